import type { Locale, Localised } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import { describeProblem } from '../../language/messages/problems.ts';
import { leadsSomewhere } from '../../language/plain-text.ts';

/** What is wrong with a statement, as a model is told it: fixed words and names, never the database's own text. */
export interface Fault {
  /** A fixed word: the problem's code, or the finding's. */
  readonly code: string;
  readonly name: string | null;
  /** Names or stored values to write instead, best first. */
  readonly nearest: readonly string[];
  readonly hint: string;
  readonly problem: Problem;
  /** What a person is told; null where the problem's own message says it. */
  readonly text: Localised | null;
}

const hints: Readonly<Record<string, string>> = {
  'sql-empty': 'write one SELECT statement',
  'sql-unparsable': 'the syntax is wrong near the name',
  'sql-several-statements': 'write a single statement',
  'sql-not-a-query': 'only a SELECT can be run',
  'sql-forbidden': 'write it without this function, clause or operator',
  'sql-unknown-table': 'use only the tables that are described',
  'sql-table-outside': 'this table exists but is not open to this question: use the described tables',
  'sql-table-not-allowed': 'use only the tables that are described',
  'sql-timeout': 'it ran too long: filter earlier, read a shorter period, or join fewer rows',
  'sql-too-costly':
    'the planner expects too much work: filter earlier, read a shorter period, or join on keys',
  'sql-missing-name': 'use only names that are described; cast types explicitly',
  'sql-type-mismatch': 'the types do not fit: cast, or compare columns of one type',
  'sql-division-by-zero': 'guard the divisor with nullif(..., 0)',
  'sql-not-allowed': 'this column is not open; answer without it',
  'sql-failed': 'rewrite this part in a simpler way',
  'sql-reads-no-data': 'read the answer from the tables; a statement of constants is no answer',
};

/** Whether another statement could do better; a database that does not answer is no fault of the statement. */
export function isOfStatement({ code }: Problem): boolean {
  return code.startsWith('sql-');
}

/** A problem of the guard, the planner or the run, without anything but its own fixed words and the statement's names. */
export function faultOf(problem: Problem, nearest: readonly string[] = []): Fault {
  const { name, what, near, reason, hint } = problem.params ?? {};
  const named = [what, name ?? near, reason].filter((part) => part !== undefined && part !== '');
  return {
    code: problem.code,
    name: named.length === 0 ? null : named.join(' ').trim(),
    nearest,
    hint: hint === undefined ? (hints[problem.code] ?? 'write it in another way') : String(hint),
    problem: told(problem),
    text: null,
  };
}

/** A function that is known takes other types than it was given; its name is none that is missing. */
function told(problem: Problem): Problem {
  const isCall =
    problem.code === 'sql-missing-name' && problem.params?.reason === 'no such function or operator';
  return isCall ? { ...problem, code: 'sql-type-mismatch' } : problem;
}

/** What a prompt holds of a fault. */
export function toldToModel({ code, name, nearest, hint }: Fault): Record<string, unknown> {
  return { code, name, nearest: nearest.slice(0, 5), hint };
}

/** The same for a person. */
export function toldToPerson({ problem, text }: Pick<Fault, 'problem' | 'text'>, locale: Locale): string {
  if (text !== null) return text[locale];
  const shown = presentable(problem);
  return describeProblem({ ...shown, params: { id: '', ...shown.params } }, locale).text;
}

/** Of a statement that holds words meant for its reader. */
export const strayTextCode = 'stray-text';

/** Whether a statement that did not stand may be shown to a person. */
export function isShowable(sql: string, { code }: Pick<Fault, 'code'>): boolean {
  return code !== strayTextCode && !leadsSomewhere(sql);
}

/** A problem names pieces of the statement; one that leads somewhere is named as nothing. */
export function presentable(problem: Problem): Problem {
  if (problem.params === undefined) return problem;
  const params = Object.entries(problem.params).map(([name, value]) => [
    name,
    typeof value === 'string' && leadsSomewhere(value) ? '…' : value,
  ]);
  return { ...problem, params: Object.fromEntries(params) };
}
