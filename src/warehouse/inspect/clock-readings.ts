import type { CheckedQuery } from '../guard/guard-scope.ts';
import {
  builtinName,
  type Fields,
  list,
  type Node,
  nodesIn,
  stringOf,
  strings,
  text,
  typeNameOf,
  unwrap,
} from '../guard/tree.ts';
import { namesOfValues } from './output-name.ts';

/**
 * What a checked statement reads off the server's clock, each once as it is called there: `now`, `current_date`, `age`
 * with one argument, `today` as a date. The server may live on another day than a question does.
 */
export function clockReadings({ tree }: Pick<CheckedQuery, 'tree'>): readonly string[] {
  const found = nodesIn(tree).flatMap((node) => readingOf(node) ?? []);
  return [...new Set(found)].sort();
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
    const word = literalOf(arg);
    return times.has(typeNameOf(typeName)) && word !== null && isClockWord(word)
      ? word.trim().toLowerCase()
      : null;
  },
};

function readingOf({ type, fields }: Node): string | null {
  return Object.hasOwn(readers, type) ? (readers[type]?.(fields) ?? null) : null;
}

function literalOf(value: unknown): string | null {
  const node = unwrap(value);
  return node?.type === 'TypeCast' ? literalOf(node.fields.arg) : stringOf(value);
}
