import type { Cell, ResultColumn } from '../domain/cell.ts';
import type { Locale } from '../domain/locale.ts';
import { formatValue } from '../language/messages/format-value.ts';
import type { Labels } from './labels.ts';
import { printable } from './printable.ts';

/** One value as a person reads it. Exact text that is too long for a number keeps all its digits. */
export function formatCell(cell: Cell, column: ResultColumn, locale: Locale, labels: Labels): string {
  if (cell === null) return labels.none;
  if (typeof cell === 'boolean') return cell ? labels.yes : labels.no;
  if (typeof cell === 'number') return formatValue(cell, column.format, locale);
  return column.format === 'timestamp'
    ? cell.replace('T', ' ').slice(0, 19)
    : printable(cell).replaceAll('\n', ' ');
}
