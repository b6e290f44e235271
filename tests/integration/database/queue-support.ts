import type { Database } from '../../../src/database/database.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { storageMigrations } from '../../../src/storage/migrations/storage-migrations.ts';
import type { Job, NewJob } from '../../../src/storage/queue.ts';

export const leaseMs = 60_000;

export function newJob(key: string, rest: Partial<NewJob> = {}): NewJob {
  return {
    key,
    kind: 'question',
    conversation: `of ${key}`,
    asker: 'T1/U1',
    payload: { text: key },
    receivedAt: new Date('2026-11-16T00:00:00Z'),
    ...rest,
  };
}

export function keysOf(jobs: readonly (Job | null)[]): (string | null)[] {
  return jobs.map((job) => job?.key ?? null);
}

export async function migrateStorage(database: Database): Promise<void> {
  const migrated = await migrate(database, [storageMigrations]);
  if (!migrated.ok) throw new Error(migrated.problem.code);
}

/** As if that much time had gone by: what was leased or put off for less is due. */
export async function letTimePass(database: Database, ms: number): Promise<void> {
  await database.query(
    `update jobs set lease_until = lease_until - $1::float8 * interval '1 ms',
                     run_after = run_after - $1::float8 * interval '1 ms'`,
    [ms],
  );
}
