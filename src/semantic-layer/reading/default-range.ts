import { firstOfMonth, partsOf, todayOf, toIso, weekOf } from '../../domain/civil-date.ts';
import type { Clock, DateRange, TimeGrain } from '../../domain/date-range.ts';
import type { Localised } from '../../domain/locale.ts';
import { BEGINNING } from '../../language/time/time-mention.ts';

export interface DefaultRange {
  readonly range: DateRange;
  readonly length: Localised;
}

const days = 30;
const weeks = 12;
const months = 12;

/**
 * Without a range in the question: days up to and including yesterday, as many as its steps in time need to be seen.
 * Thirty days hold one month and a bit, so coarser steps get more of them.
 */
export function defaultRange(grains: readonly TimeGrain[], clock: Clock): DefaultRange {
  const today = todayOf(clock);
  const upTo = (from: number, length: Localised, to = today): DefaultRange => ({
    range: { from: toIso(from), to: toIso(to) },
    length,
  });
  if (grains.includes('year') || grains.includes('quarter')) {
    const length = { ko: '어제까지 모든 날', en: 'all days up to yesterday' };
    return { range: { from: BEGINNING, to: toIso(today) }, length };
  }
  if (grains.includes('month')) {
    const { year, month } = partsOf(today - 1);
    return upTo(firstOfMonth(year, month - months + 1), {
      ko: `어제까지 최근 ${months}개월`,
      en: `the last ${months} months up to yesterday`,
    });
  }
  if (grains.includes('week')) {
    const thisWeek = weekOf(today, clock.weekStart).from;
    const length = { ko: `지난주까지 최근 ${weeks}주`, en: `the last ${weeks} whole weeks` };
    return upTo(thisWeek - 7 * weeks, length, thisWeek);
  }
  return upTo(today - days, {
    ko: `어제까지 최근 ${days}일`,
    en: `the last ${days} days up to yesterday`,
  });
}
