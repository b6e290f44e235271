import type { Database } from '../src/database/database.ts';
import type { IsoDate } from '../src/domain/date-range.ts';

/** What the marker in a finished warehouse says about it. */
export interface DemoBuild {
  /** Compare with `demoVersion()`: another one was made by other rules. */
  readonly version: string;
  readonly until: IsoDate;
  readonly orders: number;
  readonly seed: number;
  readonly rows: number;
}

export const DEMO_DEFAULTS = { orders: 150_000, seed: 20_250_301 } as const;

/** Null when there is no finished demo company: never built, or killed half way. */
export async function readDemoBuild(database: Database): Promise<DemoBuild | null> {
  const [found] = await database.query<{ is_there: boolean }>(
    `select to_regclass('demo.build') is not null as is_there`,
  );
  if (!found?.is_there) return null;
  const [build] = await database.query<DemoBuild>(
    'select schema_version as version, until::text as until, orders, seed, row_count as rows from demo.build',
  );
  return build ?? null;
}
