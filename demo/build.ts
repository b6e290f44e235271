import type { Database } from '../src/database/database.ts';
import type { IsoDate } from '../src/domain/date-range.ts';
import type { Localised } from '../src/domain/locale.ts';
import { dayOf, isoOf } from './calendar.ts';
import { generateCompany } from './generate/generate.ts';
import { checkWorldOptions, DAYS_OF_DATA } from './generate/world.ts';
import { createLoader } from './loader.ts';
import type { DemoBuild } from './marker.ts';
import { DEMO_SCHEMAS, demoVersion, readDemoSchema } from './schema.ts';

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

/** Share of the whole time at which each part begins. */
const startOf = { rows: 0.03, after: 0.72, statistics: 0.96 } as const;

/**
 * Drops whatever an earlier or broken build left and makes the company anew: tables, rows, keys, rights, statistics,
 * and last the marker that says it is whole. Throws `DatabaseError`, `RangeError` for options out of range, and an error
 * before touching anything when the database has schemas of these names that no earlier build made.
 */
export async function buildDemoCompany(database: Database, options: DemoOptions): Promise<DemoReport> {
  checkWorldOptions(options);
  const started = performance.now();
  const schema = readDemoSchema();
  const report = options.onProgress ?? (() => undefined);
  report(0, { ko: '표를 만드는 중', en: 'Creating tables' });
  await refuseForeignSchemas(database);
  await database.script(`drop schema if exists ${DEMO_SCHEMAS.join(', ')} cascade;`);
  await database.script(schema.tables.join('\n'));

  const loader = createLoader(database, schema);
  for (const { done, of } of generateCompany(options, loader)) {
    await loader.breathe();
    const fraction = startOf.rows + (startOf.after - startOf.rows) * (done / of);
    report(fraction, { ko: '주문과 배달을 채우는 중', en: 'Filling orders and deliveries' });
  }
  await loader.finish();

  for (const [index, { sql }] of schema.afterLoad.entries()) {
    const fraction = startOf.after + (startOf.statistics - startOf.after) * (index / schema.afterLoad.length);
    report(fraction, { ko: '키와 색인을 만드는 중', en: 'Building keys and indexes' });
    await database.script(sql);
  }
  report(startOf.statistics, { ko: '통계를 모으는 중', en: 'Gathering statistics' });
  await database.query('analyze');
  const build = await writeMarker(database, options, loader.counts);
  report(1, { ko: '데모 회사 준비 끝', en: 'The demo company is ready' });
  return {
    ...build,
    from: isoOf(dayOf(options.until) - DAYS_OF_DATA + 1),
    tables: loader.counts,
    ms: Math.round(performance.now() - started),
  };
}

/** Every build, finished or not, has the marker's table; schemas without it are somebody's own. */
async function refuseForeignSchemas(database: Database): Promise<void> {
  const foreign = await database.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname = any($1) and to_regclass('demo.build') is null`,
    [DEMO_SCHEMAS],
  );
  if (foreign.length === 0) return;
  const names = foreign.map(({ name }) => name).join(', ');
  throw new Error(`the database has schemas that no demo build made (${names}); it is left as it is`);
}

async function writeMarker(
  database: Database,
  { until, orders, seed }: DemoOptions,
  counts: Readonly<Record<string, number>>,
): Promise<DemoBuild> {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const build: DemoBuild = { version: demoVersion(), until, orders, seed, rows };
  await database.query(
    'insert into demo.build (schema_version, until, orders, seed, row_count) values ($1, $2, $3, $4, $5)',
    [build.version, until, orders, seed, rows],
  );
  return build;
}
