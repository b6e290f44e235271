import { type Day, type DaySpan, oneDay, weekdayOf } from '../../domain/civil-date.ts';
import { type Period, period } from './rule.ts';
import type { Found } from './scan.ts';

/** The day of a week that is this weekday, 1 = Monday. */
export function dayIn(week: DaySpan, weekday: number): Day {
  return week.from + ((weekday - weekdayOf(week.from) + 7) % 7);
}

const beside = /^\s*(?:과|와|이랑|랑|하고|및|[,·])\s*$/;

/** "지난주 금요일과 토요일": the second day lies in the week of the first. Days in a row make one stretch. */
export function pairWeekdays(text: string, found: readonly Found[]): Found[] {
  const result: Found[] = [];
  for (const each of found) {
    const before = result.at(-1);
    const paired = before === undefined ? null : pair(text, before, each);
    if (paired === null) result.push(each);
    else result.splice(-1, 1, ...paired);
  }
  return result;
}

function pair(text: string, first: Found, second: Found): readonly Found[] | null {
  if (first.reading.kind !== 'period' || second.reading.kind !== 'period') return null;
  const { week, span } = first.reading;
  const { weekday } = second.reading;
  if (week === undefined || weekday === undefined) return null;
  if (!beside.test(text.slice(first.coreEnd, second.start))) return null;
  const day = dayIn(week, weekday);
  if (day !== span.to) return [first, { ...second, reading: inWeek(oneDay(day), week) }];
  return [{ ...second, start: first.start, reading: inWeek({ from: span.from, to: day + 1 }, week) }];
}

function inWeek(span: DaySpan, week: DaySpan): Period {
  return period(span, { week });
}
