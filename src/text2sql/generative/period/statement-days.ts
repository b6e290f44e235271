import type { IsoDate } from '../../../domain/date-range.ts';

/** The day a date or moment lies in, on the business calendar; null for anything else. */
export function dayIn(literal: string, timeZone: string): IsoDate | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:(Z|[+-]\d{2}(?::?\d{2})?)|[A-Za-z_]+(?:\/[A-Za-z_]+)*)?)?$/.exec(
      literal.trim(),
    );
  if (match === null) return null;
  const [, day = '', time, offset] = match;
  if (time === undefined || offset === undefined) return day;
  const zone = /^[+-]\d{2}$/.test(offset) ? `${offset}:00` : offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const moment = new Date(`${day}T${time}${zone}`);
  if (Number.isNaN(moment.getTime())) return day;
  return calendarOf(timeZone).format(moment);
}

/** Making a formatter takes long, and a result has many rows. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, known);
  return known;
}
