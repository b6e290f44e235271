import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, ReadResult } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { type TinyRows, tinyInserts, tinySchema } from './tiny-rows.ts';

export interface TinyWarehouse {
  run(sql: string): Promise<ReadResult>;
  close(): Promise<void>;
}

/** A real engine with the tiny company's rows, in a directory that goes when it is closed. */
export async function openTinyWarehouse(rows: TinyRows): Promise<TinyWarehouse> {
  const parent = await mkdtemp(join(tmpdir(), 'askbird-tiny-'));
  const opened = await openDatabase({
    kind: 'embedded',
    directory: join(parent, 'warehouse'),
    label: 'warehouse',
    extensions: [],
  });
  if (!opened.ok) throw new Error(`the engine did not open: ${opened.problem.code}`);
  const database: Database = opened.value;
  await database.script(tinySchema);
  await database.script(tinyInserts(rows));
  return {
    run: (text) =>
      database.read({
        text,
        role: null,
        timeZone: 'UTC',
        timeoutMs: 20_000,
        maxRows: 10_000,
        maxBytes: 8_000_000,
      }),
    async close() {
      await database.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
