import type { Cell, ResultColumn } from '../../domain/cell.ts';
import type { Locale } from '../../domain/locale.ts';
import { printable } from '../printable.ts';
import type { AnswerLabels } from './answer-labels.ts';
import { formatValue } from './format-value.ts';

/** One value as a person reads it. Exact text that is too long for a number keeps all its digits. */
export function formatCell(cell: Cell, column: ResultColumn, locale: Locale, labels: AnswerLabels): string {
  if (cell === null) return labels.none;
  if (typeof cell === 'boolean') return cell ? labels.yes : labels.no;
  if (typeof cell === 'number') return formatValue(cell, column.format, locale);
  return column.format === 'timestamp'
    ? cell.replace('T', ' ').slice(0, 19)
    : printable(cell).replaceAll('\n', ' ');
}
