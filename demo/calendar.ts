import { type Day, fromIso, toIso, weekdayOf } from '../src/domain/civil-date.ts';
import type { IsoDate } from '../src/domain/date-range.ts';

/** Seconds since 1970-01-01 00:00 in Seoul, so that a day begins at `day * 86400`. */
export type Second = number;

export const SECONDS_A_DAY = 86_400;
export const MINUTE = 60;
export const HOUR = 3_600;

/** Throws `RangeError` for anything that is no calendar day. */
export function dayOf(date: IsoDate): Day {
  const day = fromIso(date);
  if (day === null) throw new RangeError(`not a calendar day: ${date}`);
  return day;
}

const isoByDay = new Map<Day, IsoDate>();

export function isoOf(day: Day): IsoDate {
  const known = isoByDay.get(day);
  if (known !== undefined) return known;
  const iso = toIso(day);
  isoByDay.set(day, iso);
  return iso;
}

export function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= 6;
}

/** ISO 8601 week number: the week belongs to the year of its Thursday. */
export function isoWeekOf(day: Day): number {
  const thursday = day - weekdayOf(day) + 4;
  return Math.floor((thursday - dayOf(`${isoOf(thursday).slice(0, 4)}-01-01`)) / 7) + 1;
}

export function dayOfSecond(second: Second): Day {
  return Math.floor(second / SECONDS_A_DAY);
}

export function hourOfSecond(second: Second): number {
  return Math.floor((second % SECONDS_A_DAY) / HOUR);
}

/** Text PostgreSQL reads as the same moment whatever its session's time zone. */
export function momentOf(second: Second): string {
  const day = Math.floor(second / SECONDS_A_DAY);
  const rest = Math.floor(second - day * SECONDS_A_DAY);
  const hour = Math.floor(rest / HOUR);
  const minute = Math.floor((rest % HOUR) / MINUTE);
  return `${isoOf(day)} ${two(hour)}:${two(minute)}:${two(rest % MINUTE)}+09`;
}

/** Ids that begin with their day, as order numbers do: 260331 00001. */
export function dayId(day: Day, serial: number, digits = 5): number {
  const iso = isoOf(day);
  return Number(iso.slice(2, 4) + iso.slice(5, 7) + iso.slice(8, 10)) * 10 ** digits + serial;
}

/** The day before `now` in Seoul: the newest day that is over. */
export function yesterdayInSeoul(now: Date): IsoDate {
  return isoOf(Math.floor((now.getTime() / 1000 + 9 * HOUR) / SECONDS_A_DAY) - 1);
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
