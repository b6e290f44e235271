import type { Config } from './config.ts';
import { type ReindexReport, reindex } from './indexing/reindex.ts';
import { readKnowledge } from './knowledge/read-knowledge.ts';
import { koreanHolidays } from './language/time/korean-holidays.ts';
import { identifierParts } from './language/tokens/identifier-parts.ts';
import { retrievalTerms } from './language/tokens/retrieval-terms.ts';
import type { Embedder } from './model/embedding/embedder.ts';
import { type StoreOptions, type Stores, searchPath } from './stores.ts';
import { createVerifiers } from './text2sql/verify.ts';
import type { GuardScope } from './warehouse/guard/guard-scope.ts';

/**
 * Files -> lint against the live warehouse -> a new generation beside the old one -> switch. What cannot be read or does
 * not hold is left out and reported; the rest is served.
 */
export async function refreshIndex(
  stores: Stores,
  config: Config,
  options: Pick<StoreOptions, 'onProgress'> & { readonly force: boolean; readonly embedder: Embedder },
): Promise<ReindexReport> {
  const { warehouse, index, fingerprint } = stores;
  const [{ knowledge, problems }, catalog] = await Promise.all([
    readKnowledge(config.knowledge),
    warehouse.catalog(),
  ]);
  const scope: GuardScope = {
    tables: new Set(catalog.tables.map(({ schema, name }) => `${schema}.${name}`)),
    searchPath,
  };
  const verifiers = createVerifiers(knowledge, {
    clock: { now: new Date(), timeZone: config.timeZone, weekStart: config.weekStart },
    holidays: koreanHolidays,
    run: (sql) => warehouse.run(sql, scope),
    plan: (sql) => warehouse.explainCost(sql, scope),
  });
  const sources = { knowledge, faults: problems, catalog: catalog.tables, fingerprint, force: options.force };
  return reindex(sources, {
    ...verifiers,
    index,
    embedder: options.embedder,
    terms: retrievalTerms,
    split: identifierParts,
    values: { read: (sql) => readTexts(sql, stores, scope) },
    progress: (step, share = 0) =>
      options.onProgress((steps.indexOf(step) + share) / steps.length, {
        ko: '지식을 색인하는 중',
        en: 'Indexing the knowledge',
      }),
  });
}

const steps = ['lint', 'values', 'embed', 'store', 'switch'];

async function readTexts(
  sql: string,
  { warehouse }: Stores,
  scope: GuardScope,
): Promise<readonly string[] | null> {
  const ran = await warehouse.run(sql, scope);
  return ran.ok ? ran.value.rows.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : [])) : null;
}
