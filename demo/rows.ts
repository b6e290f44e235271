import type { Second } from './calendar.ts';
import { momentOf } from './calendar.ts';

export type Value = string | number | boolean | null;

/** Where the generator puts rows: a loader when building, a hash when testing. Cells come in the table's column order. */
export interface RowSink {
  row(table: string, cells: readonly Value[]): void;
}

/** A moment that may not have come: stages a cancelled delivery never reached. */
export function momentOrNull(second: Second | null): string | null {
  return second === null ? null : momentOf(second);
}

/** One CSV line without its end; an unquoted empty field is NULL, as PostgreSQL's COPY reads it. */
export function csvLine(cells: readonly Value[]): string {
  let line = csvField(cells[0] ?? null);
  for (let i = 1; i < cells.length; i += 1) line += `,${csvField(cells[i] ?? null)}`;
  return line;
}

function csvField(cell: Value): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
