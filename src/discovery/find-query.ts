import type { Outcome } from '../domain/outcome.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { CheckedQuery } from '../warehouse/guard/guard-scope.ts';

/** The guard, for one asker. */
export type CheckQuery = (sql: string) => Outcome<CheckedQuery>;

/** Comments may stand before a statement. Each character can be read in one way only, so that none is read twice. */
const statement =
  /^(?:\s|--[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/)*(?:\(\s*)?(?:select|with|explain|insert|update|delete|merge|create|alter|drop|truncate|grant|copy)\b/i;
const beginning = /\b(?:select|with)\b/gi;

/** Prose has "with" and "select" as well, and each costs a few parses: `characters` is how much of a message they may read. */
const most = { beginnings: 8, ends: 12, characters: 240_000 } as const;

/** What prose around a statement, or half of one, looks like to the guard. */
const unreadable: ReadonlySet<ProblemCode> = new Set(['sql-unparsable', 'sql-empty', 'sql-bad-characters']);

/**
 * The first statement of a message: in a code block or between backticks, else from SELECT or WITH on as far as it parses.
 * Null where there is none; the guard's problem where one stands there that may not be read.
 */
export function findQuery(text: string, check: CheckQuery): Outcome<CheckedQuery> | null {
  const [code] = codeIn(text).filter((piece) => statement.test(piece));
  if (code !== undefined) return firstOf(code, check);
  const begun = [...text.matchAll(beginning)].slice(0, most.beginnings).map(({ index }) => text.slice(index));
  const found = firstReadable(begun.flatMap(endsOf), check);
  if (found !== null) return found;
  const [likely] = begun.filter((tail) => /^select\b[\s\S]+\bfrom\b/i.test(tail));
  return likely === undefined ? null : check(likely);
}

/** A fenced block without the name of its language, then what stands between single backticks. */
function codeIn(text: string): string[] {
  const fenced = [...text.matchAll(/```(?:[a-z]+\n)?([\s\S]*?)```/gi)].map(([, code = '']) => code);
  const inline = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return [...fenced, ...inline];
}

/** Of several statements the first. */
function firstOf(code: string, check: CheckQuery): Outcome<CheckedQuery> {
  const whole = check(code);
  if (whole.ok || whole.problem.code !== 'sql-several-statements') return whole;
  return firstReadable(endsOf(code), check) ?? whole;
}

function firstReadable(pieces: readonly string[], check: CheckQuery): Outcome<CheckedQuery> | null {
  let left: number = most.characters;
  for (const piece of pieces) {
    left -= piece.length;
    if (left < 0) return null;
    const checked = check(piece);
    if (checked.ok || !unreadable.has(checked.problem.code)) return checked;
  }
  return null;
}

/** Up to each semicolon, the whole, and without its last lines one after the other. */
function endsOf(tail: string): string[] {
  const semicolons = placesOf(/;/g, tail).slice(0, most.ends);
  const lineEnds = [...placesOf(/\n/g, tail), tail.length].slice(-most.ends).toReversed();
  return [...semicolons, ...lineEnds].map((end) => tail.slice(0, end));
}

function placesOf(mark: RegExp, text: string): readonly number[] {
  return [...text.matchAll(mark)].map(({ index }) => index);
}
