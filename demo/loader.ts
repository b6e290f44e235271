import type { Database } from '../src/database/database.ts';
import type { RowSink, Value } from './rows.ts';
import { csvLine } from './rows.ts';
import type { DemoSchema } from './schema.ts';

/** Takes rows one by one and hands them to the database by the thousand. */
export interface Loader extends RowSink {
  /** Lets at most one batch wait, so that rows are made while the engine stores the ones before. */
  breathe(): Promise<void>;
  /** Stores what is left. */
  finish(): Promise<void>;
  readonly counts: Readonly<Record<string, number>>;
}

const rowsPerBatch = 8_000;

export function createLoader(database: Pick<Database, 'copyIn'>, { columns }: DemoSchema): Loader {
  const buffers = new Map([...columns.keys()].map((table): [string, string[]] => [table, []]));
  const counts: Record<string, number> = {};
  let pending: Promise<unknown> = Promise.resolve();

  async function send(least: number): Promise<void> {
    for (const [table, lines] of buffers) {
      if (lines.length < least) continue;
      const csv = `${lines.join('\n')}\n`;
      lines.length = 0;
      await pending;
      pending = database.copyIn(table, columns.get(table) ?? [], csv);
    }
  }

  function row(table: string, cells: readonly Value[]): void {
    const wanted = columns.get(table)?.length;
    if (wanted !== cells.length)
      throw new Error(`${table} has ${wanted} columns, the row ${cells.length} cells`);
    buffers.get(table)?.push(csvLine(cells));
    counts[table] = (counts[table] ?? 0) + 1;
  }

  return {
    row,
    counts,
    breathe: () => send(rowsPerBatch),
    finish: async () => {
      await send(1);
      await pending;
    },
  };
}
