import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../../src/database/database.ts';
import { reindex } from '../../../../src/indexing/reindex.ts';
import { createPostgresIndex } from '../../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { createRetrieval } from '../../../../src/retrieval/create-retrieval.ts';
import type { Retrieval } from '../../../../src/retrieval/retrieval.ts';
import { readServed, type ServedKnowledge, servedKinds } from '../../../../src/text2sql/served-knowledge.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { createWarehouse, type Warehouse } from '../../../../src/warehouse/warehouse.ts';
import { openEmbedded, placeEmptyDatabase } from '../../../support/embedded-database.ts';
import { depsFor, knowledge, temporaryDirectory } from '../../indexing/small-company.ts';

/** A warehouse that nobody has written a word about: its catalog and its values are all there is. */
export interface BareWarehouse {
  readonly warehouse: Warehouse;
  readonly retrieval: Retrieval;
  readonly served: ServedKnowledge;
  readonly visible: ReadonlySet<string>;
  close(): Promise<void>;
}

const nothing = Object.fromEntries(
  Object.keys(knowledge).map((name) => [name, []]),
) as unknown as typeof knowledge;

/** Indexed in `storage`, in place of what was indexed there before. */
export async function openBareWarehouse(sqlFile: string, storage: Database): Promise<BareWarehouse> {
  const directory = temporaryDirectory();
  const database = await openEmbedded(await placeEmptyDatabase(join(directory, 'warehouse')), {
    label: 'warehouse',
  });
  await database.script(readFileSync(sqlFile, 'utf8'));
  const warehouse = await bareWarehouse(database);
  const { tables } = await warehouse.catalog();
  const visible = new Set(tables.map(({ schema, name }) => `${schema}.${name}`));
  const scope = { tables: visible, searchPath: ['public'] };
  const read = async (sql: string) => {
    const ran = await warehouse.run(sql, scope);
    return ran.ok ? ran.value.rows.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : [])) : null;
  };
  const deps = depsFor(createPostgresIndex(storage), { values: { read } });
  await reindex({ catalog: tables, knowledge: nothing, fingerprint: sqlFile, force: true }, deps);
  const loaded = await deps.index.loadItems(servedKinds);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  return {
    warehouse,
    retrieval: createRetrieval(deps),
    served: readServed(loaded.value),
    visible,
    close: async () => {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function bareWarehouse(database: Database): Promise<Warehouse> {
  return createWarehouse({
    database,
    guard: await loadGuard(),
    limits: { timeoutMs: 10_000, maxRows: 500, maxBytes: 1_000_000 },
    timeZone: 'UTC',
    role: null,
  });
}
