import { join } from 'node:path';
import { buildDemoCompany } from '../demo/build.ts';
import { openDatabase } from '../src/database/open-database.ts';
import type { Knowledge } from '../src/domain/knowledge.ts';
import type { LintDeps } from '../src/indexing/lint.ts';
import type { ReadTexts } from '../src/indexing/list-values.ts';
import { readKnowledge } from '../src/knowledge/read-knowledge.ts';
import type { StoredTable } from '../src/knowledge-index/payload.ts';
import { koreanHolidays } from '../src/language/time/korean-holidays.ts';
import { createVerifiers } from '../src/text2sql/verify.ts';
import { loadGuard } from '../src/warehouse/guard/guard.ts';
import { createWarehouse } from '../src/warehouse/warehouse.ts';

/** What an index is built from, and how its parts are held against a warehouse. */
export interface BenchSources extends LintDeps {
  readonly catalog: readonly StoredTable[];
  readonly knowledge: Knowledge;
  readonly readTexts: ReadTexts;
}

const until = '2026-03-31';
const timeZone = 'Asia/Seoul';

/** A small demo company in a directory of its own, the knowledge files, and the verifiers that reindexing uses. */
export async function openDemo(
  directory: string,
): Promise<{ sources: BenchSources; close: () => Promise<void> }> {
  const opened = await openDatabase({
    kind: 'embedded',
    directory: join(directory, 'warehouse'),
    label: 'warehouse',
    extensions: [],
  });
  if (!opened.ok) throw new Error(`the demo warehouse did not open: ${opened.problem.code}`);
  const database = opened.value;
  await buildDemoCompany(database, { until, orders: 6_000, seed: 1 });
  const warehouse = createWarehouse({
    database,
    guard: await loadGuard(),
    limits: { timeoutMs: 30_000, maxRows: 500, maxBytes: 8_000_000 },
    timeZone,
    role: 'askbird_reader',
  });
  const { tables: catalog } = await warehouse.catalog();
  const scope = { tables: new Set(catalog.map(({ schema, name }) => `${schema}.${name}`)), searchPath: [] };
  const run = (sql: string) => warehouse.run(sql, scope);
  const { knowledge } = await readKnowledge('knowledge');
  const verifiers = createVerifiers(knowledge, {
    clock: { now: new Date(`${until}T12:00:00+09:00`), timeZone, weekStart: 'monday' },
    holidays: koreanHolidays,
    run,
    plan: run,
  });
  const readTexts: ReadTexts = async (sql) => {
    const ran = await run(sql);
    return ran.ok ? ran.value.rows.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : [])) : null;
  };
  return { sources: { catalog, knowledge, readTexts, ...verifiers }, close: () => database.close() };
}
