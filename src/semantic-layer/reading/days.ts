import type { Clock, IsoDate } from '../../domain/date-range.ts';

const dayMs = 86_400_000;

/** The calendar day at the clock's moment in its time zone. */
export function todayOf(clock: Clock): IsoDate {
  return formatterOf(clock.timeZone).format(clock.now);
}

/** Making a formatter costs more than reading a question. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  formatters.set(timeZone, known);
  return known;
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

export function earliestOf(...days: readonly [IsoDate, ...IsoDate[]]): IsoDate {
  return [...days].sort()[0] ?? days[0];
}

export function latestOf(...days: readonly [IsoDate, ...IsoDate[]]): IsoDate {
  return [...days].sort().at(-1) ?? days[0];
}
