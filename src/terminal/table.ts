import Table from 'cli-table3';
import type { DataAnswer } from '../domain/answer.ts';
import { formatCell } from '../language/messages/format-cell.ts';
import { isQuantity } from '../language/messages/format-value.ts';
import type { Labels } from './labels.ts';
import type { Style } from './style.ts';

/** Rows a terminal shows before it says how many more there are. */
export const shownRows = 20;

/** The rows as a boxed table; wide characters count as two columns. */
export function renderTable(answer: DataAnswer, labels: Labels, style: Style): string {
  if (answer.rows.length === 0) return labels.noRows;
  const table = new Table({
    head: answer.columns.map((column) => style.bold(column.label)),
    colAligns: answer.columns.map((column) => (isQuantity(column.format) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of answer.rows.slice(0, shownRows)) {
    table.push(
      answer.columns.map((column, index) => formatCell(row[index] ?? null, column, answer.locale, labels)),
    );
  }
  return [table.toString(), ...remarks(answer, labels).map(style.dim)].join('\n');
}

function remarks(answer: DataAnswer, labels: Labels): string[] {
  const hidden = answer.rows.length - shownRows;
  return [
    ...(hidden > 0 ? [labels.moreRows(hidden)] : []),
    ...(answer.truncated ? [labels.cut(answer.rows.length)] : []),
  ];
}
