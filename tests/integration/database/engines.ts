import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { startPostgres, whyNoPostgres } from '../../support/postgres-server.ts';

/** What is promised of the port is promised of both. */
export const engineNames = ['pglite', 'postgresql'] as const;

export interface Engine {
  readonly database: Database;
  stop(): Promise<void>;
}

/** Null when the engine can be had here. */
export function whyNoEngine(name: (typeof engineNames)[number]): string | null {
  return name === 'postgresql' ? whyNoPostgres() : null;
}

/** A new, empty database, reached as its superuser. */
export function openEngine(name: (typeof engineNames)[number]): Promise<Engine> {
  return name === 'pglite' ? openPglite() : openPostgresql();
}

async function openPglite(): Promise<Engine> {
  const base = mkdtempSync(join(tmpdir(), 'askbird-engine-'));
  const database = await openEmbedded(await placeEmptyDatabase(join(base, 'pglite')));
  return {
    database,
    async stop() {
      await database.close();
      rmSync(base, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function openPostgresql(): Promise<Engine> {
  const server = await startPostgres();
  const opened = await openDatabase({ kind: 'server', url: server.superuserUrl, label: 'warehouse' });
  if (!opened.ok) throw new Error(opened.problem.code);
  return {
    database: opened.value,
    async stop() {
      await opened.value.close();
      await server.stop();
    },
  };
}
