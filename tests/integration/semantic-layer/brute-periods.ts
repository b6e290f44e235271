import type { TimeGrain } from '../../../src/domain/date-range.ts';
import type { MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import type { Value } from './brute-world.ts';

export function periodOf(
  moment: string | null,
  grain: TimeGrain,
  query: MetricQuery,
  period: 'current' | 'previous',
): Value {
  if (moment === null) return null;
  const day = moment.slice(0, 10);
  if (grain === 'hour-of-day') return Number(moment.slice(11, 13));
  if (grain === 'day-of-week') return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const start = startOf(day, grain);
  if (period === 'current' || !query.range || !query.compare) return start;
  const place = stepsBetween(startOf(query.compare.range.from, grain), start, grain);
  return stepped(startOf(query.range.from, grain), place, grain);
}

function startOf(day: string, grain: TimeGrain): string {
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  if (grain === 'year') return `${day.slice(0, 4)}-01-01`;
  if (grain === 'quarter')
    return `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  if (grain === 'day') return day;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

function stepped(day: string, places: number, grain: TimeGrain): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (grain === 'day') date.setUTCDate(date.getUTCDate() + places);
  if (grain === 'week') date.setUTCDate(date.getUTCDate() + 7 * places);
  if (grain === 'month') date.setUTCMonth(date.getUTCMonth() + places);
  if (grain === 'quarter') date.setUTCMonth(date.getUTCMonth() + 3 * places);
  if (grain === 'year') date.setUTCFullYear(date.getUTCFullYear() + places);
  return date.toISOString().slice(0, 10);
}

function stepsBetween(from: string, to: string, grain: TimeGrain): number {
  let places = 0;
  while (stepped(from, places, grain) < to) places += 1;
  return places;
}

/**
 * A plain series shows every period of its range (and of the compared one, moved onto it); not where a filter on what a
 * day itself has (its weather) says which days are asked for.
 */
export function emptyPeriods(query: MetricQuery): readonly Value[] {
  const [only, second] = query.groupings;
  if (only?.kind !== 'time' || second || !query.range) return [];
  const { grain } = only;
  const picksDays = query.filters.some(({ dimension }) => dimension === 'weather');
  if (picksDays && (grain === 'day' || grain === 'day-of-week')) return [];
  if (grain === 'hour-of-day') return Array.from({ length: 24 }, (_, at) => at);
  if (grain === 'day-of-week') return Array.from({ length: 7 }, (_, at) => at + 1);
  const periods = new Set<string>();
  for (let day = query.range.from; day < query.range.to; day = stepped(day, 1, 'day'))
    periods.add(startOf(day, grain));
  if (query.compare) {
    const { from, to } = query.compare.range;
    for (let day = from; day < to; day = stepped(day, 1, 'day')) {
      periods.add(
        stepped(
          startOf(query.range.from, grain),
          stepsBetween(startOf(from, grain), startOf(day, grain), grain),
          grain,
        ),
      );
    }
  }
  return [...periods];
}
