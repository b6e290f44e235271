import { noLetterAfter, noLetterBefore } from './letters.ts';
import { type Now, type Period, period } from './rule.ts';
import type { Found } from './scan.ts';

interface Opening {
  readonly where: 'before' | 'after';
  readonly words: RegExp;
  span(one: Period, now: Now): Period['span'] | null;
}

const beginning = 0;

const openings: readonly Opening[] = [
  {
    where: 'after',
    words: new RegExp(`^\\s*(?:부터|(?:이후|이래)(?:로|에|의|로는|부터)?)(?:의|는)?${noLetterAfter}`),
    span: sinceStart,
  },
  {
    where: 'after',
    words: new RegExp(`^\\s*(?:전까지|이\\s*되기\\s*전)(?:의|는)?${noLetterAfter}`),
    span: beforeStart,
  },
  { where: 'after', words: new RegExp(`^\\s*까지(?:의|는|만|도)?${noLetterAfter}`), span: untilEnd },
  {
    where: 'after',
    words: new RegExp(`^\\s*이전(?:까지)?(?:의|에|은)?${noLetterAfter}`),
    span: (one) => (one.span.to - one.span.from === 1 ? untilEnd(one) : beforeStart(one)),
  },
  {
    where: 'before',
    words: new RegExp(`${noLetterBefore}(?:since|starting(?:\\s+(?:from|on))?)\\s+(?:the\\s+)?$`, 'i'),
    span: sinceStart,
  },
  {
    where: 'before',
    words: new RegExp(`${noLetterBefore}after\\s+(?:the\\s+)?$`, 'i'),
    span: (one, now) => ({ from: one.span.to, to: now.today + 1 }),
  },
  {
    where: 'before',
    words: new RegExp(`${noLetterBefore}(?:until|till|through|up\\s+to)\\s+(?:the\\s+)?$`, 'i'),
    span: untilEnd,
  },
  {
    where: 'before',
    words: new RegExp(`${noLetterBefore}(?:before|prior\\s+to)\\s+(?:the\\s+)?$`, 'i'),
    span: beforeStart,
  },
];

const onwards = new RegExp(`^\\s+(?:on|onwards?|forward)${noLetterAfter}`, 'i');
const fromWord = new RegExp(`${noLetterBefore}from\\s+(?:the\\s+)?$`, 'i');

/** Extends an expression by 부터, 까지, 이후, 이전, since, until, after, before; leaves it alone when none stands by it. */
export function openRange(text: string, found: Found, now: Now): Found {
  const { reading } = found;
  if (reading.kind !== 'period' || reading.rolling || reading.openStart) return found;
  const [before, after] = [text.slice(0, found.start), text.slice(found.coreEnd)];
  for (const opening of openings) {
    const match = opening.words.exec(opening.where === 'before' ? before : after);
    const span = match === null ? null : opening.span(reading, now);
    if (match !== null && span !== null) return extended(found, opening.where, match[0].length, span);
  }
  const [from, on] = [fromWord.exec(before), onwards.exec(after)];
  const since = sinceStart(reading, now);
  if (from === null || on === null) return found;
  return { ...extended(found, 'after', on[0].length, since), start: found.start - from[0].length };
}

function extended(found: Found, where: Opening['where'], length: number, span: Period['span']): Found {
  const reading = period(span, { rolling: true, openStart: span.from === beginning });
  if (where === 'before') return { ...found, start: found.start - length, reading };
  return { ...found, coreEnd: found.coreEnd + length, end: found.coreEnd + length, reading };
}

function sinceStart(one: Period, now: Now) {
  return { from: one.anchor ?? one.span.from, to: Math.max(now.today, one.anchor ?? one.span.from) + 1 };
}

function untilEnd(one: Period) {
  return { from: beginning, to: one.anchor === undefined ? one.span.to : one.anchor + 1 };
}

function beforeStart(one: Period) {
  return { from: beginning, to: one.anchor ?? one.span.from };
}
