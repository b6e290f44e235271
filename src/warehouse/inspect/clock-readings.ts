import type { CheckedQuery } from '../guard/guard-scope.ts';
import { builtinName, type Fields, isFields, list, strings, text, unwrap } from '../guard/tree.ts';
import { namesOfValues } from './output-name.ts';

/**
 * What a checked statement reads off the server's clock, each once as it is called there: `now`, `current_date`, `age`
 * with one argument, `today` as a date. The server may live on another day than a question does.
 */
export function clockReadings({ tree }: Pick<CheckedQuery, 'tree'>): readonly string[] {
  const found = new Set<string>();
  const left: unknown[] = [tree];
  while (left.length > 0) {
    const value = left.pop();
    const reading = readingOf(value);
    if (reading !== null) found.add(reading);
    if (Array.isArray(value) || isFields(value)) left.push(...Object.values(value));
  }
  return [...found].sort();
}

/** Whether PostgreSQL reads a text as a moment of its own clock, once it is a date or a time. */
export function isClockWord(literal: string): boolean {
  return /^\s*(?:now|today|tomorrow|yesterday)(?![\p{L}\p{N}_])/iu.test(literal);
}

const functions: ReadonlySet<string> = new Set([
  'now',
  'clock_timestamp',
  'statement_timestamp',
  'transaction_timestamp',
  'timeofday',
]);

const times: ReadonlySet<string> = new Set(['date', 'time', 'timetz', 'timestamp', 'timestamptz']);

type Reader = (fields: Fields) => string | null;

const readers: Readonly<Record<string, Reader>> = {
  SQLValueFunction: ({ op }) => namesOfValues[text(op)] ?? null,
  FuncCall({ funcname, args }) {
    const name = builtinName(strings(funcname)) ?? '';
    return functions.has(name) || (name === 'age' && list(args).length === 1) ? name : null;
  },
  TypeCast({ typeName, arg }) {
    const type = isFields(typeName) ? strings(typeName.names).at(-1) : undefined;
    const word = literalOf(arg);
    return times.has(type ?? '') && word !== null && isClockWord(word) ? word.trim().toLowerCase() : null;
  },
};

function readingOf(value: unknown): string | null {
  const node = unwrap(value);
  if (node === null || !Object.hasOwn(readers, node.type)) return null;
  return readers[node.type]?.(node.fields) ?? null;
}

function literalOf(value: unknown): string | null {
  const node = unwrap(value);
  if (node?.type === 'TypeCast') return literalOf(node.fields.arg);
  if (node?.type !== 'A_Const' || !isFields(node.fields.sval)) return null;
  return text(node.fields.sval.sval);
}
