import { type Day, fromIso, toIso } from './civil-date.ts';
import type { DateRange, IsoDate } from './date-range.ts';

/** Arithmetic on days as the program passes them on. A text that is no calendar day is a bug here and throws. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return toIso(numberOf(day) + days);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return numberOf(to) - numberOf(from);
}

export function earliestOf(...days: readonly [IsoDate, ...IsoDate[]]): IsoDate {
  return [...days].sort()[0] ?? days[0];
}

export function latestOf(...days: readonly [IsoDate, ...IsoDate[]]): IsoDate {
  return [...days].sort().at(-1) ?? days[0];
}

/** The first and the last day, or the one day: 2026-03-01 ~ 2026-03-07. Read as a range wherever people write one. */
export function daysText({ from, to }: DateRange): string {
  const last = addDays(to, -1);
  return from === last ? from : `${from} ~ ${last}`;
}

export function isSameRange(one: DateRange | null, other: DateRange | null): boolean {
  return one?.from === other?.from && one?.to === other?.to;
}

/** As many days, or whole months, which have as many days as they have: what may be compared without a word about it. */
export function areAlikeLong(one: DateRange, other: DateRange): boolean {
  const isMonths = [one.from, one.to, other.from, other.to].every((day) => day.endsWith('-01'));
  return isMonths || daysBetween(one.from, one.to) === daysBetween(other.from, other.to);
}

/** Days since 1970-01-01. */
export function numberOf(day: IsoDate): Day {
  const number = fromIso(day);
  if (number === null) throw new Error(`${day} is no calendar day`);
  return number;
}
