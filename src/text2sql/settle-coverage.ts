import type { DateRange, IsoDate } from '../domain/date-range.ts';
import { addDays, daysBetween, earliestOf, isSameRange, latestOf } from '../domain/iso-days.ts';
import type { Localised } from '../domain/locale.ts';
import { formatDateRange } from '../language/numbers/format.ts';
import { comparedRange } from '../language/time/compared-range.ts';
import { BEGINNING } from '../language/time/time-mention.ts';
import type { Comparison } from '../semantic-layer/metric-query.ts';

export interface AskedDays {
  readonly range: DateRange;
  readonly compare: Comparison | null;
}

/** No data at all, too few to compare with, or no whole day to compare yet. */
export type Obstacle = 'outside' | 'compared-outside' | 'not-over';

export type SettledDays =
  | { readonly kind: 'as-asked' }
  /** `partly`: days that were asked for are missing, beyond a day that is not over. */
  | (AskedDays & { readonly kind: 'moved'; readonly partly: boolean; readonly note: Localised })
  /** `asked` are the days that stand in the way. */
  | { readonly kind: 'problem'; readonly why: Obstacle; readonly asked: DateRange };

/**
 * Fits the asked days to those that hold data, so that no number is told of days without any: outside there is no
 * answer, partly outside the days inside count. A comparison sets whole days against as many whole days, or is refused.
 */
export function settleDays(asked: AskedDays, data: DateRange, today: IsoDate): SettledDays {
  const { range, compare } = asked;
  const inside = within(range, data);
  if (inside === null) return { kind: 'problem', why: 'outside', asked: range };
  if (compare !== null) return settleComparison(range, compare, data, today);
  if (isSameRange(inside, range)) return { kind: 'as-asked' };
  const isStartless = range.from === BEGINNING;
  const partly = (!isStartless && inside.from > range.from) || inside.to < earliestOf(range.to, today);
  return { kind: 'moved', range: inside, compare: null, partly, note: insideNote(inside, data) };
}

function settleComparison(
  range: DateRange,
  compare: Comparison,
  data: DateRange,
  today: IsoDate,
): SettledDays {
  const whole = { from: range.from, to: earliestOf(range.to, data.to, today) };
  if (whole.to <= whole.from) return { kind: 'problem', why: 'not-over', asked: range };
  const other = isSameRange(whole, range) ? compare.range : otherSide(whole, compare);
  const missing = [other, whole].find(({ from, to }) => from < data.from || to > data.to);
  if (missing !== undefined) return { kind: 'problem', why: 'compared-outside', asked: missing };
  if (isSameRange(whole, range)) return { kind: 'as-asked' };
  return {
    kind: 'moved',
    range: whole,
    compare: { kind: compare.kind, range: other },
    partly: whole.to < earliestOf(range.to, today),
    note: wholeDaysNote(whole, other),
  };
}

/** As many days from the start of the other side, or the whole of it where it is shorter. */
function otherSide(whole: DateRange, { kind, range }: Comparison): DateRange {
  if (kind !== 'explicit') return comparedRange(whole, kind);
  return {
    from: range.from,
    to: earliestOf(range.to, addDays(range.from, daysBetween(whole.from, whole.to))),
  };
}

function within(range: DateRange, data: DateRange): DateRange | null {
  const from = latestOf(range.from, data.from);
  const to = earliestOf(range.to, data.to);
  return from < to ? { from, to } : null;
}

function insideNote(inside: DateRange, data: DateRange): Localised {
  const [first, last] = [data.from, addDays(data.to, -1)];
  return {
    ko: `데이터가 ${first}부터 ${last}까지 있어서 그 안의 날만 셉니다: ${formatDateRange(inside, 'ko')}`,
    en: `Data exist from ${first} to ${last}, so only the days inside count: ${formatDateRange(inside, 'en')}`,
  };
}

function wholeDaysNote(whole: DateRange, other: DateRange): Localised {
  const [last, same] = [addDays(whole.to, -1), lengthOf(whole) === lengthOf(other)];
  return {
    ko: `데이터가 다 있는 마지막 날(${last})까지 ${same ? '같은 날수로 ' : ''}비교합니다: ${formatDateRange(whole, 'ko')} / ${formatDateRange(other, 'ko')}`,
    en: `Compared up to the last whole day of data (${last})${same ? ', the same number of days on both sides' : ''}: ${formatDateRange(whole, 'en')} / ${formatDateRange(other, 'en')}`,
  };
}

function lengthOf({ from, to }: DateRange): number {
  return daysBetween(from, to);
}
