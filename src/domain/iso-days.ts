import { type Day, fromIso, toIso } from './civil-date.ts';
import type { IsoDate } from './date-range.ts';

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

/** Days since 1970-01-01. */
export function numberOf(day: IsoDate): Day {
  const number = fromIso(day);
  if (number === null) throw new Error(`${day} is no calendar day`);
  return number;
}
