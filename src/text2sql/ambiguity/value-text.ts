import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatValue } from '../../language/messages/format-value.ts';
import type { PlannedColumn } from '../governed/plan.ts';
import type { DataDraft } from '../present/draft.ts';
import { sentencesOf } from './sentences.ts';

/** A result in a few words, short enough for a choice: the number, or the first group's and how many more there are. */
export function valueText(
  { rows, columns }: Pick<DataDraft, 'rows' | 'columns'>,
  plan: { readonly columns: readonly Pick<PlannedColumn, 'role'>[] },
  locale: Locale,
): string {
  const [row] = rows;
  const words = sentencesOf(locale);
  if (row === undefined) return words.noRows;
  const groups = plan.columns.filter(({ role }) => role === 'grouping').length;
  const name = row.slice(0, groups).map((cell) => (cell === null ? words.noValue : String(cell)));
  const measures = columns.slice(groups).filter((column) => !isComparison(column.name));
  const values = measures.map((column) => shown(row, columns.indexOf(column), column, locale));
  const said = [...name, values.join(', ')].join(' ');
  return groups === 0 ? said : words.andMore(said, rows.length - 1);
}

function shown(row: Row, index: number, { format }: ResultColumn, locale: Locale): string {
  const cell = row[index] ?? null;
  if (cell === null) return sentencesOf(locale).noValue;
  return typeof cell === 'number' ? formatValue(cell, format, locale) : String(cell);
}

function isComparison(name: string): boolean {
  return /_(previous|change|change_rate)$/.test(name);
}
