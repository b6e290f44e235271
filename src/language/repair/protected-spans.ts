import type { Clock } from '../../domain/date-range.ts';
import { readNumbers } from '../numbers/read-numbers.ts';
import { readTime } from '../time/read-time.ts';
import type { Holiday } from '../time/time-mention.ts';
import { fillerPhrases, type Span } from '../tokens/filler.ts';

/** Whether a word is a time expression does not depend on the day it is asked. */
const anyClock: Clock = { now: new Date(0), timeZone: 'UTC', weekStart: 'monday' };
const noHolidays: readonly Holiday[] = [];

const statement =
  /^\s*\(*\s*(?:(?:select|insert|update|delete|create|alter|drop|explain|merge|values)\b[\s\S]*\b(?:from|into|table|set|select|where|limit|using)\b|select\s+[\d'*]|with\b[\s\S]*\bas\s*\()/i;

const verbatim = [
  /```[\s\S]*?(?:```|$)/gu,
  /`[^`\n]*`/gu,
  /"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’|「[^」\n]*」|『[^』\n]*』/gu,
  /(?<![\p{L}\p{N}])'[^'\n]*'(?![\p{L}\p{N}])/gu,
  /https?:\/\/\S+|\S+@\S+\.\S+/giu,
  /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)+/gu,
  /(?=[A-Za-z0-9_]*(?:[0-9_]|[a-z][A-Z]))[A-Za-z_][A-Za-z0-9_]*/gu,
];

/** True for text that is SQL: it is taken exactly as written. */
export function isStatement(text: string): boolean {
  return statement.test(text);
}

/** What is never touched: quotations, code, addresses, identifiers, time expressions, numbers, polite phrases. */
export function protectedSpans(text: string): Span[] {
  const quoted = verbatim.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: match }) => ({ start: index, end: index + match.length })),
  );
  return [
    ...quoted,
    ...readTime(text, anyClock, noHolidays),
    ...readNumbers(text).filter((number) => standsAlone(text, number)),
    ...fillerPhrases(text),
  ];
}

/** "매출상위10개가게" has a number run together with words, which spacing may still part. */
function standsAlone(text: string, { start, end }: Span): boolean {
  return (
    !/\p{Script=Hangul}$/u.test(text.slice(0, start)) &&
    !/^\p{Script=Hangul}[\p{Script=Hangul}\p{N}]/u.test(text.slice(end))
  );
}

/** True when the text is one time expression from end to end. */
export function isTimeText(text: string): boolean {
  return readTime(text, anyClock, noHolidays).some(({ start, end }) => start === 0 && end === text.length);
}
