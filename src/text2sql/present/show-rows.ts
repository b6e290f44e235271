import type { Cell, ColumnFormat, Row } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import { addDays } from '../../domain/iso-days.ts';
import { isQuantity } from '../../language/messages/format-value.ts';
import { chooseChart } from './chart.ts';
import type { DataDraft } from './draft.ts';
import { type Told, tell } from './sentence.ts';

/** The part of an answer that is made from its rows: the sentence, the chart, the rows themselves. */
export function showRows(
  told: Told,
  remark: string | null,
): Pick<DataDraft, 'text' | 'columns' | 'rows' | 'chart'> {
  const { columns, rows, groupings, title } = told;
  const text = tell(told);
  return {
    text: remark === null ? text : `${text} ${remark}`,
    columns,
    rows,
    chart: chooseChart(columns, rows, groupings, title),
  };
}

/** Quotients that PostgreSQL gives to twenty digits, as plain numbers. */
export function plainCell(cell: Cell, format: ColumnFormat): Cell {
  const isQuotient = typeof cell === 'string' && isQuantity(format) && /^-?\d+\.\d+$/.test(cell);
  return isQuotient ? Number(cell) : cell;
}

/** No rows, or one row of nothing but nulls: an aggregate over nothing. */
export function isEmpty(rows: readonly Row[]): boolean {
  return rows.every((row) => row.every((cell) => cell === null));
}

/** Whether the range's last day has no data yet. */
export function isStale(range: DateRange | null, freshUntil: string | null): boolean {
  if (range === null || freshUntil === null) return false;
  return freshUntil.slice(0, 10) < addDays(range.to, -1);
}
