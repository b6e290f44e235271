import { type Day, type DaySpan, dayOf, oneDay, partsOf, weekdayOf } from '../../domain/civil-date.ts';
import { type Now, type Period, period, problem, type Reading, type Recurring } from './rule.ts';

/** Enough years to meet 29 February across a century that skips it. */
const yearsToTry = 9;
const monthsToTry = 3;

/** A part of the year without its year (3월, 1분기): the latest that has begun. `spanIn` is null in years without it. */
export function latestInYear(
  now: Now,
  spanIn: (year: number) => DaySpan | null,
  more: Omit<Period, 'kind' | 'span'> = {},
): Reading {
  const recurring = yearly(spanIn);
  const span = recurring.lastUpTo(now.today);
  return span === null ? problem('impossible-date') : period(span, { ...more, recurring });
}

/** The same, but over before the current one began: 지난 3월, asked in March, is last year's. */
export function latestBeforeThis(
  now: Now,
  spanIn: (year: number) => DaySpan | null,
  more: Omit<Period, 'kind' | 'span'> = {},
): Reading {
  const current = yearly(spanIn).lastUpTo(now.today);
  if (current === null) return problem('impossible-date');
  const span = current.to > now.today ? yearly(spanIn).lastUpTo(current.from - 1) : current;
  return span === null ? problem('impossible-date') : period(span, more);
}

/** A day of the month without its month (15일): the latest not in the future. */
export function latestDayOfMonth(now: Now, date: number): Reading {
  const recurring = monthly(date);
  const span = recurring.lastUpTo(now.today);
  return span === null ? problem('impossible-date') : period(span, { recurring });
}

/** A weekday alone: the latest, today included. */
export function latestWeekday(now: Now, weekday: number): Period {
  const recurring = weekly(weekday);
  return period(oneDay(lastWeekday(now.today, weekday)), { recurring, weekday });
}

export function lastWeekday(upTo: Day, weekday: number): Day {
  return upTo - ((weekdayOf(upTo) - weekday + 7) % 7);
}

function yearly(spanIn: (year: number) => DaySpan | null): Recurring {
  const near = (day: Day, step: 1 | -1) => {
    const { year } = partsOf(day);
    return Array.from({ length: yearsToTry }, (_, index) => spanIn(year + index * step));
  };
  return chooser('year', near);
}

function monthly(date: number): Recurring {
  const near = (day: Day, step: 1 | -1) => {
    const { year, month } = partsOf(day);
    return Array.from({ length: monthsToTry }, (_, index) => dateInMonth(year, month + index * step, date));
  };
  return chooser('month', near);
}

function weekly(weekday: number): Recurring {
  return chooser('week', (day, step) => {
    const last = lastWeekday(day, weekday);
    return [oneDay(last), oneDay(last + 7 * step)];
  });
}

function chooser(
  every: Recurring['every'],
  near: (day: Day, step: 1 | -1) => readonly (DaySpan | null)[],
): Recurring {
  return {
    every,
    firstFrom: (day) => near(day, 1).find((span) => span !== null && span.from >= day) ?? null,
    lastUpTo: (day) => near(day, -1).find((span) => span !== null && span.from <= day) ?? null,
  };
}

function dateInMonth(year: number, month: number, date: number): DaySpan | null {
  const shiftedYear = year + Math.floor((month - 1) / 12);
  const shiftedMonth = ((((month - 1) % 12) + 12) % 12) + 1;
  const day = dayOf(shiftedYear, shiftedMonth, date);
  return day === null ? null : oneDay(day);
}
