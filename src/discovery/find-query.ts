import { failed, type Outcome } from '../domain/outcome.ts';
import type { ProblemCode } from '../domain/problem.ts';
import type { CheckedQuery } from '../warehouse/guard/guard-scope.ts';

/** The guard, for one asker. */
export type CheckQuery = (sql: string) => Outcome<CheckedQuery>;

/** The words of a message that may be a statement, the likeliest first. */
const statement =
  /^\s*(?:(?:--[^\n]*\n|\/\*[\s\S]*?\*\/)\s*)*\(?\s*(?:select|with|explain|insert|update|delete|merge|create|alter|drop|truncate|grant|copy)\b/i;
const beginning = /\b(?:select|with)\b/gi;

/** Prose has "with" and "select" as well; each costs a few parses. */
const mostBeginnings = 8;
const mostEnds = 12;

/** What prose around a statement, or half of one, looks like to the guard. */
const unreadable: ReadonlySet<ProblemCode> = new Set(['sql-unparsable', 'sql-empty', 'sql-bad-characters']);

/**
 * The first statement of a message: in a code block or between backticks, else from SELECT or WITH on as far as it parses.
 * Null where there is none; the guard's problem where one stands there that may not be read.
 */
export function findQuery(text: string, check: CheckQuery): Outcome<CheckedQuery> | null {
  const [code] = codeIn(text).filter((piece) => statement.test(piece));
  if (code !== undefined) return firstOf(code, check);
  const begun = [...text.matchAll(beginning)].slice(0, mostBeginnings).map(({ index }) => text.slice(index));
  for (const tail of begun) {
    for (const piece of endsOf(tail)) {
      const checked = check(piece);
      if (checked.ok || !unreadable.has(checked.problem.code)) return checked;
    }
  }
  const [likely] = begun.filter((tail) => /^select\b[\s\S]+\bfrom\b/i.test(tail));
  return likely === undefined ? null : failed(unparsable(check(likely)));
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
  for (const piece of endsOf(code)) {
    const checked = check(piece);
    if (checked.ok || !unreadable.has(checked.problem.code)) return checked;
  }
  return whole;
}

/** Up to each semicolon, the whole, and without its last lines one after the other. */
function endsOf(tail: string): string[] {
  const closed = [...tail.matchAll(/;/g)].map(({ index }) => tail.slice(0, index));
  const lines = tail.split('\n');
  const cut = lines.map((_, at) => lines.slice(0, lines.length - at).join('\n'));
  return [...closed.slice(0, mostEnds), ...cut.slice(0, mostEnds)];
}

function unparsable(checked: Outcome<CheckedQuery>) {
  return checked.ok ? ({ code: 'sql-unparsable' } as const) : checked.problem;
}
