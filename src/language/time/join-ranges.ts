import { type DaySpan, partsOf } from '../../domain/civil-date.ts';
import { noLetterAfter } from './letters.ts';
import { type Now, type Period, period, problem, type Reading } from './rule.ts';
import type { Found } from './scan.ts';

const longestWrap = 183;

const from = /\bfrom\s+(?:the\s+)?$/i;
const between = /\bbetween\s+(?:the\s+)?$/i;
const untilTail = new RegExp(`^\\s*까지(?:의|는|만|도|로)?${noLetterAfter}`);
const amongTail = new RegExp(`^\\s*사이(?:의|에|에서|는)?${noLetterAfter}`);

interface Join {
  readonly gap: RegExp;
  /** What must stand before the first expression; taken into the mention when it does. */
  readonly before?: RegExp;
  readonly beforeNeeded?: boolean;
  readonly after?: RegExp;
  readonly afterNeeded?: boolean;
}

const joins: readonly Join[] = [
  { gap: /^\s*(?:부터|[~∼〜–—-])\s*$/, before: from, after: untilTail },
  { gap: /^\s*에서\s*$/, after: untilTail, afterNeeded: true },
  { gap: /^\s*(?:와|과|부터|에서)\s*$/, after: amongTail, afterNeeded: true },
  { gap: /^\s*(?:to|through|thru|until|till|up\s+to)\s+(?:the\s+)?$/i, before: from },
  { gap: /^\s*and\s+(?:the\s+)?$/i, before: between, beforeNeeded: true },
];

/** Makes one range of two expressions that are its ends: 3월 1일부터 7일까지, from March 1 to March 7, 3/1~3/7. */
export function joinRanges(text: string, found: readonly Found[], now: Now): Found[] {
  const result: Found[] = [];
  for (let index = 0; index < found.length; index += 1) {
    const [first, second] = [found[index], found[index + 1]];
    if (first === undefined) break;
    const joined = second === undefined ? null : joinPair(text, first, second, now);
    result.push(joined ?? first);
    if (joined !== null) index += 1;
  }
  return result;
}

function joinPair(text: string, first: Found, second: Found, now: Now): Found | null {
  const gap = text.slice(first.coreEnd, second.start);
  for (const join of joins) {
    const frame = join.gap.test(gap) ? frameOf(text, first, second, join) : null;
    const reading = frame === null ? null : rangeBetween(first.reading, second.reading, now);
    if (frame !== null && reading !== null) return { ...frame, coreEnd: frame.end, reading };
  }
  return null;
}

/** Where the joined expression starts and ends, or null when a word it needs is missing. */
function frameOf(
  text: string,
  first: Found,
  second: Found,
  join: Join,
): { start: number; end: number } | null {
  const before = join.before?.exec(text.slice(0, first.start))?.[0];
  const after = join.after?.exec(text.slice(second.coreEnd))?.[0];
  if (join.beforeNeeded && before === undefined) return null;
  if (join.afterNeeded && after === undefined) return null;
  return {
    start: first.start - (before?.length ?? 0),
    end: after === undefined ? second.end : second.coreEnd + after.length,
  };
}

function rangeBetween(first: Reading, second: Reading, now: Now): Reading | null {
  if (isProblem(first)) return first;
  if (isProblem(second)) return second;
  if (first.kind !== 'period' || second.kind !== 'period') return null;
  if (first.rolling || second.rolling || first.openStart || second.startOnly) return null;
  const ends = placed(first, second, now);
  if (ends === null || ends.last.to <= ends.first.from) return problem('reversed-range');
  const start = first.anchor ?? ends.first.from;
  const to = second.anchor === undefined ? ends.last.to : second.anchor + 1;
  if (to <= start) return problem('reversed-range');
  return period({ from: start, to }, { named: second.named ?? false, rolling: true });
}

function isProblem(reading: Reading): boolean {
  return reading.kind === 'fixed' && reading.meaning.kind === 'problem';
}

/** Gives each end the year, month or week its words leave open, so that they lie beside each other. */
function placed(first: Period, second: Period, now: Now): { first: DaySpan; last: DaySpan } | null {
  if (second.recurring === undefined) {
    const start = first.recurring?.lastUpTo(second.span.from) ?? first.span;
    return { first: start, last: second.span };
  }
  const last = second.recurring.firstFrom(first.span.from);
  if (last === null || wrapsTooFar(first, second, last)) return null;
  if (last.from <= now.today || !roundsTogether(first, second)) return { first: first.span, last };
  const earlier = first.recurring?.lastUpTo(first.span.from - 1) ?? first.span;
  return { first: earlier, last: second.recurring.firstFrom(earlier.from) ?? last };
}

/** 3월 7일부터 3월 1일까지 is a slip, 12월 25일부터 1월 5일까지 a turn of the year. */
function wrapsTooFar(first: Period, second: Period, last: DaySpan): boolean {
  const every = second.recurring?.every;
  if (every === 'year') return last.from - first.span.from > longestWrap && !sameYear(first.span, last);
  if (every === 'month' && first.recurring?.every !== 'month') {
    return partsOf(last.from).month !== partsOf(first.span.from).month;
  }
  return false;
}

function sameYear(one: DaySpan, other: DaySpan): boolean {
  return partsOf(one.from).year === partsOf(other.from).year;
}

/** "25일부터 5일까지" and "Monday to Friday" mean the latest whole round. */
function roundsTogether(first: Period, second: Period): boolean {
  const every = second.recurring?.every;
  return every !== 'year' && every === first.recurring?.every;
}
