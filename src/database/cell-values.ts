import type { Cell } from '../domain/cell.ts';
import type { KnownType } from './types.ts';
import { knownTypes } from './types.ts';

const maxExactDigits = 15;
const timestampText =
  /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:([+-]\d\d)(?::?(\d\d))?(?::\d\d)?)?$/;

/** What a column of this type holds, from PostgreSQL's text: the rule of `Cell`, one for both engines. */
export function cellOf(text: string | null, oid: number): Cell {
  return text === null ? null : scalarCell(text, knownTypes.get(oid)?.reads ?? 'text');
}

/** Also used for elements of arrays in our own queries. */
export function scalarCell(text: string, reads: KnownType['reads']): string | number | boolean {
  switch (reads) {
    case 'boolean':
      return text === 't';
    case 'integer':
      return Number(text);
    case 'exact-number':
      return exactNumber(text) ?? text;
    case 'float':
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case 'timestamp':
      return isoTimestamp(text);
    case 'json':
    case 'bytes':
    case 'text':
      return text;
  }
}

/** Null when a double would not give the same digits back (and for NaN and infinities, which JSON cannot hold). */
function exactNumber(text: string): number | null {
  const match = /^-?(\d+)(?:\.(\d*?)0*)?$/.exec(text);
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const value = Number(text);
  if (fraction === '') return Number.isSafeInteger(value) ? value : null;
  const digits = `${whole}${fraction}`.replace(/^0+/, '').length;
  return digits <= maxExactDigits ? value : null;
}

/** `2026-11-16 09:00:00+09` -> `2026-11-16T09:00:00+09:00`. What ISO 8601 has no place for (infinity, BC) stays as it is. */
function isoTimestamp(text: string): string {
  const match = timestampText.exec(text);
  if (match === null) return text;
  const [, year, month, day, time, hours, minutes] = match;
  const offset = hours === undefined ? '' : `${hours}:${minutes ?? '00'}`;
  return `${year}-${month}-${day}T${time}${offset}`;
}
