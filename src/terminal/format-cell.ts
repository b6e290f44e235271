import type { Cell, ResultColumn } from '../domain/cell.ts';
import type { Locale } from '../domain/locale.ts';
import type { Labels } from './labels.ts';

/** One value as a person reads it. Exact text that is too long for a number keeps all its digits. */
export function formatCell(cell: Cell, column: ResultColumn, locale: Locale, labels: Labels): string {
  if (cell === null) return labels.none;
  if (typeof cell === 'boolean') return cell ? labels.yes : labels.no;
  if (typeof cell === 'number') return formatNumber(cell, column.format, locale);
  return column.format === 'timestamp' ? cell.replace('T', ' ').slice(0, 19) : printable(cell);
}

/** Whether a column is set flush right. */
export function isNumeric(column: ResultColumn): boolean {
  return ['integer', 'decimal', 'krw', 'percent', 'minutes', 'score'].includes(column.format);
}

function formatNumber(value: number, format: ResultColumn['format'], locale: Locale): string {
  const write = (digits: number, scaled = value) =>
    scaled.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  switch (format) {
    case 'krw':
      return locale === 'ko' ? `${write(0)}원` : `₩${write(0)}`;
    case 'percent':
      return `${write(1, value * 100)}%`;
    case 'minutes':
      return locale === 'ko' ? `${write(1)}분` : `${write(1)} min`;
    case 'score':
      return write(2);
    case 'decimal':
      return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
    default:
      return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
  }
}

/** Control and bidirectional characters of stored text would rewrite the screen. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
