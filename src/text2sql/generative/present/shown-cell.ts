import type { Cell } from '../../../domain/cell.ts';
import type { Locale } from '../../../domain/locale.ts';
import { plainCell } from '../../present/show-rows.ts';
import { divided } from './column-format.ts';
import type { ShownColumn } from './columns.ts';

/** A stored value as the answer holds it: in the unit of its column, lengths of time in words. */
export function shownCell(cell: Cell, type: string, { column, divisor }: ShownColumn, locale: Locale): Cell {
  if (type === 'interval' && typeof cell === 'string') return lengthOfTime(cell, locale);
  return divided(plainCell(cell, column.format), divisor);
}

const units: Readonly<Record<Locale, readonly string[]>> = {
  ko: ['년', '개월', '일', '시간', '분', '초'],
  en: ['y', 'mo', 'd', 'h', 'm', 's'],
};

const written =
  /^(?:(-?\d+) years?)?\s*(?:(-?\d+) mons?)?\s*(?:(-?\d+) days?)?\s*(?:(-?)(\d+):(\d{2}):(\d{2}(?:\.\d+)?))?$/;

/** `1 day 00:29:02.93` -> 1일 29분 3초. What is written in another way stays. */
export function lengthOfTime(interval: string, locale: Locale): string {
  const match = written.exec(interval.trim());
  if (match === null || interval.trim() === '') return interval;
  const [, years = 0, months = 0, days = 0, sign = '', hours = 0, minutes = 0, seconds = 0] = match;
  const whole = Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  const clock = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const amounts = [Number(years), Number(months), Number(days), ...clock];
  const told = amounts.flatMap((amount, at) => (amount === 0 ? [] : `${amount}${units[locale][at]}`));
  return told.length === 0 ? `0${units[locale].at(-1)}` : `${sign}${told.join(' ')}`;
}
