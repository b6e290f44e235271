import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type PooledQuestion,
  type PooledTable,
  pooledCases,
  readJsonLines,
  toStored,
} from '../../../scripts/support/pooled-tables.ts';
import { reindex } from '../../../src/indexing/reindex.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { createRetrieval } from '../../../src/retrieval/create-retrieval.ts';
import { depsFor, knowledge, newStorage } from '../indexing/small-company.ts';

test.skipIf(!existsSync(pooledCases))(
  'when 44 tables of six databases are pooled, the first ten hold what a question needs, as often as promised',
  async () => {
    const database = await newStorage();
    try {
      const empty = Object.fromEntries(
        Object.keys(knowledge).map((name) => [name, []]),
      ) as unknown as typeof knowledge;
      const deps = depsFor(createPostgresIndex(database));
      const catalog = readJsonLines<PooledTable>(`${pooledCases}/tables.jsonl`).map(toStored);
      await reindex({ catalog, knowledge: empty, fingerprint: 'pool' }, deps);
      const retrieval = createRetrieval(deps);
      let recall = 0;
      let complete = 0;
      const questions = readJsonLines<PooledQuestion>(`${pooledCases}/gold-tables.jsonl`);
      for (const { db, question, tables, alternatives = [] } of questions) {
        const found = await retrieval.search({ question, kinds: [], visible: null, limit: 10 });
        if (!found.ok) throw new Error(found.problem.code);
        const top = new Set(found.value.tables.map(({ table }) => table.toLowerCase()));
        const shares = [tables, ...alternatives].map(
          (set) => set.filter((table) => top.has(`${db}.${table}`)).length / set.length,
        );
        recall += Math.max(...shares);
        complete += shares.includes(1) ? 1 : 0;
      }
      expect(recall / questions.length).toBeGreaterThanOrEqual(0.97);
      expect(complete / questions.length).toBeGreaterThanOrEqual(0.93);
    } finally {
      await database.close();
    }
  },
);
