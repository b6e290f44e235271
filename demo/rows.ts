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
  let line = '';
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (i > 0) line += ',';
    if (cell === null || cell === undefined) continue;
    if (typeof cell === 'string') line += quoted(cell);
    else if (typeof cell === 'boolean') line += cell ? 't' : 'f';
    else line += cell;
  }
  return line;
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
