import { DatabaseError } from '../database/database-error.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { hintOf } from './run-hint.ts';

/** Own words for PostgreSQL's error classes; its message can quote rows and names that the asker may not see. */
const codes: Readonly<Record<string, ProblemCode>> = {
  '57014': 'sql-timeout',
  '42P01': 'sql-missing-name',
  '42703': 'sql-missing-name',
  '42704': 'sql-missing-name',
  '42883': 'sql-missing-name',
  '3F000': 'sql-missing-name',
  '42804': 'sql-type-mismatch',
  '42846': 'sql-type-mismatch',
  '42725': 'sql-type-mismatch',
  '42P18': 'sql-type-mismatch',
  '22P02': 'sql-type-mismatch',
  '22007': 'sql-type-mismatch',
  '22008': 'sql-type-mismatch',
  '22012': 'sql-division-by-zero',
  '42501': 'sql-not-allowed',
};

const codesOfClass: Readonly<Record<string, ProblemCode>> = {
  '08': 'warehouse-unreachable',
  '53': 'sql-too-costly',
  '54': 'sql-too-costly',
};

/** Named for whoever repairs the statement; `sql-failed` alone says too little. */
const reasons: Readonly<Record<string, string>> = {
  '42803': 'grouping',
  '42883': 'no such function or operator',
  '42725': 'ambiguous function',
  '42846': 'no such cast',
  '42804': 'types differ',
  '42P18': 'unknown type',
  '42702': 'ambiguous column',
  '42712': 'duplicate alias',
  '42P20': 'window',
  '42P10': 'column reference',
  '42601': 'syntax',
  '21000': 'more than one row',
  '22003': 'number out of range',
};

/**
 * Anything that is not the database's answer is a bug and is thrown on. Beside `state`, a problem of the statement has
 * `name` (as the statement writes it), `reason` and `hint` (how such a fault is mended) as far as they are known.
 */
export function problemOfRun(error: unknown, text: string, timeoutMs: number): Problem {
  if (!(error instanceof DatabaseError)) throw error;
  const state = error.sqlState ?? '';
  const named = identifierAt(text, error.position);
  const known = codes[state] ?? codesOfClass[state.slice(0, 2)] ?? 'sql-failed';
  const code = known === 'sql-missing-name' && named === null ? nameless(state) : known;
  return { code, params: paramsOf(code, error, named, timeoutMs), cause: error };
}

/** `operator does not exist: text = integer` points at an operator: the types are what is wrong. */
function nameless(state: string): ProblemCode {
  return state === '42883' ? 'sql-type-mismatch' : 'sql-failed';
}

function paramsOf(
  code: ProblemCode,
  error: DatabaseError,
  named: string | null,
  timeoutMs: number,
): Record<string, string | number> {
  if (code === 'sql-timeout') return { seconds: timeoutMs / 1_000 };
  const state = error.sqlState ?? '';
  const reason = reasons[state];
  const hint = hintOf(state, messageOf(error));
  return {
    state,
    ...(named === null ? {} : { name: named }),
    ...(reason === undefined ? {} : { reason }),
    ...(hint === null ? {} : { hint }),
  };
}

function messageOf({ cause }: DatabaseError): string {
  return typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : '';
}

/** The name at the place the server points to, as the statement itself writes it. `position` counts from 1. */
function identifierAt(text: string, position: number | null): string | null {
  if (position === null || position < 1) return null;
  const rest = [...text].slice(position - 1).join('');
  const name =
    /^(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)(?:\.(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*))*/u.exec(
      rest,
    );
  return name === null ? null : name[0].slice(0, 128);
}
