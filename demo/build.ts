import type { Database } from '../src/database/database.ts';
import type { IsoDate } from '../src/domain/date-range.ts';
import type { Localised } from '../src/domain/locale.ts';

export interface DemoOptions {
  /** The last day with data; the first is 119 days earlier. */
  readonly until: IsoDate;
  /** About how many food orders the 120 days hold. */
  readonly orders: number;
  readonly seed: number;
  /** Told now and then, with a fraction from 0 to 1; the caller owns the progress bar. */
  readonly onProgress?: (fraction: number, label: Localised) => void;
}

export interface DemoReport extends DemoBuild {
  readonly from: IsoDate;
  /** Rows by schema-qualified table. */
  readonly tables: Readonly<Record<string, number>>;
  readonly ms: number;
}

/** What the marker in a finished warehouse says about it. */
export interface DemoBuild {
  readonly version: string;
  readonly until: IsoDate;
  readonly orders: number;
  readonly seed: number;
  readonly rows: number;
}

export const DEMO_DEFAULTS = { orders: 150_000, seed: 20_250_301 } as const;

/** Drops whatever an earlier or broken build left and makes the company anew. Throws `DatabaseError`. */
export async function buildDemoCompany(_database: Database, _options: DemoOptions): Promise<DemoReport> {
  throw new Error('being written');
}

/** Null when there is no finished demo company: never built, or killed half way. */
export async function readDemoBuild(_database: Database): Promise<DemoBuild | null> {
  throw new Error('being written');
}
