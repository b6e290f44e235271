import {
  addMonths,
  type Day,
  type DaySpan,
  fromIso,
  partsOf,
  shifted,
  toRange,
} from '../../domain/civil-date.ts';
import type { DateRange, IsoDate } from '../../domain/date-range.ts';
import type { CompareKind } from './time-mention.ts';

/**
 * The range a comparison looks at: the main range moved back by a day, week, month, quarter or year, or by its own
 * length (`previous-period`). Whole months stay whole months (3월 -> 2월), other ends are clamped to days that exist.
 */
export function comparedRange(range: DateRange, compare: Exclude<CompareKind, 'explicit'>): DateRange {
  const span = { from: dayIn(range.from), to: dayIn(range.to) };
  return toRange(movedBack(span, compare));
}

function movedBack(span: DaySpan, compare: Exclude<CompareKind, 'explicit'>): DaySpan {
  switch (compare) {
    case 'previous-day':
      return shifted(span, -1);
    case 'previous-week':
      return shifted(span, -7);
    case 'previous-month':
      return byMonths(span, 1);
    case 'previous-quarter':
      return byMonths(span, 3);
    case 'previous-year':
      return byMonths(span, 12);
    case 'previous-period':
      return wholeMonths(span) > 0 ? byMonths(span, wholeMonths(span)) : shifted(span, span.from - span.to);
  }
}

/**
 * Moves the first and the last day, so that 3월 1일 ~ 31일 (up to 4월 1일) becomes 2월 1일 ~ 28일 and never an empty range.
 * Where the other month has not these very days, as many days from the first one count: seven are never set against six.
 * From the first of a month on, of another year, and where those days would reach into the span itself, the dates stay.
 */
function byMonths(span: DaySpan, count: number): DaySpan {
  if (wholeMonths(span) > 0) return { from: addMonths(span.from, -count), to: addMonths(span.to, -count) };
  const moved = { from: addMonths(span.from, -count), to: addMonths(span.to - 1, -count) + 1 };
  const asLong = { from: moved.from, to: moved.from + span.to - span.from };
  const keepsDates = count >= 12 || partsOf(span.from).day === 1 || asLong.to > span.from;
  return keepsDates ? moved : asLong;
}

/** How many calendar months a span covers exactly; 0 when its ends are not firsts of months. */
function wholeMonths(span: DaySpan): number {
  const from = partsOf(span.from);
  const to = partsOf(span.to);
  if (from.day !== 1 || to.day !== 1) return 0;
  return (to.year - from.year) * 12 + to.month - from.month;
}

function dayIn(iso: IsoDate): Day {
  const day = fromIso(iso);
  if (day === null) throw new RangeError(`not a calendar day: ${iso}`);
  return day;
}
