import type { Clock, DateRange, IsoDate, WeekStart } from './date-range.ts';

/** A calendar day as its number since 1970-01-01. Whole days have no hours, so no clock change can shift them. */
export type Day = number;

/** Half-open stretch of days. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

const msPerDay = 86_400_000;
const daysPerWeek = 7;
/** Years a date may lie in; outside, ISO text would no longer be ten characters. */
const years = { first: 1, last: 9998 };

/** Null when the calendar has no such day (2월 30일). */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < years.first || year > years.last) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / msPerDay : null;
}

/** What a wall calendar shows; months and days count from 1. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * msPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `YYYY-MM-DD`, as SQL and people read it. */
export function toIso(day: Day): IsoDate {
  const { year, month, day: date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Null for anything that is no calendar day in `YYYY-MM-DD`. */
export function fromIso(iso: IsoDate): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The span as the rest of the program passes it on. */
export function toRange(span: DaySpan): DateRange {
  return { from: toIso(span.from), to: toIso(span.to) };
}

/** ISO number: 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % daysPerWeek) + daysPerWeek) % daysPerWeek) + 1;
}

/** The same day some months on; a day the month lacks becomes its last (1월 31일 + 1 = 2월 28일). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day);
  const first = firstOfMonth(year, month + count);
  const length = firstOfMonth(year, month + count + 1) - first;
  return first + Math.min(date, length) - 1;
}

/** Months outside 1 … 12 run on into the neighbouring years. */
export function firstOfMonth(year: number, month: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, 1);
  return date.getTime() / msPerDay;
}

/** `count` whole months from the first of `month`. */
export function monthsFrom(year: number, month: number, count: number): DaySpan {
  return { from: firstOfMonth(year, month), to: firstOfMonth(year, month + count) };
}

/** The week a day lies in, by the company's rule. */
export function weekOf(day: Day, weekStart: WeekStart): DaySpan {
  const past = weekStart === 'monday' ? weekdayOf(day) - 1 : weekdayOf(day) % daysPerWeek;
  return { from: day - past, to: day - past + daysPerWeek };
}

/** A day as a span, since every range is one. */
export function oneDay(day: Day): DaySpan {
  return { from: day, to: day + 1 };
}

/** The same length, some days later (or earlier, when negative). */
export function shifted(span: DaySpan, days: number): DaySpan {
  return { from: span.from + days, to: span.to + days };
}

/** Making a formatter takes a millisecond, and a process lives in one time zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Today as the wall calendar of the clock's time zone shows it. */
export function todayOf(clock: Clock): Day {
  const parts = formatterOf(clock.timeZone).formatToParts(clock.now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const today = dayOf(part('year'), part('month'), part('day'));
  if (today === null) throw new RangeError(`the clock shows no usable day: ${clock.now.toISOString()}`);
  return today;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
