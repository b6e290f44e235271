import { type AccessRules, principalOf } from './access/principals.ts';
import { assembleAsk } from './ask/assemble.ts';
import type { Ask } from './ask/question.ts';
import { createRecorder } from './ask/record.ts';
import type { Config } from './config.ts';
import type { Clock } from './domain/date-range.ts';
import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Principal } from './domain/principal.ts';
import { type ReindexReport, reindex } from './indexing/reindex.ts';
import { readAccessPolicy } from './knowledge/read-access-policy.ts';
import { readKnowledge } from './knowledge/read-knowledge.ts';
import { koreanHolidays } from './language/time/korean-holidays.ts';
import { identifierParts } from './language/tokens/identifier-parts.ts';
import { retrievalTerms } from './language/tokens/retrieval-terms.ts';
import { createHashedEmbedder } from './model/embedding/hashed-ngram.ts';
import { createRetrieval } from './retrieval/create-retrieval.ts';
import { createLedger } from './storage/ledger.ts';
import { createThreads } from './storage/threads.ts';
import { openStores, type StoreOptions, type Stores } from './stores.ts';
import { readServed, servedKinds } from './text2sql/served-knowledge.ts';
import { createVerifiers } from './text2sql/verify.ts';

/** Everything, built once. Doors and scripts use nothing else. */
export interface App {
  readonly ask: Ask;
  principal(id: string): Principal;
  clock(now?: Date): Clock;
  close(): Promise<void>;
}

/** Opens the databases, brings the index up to date with the knowledge files, and builds `ask` over what is served. */
export async function openApp(config: Config, options: StoreOptions): Promise<Outcome<App>> {
  const opened = await openStores(config, options);
  if (!opened.ok) return opened;
  const stores = opened.value;
  let app: Outcome<App> | null = null;
  try {
    app = await composeApp(stores, config, options);
    return app;
  } finally {
    if (app === null || !app.ok) await stores.close();
  }
}

async function composeApp(stores: Stores, config: Config, options: StoreOptions): Promise<Outcome<App>> {
  const access = await readRules(config);
  if (!access.ok) return access;
  const active = await stores.index.active();
  if (active === null || active.embedder !== embedder.name || active.fingerprint !== stores.fingerprint) {
    const indexed = await reindexStores(stores, config, { force: false, ...options });
    if (!indexed.ok) return indexed;
  }
  const loaded = await stores.index.loadItems(servedKinds);
  if (!loaded.ok) return loaded;
  const served = readServed(loaded.value);
  const ask = assembleAsk({
    served,
    retrieval: createRetrieval({ index: stores.index, embedder, terms: retrievalTerms }),
    warehouse: stores.warehouse,
    record: createRecorder(createLedger(stores.storage), createThreads(stores.storage), served.generation),
    access: access.value,
    holidays: koreanHolidays,
    rules: config,
    reportBug: (error, id) => options.log.error({ err: error, question: id }, 'a question ended in a bug'),
  });
  return done({
    ask,
    principal: (id) => principalOf(id, access.value),
    clock: (now = new Date()) => clockOf(config, now),
    close: stores.close,
  });
}

const embedder = createHashedEmbedder({ terms: retrievalTerms });

/** Files -> lint against the live warehouse -> a new generation beside the old one -> switch. */
export async function reindexStores(
  stores: Stores,
  config: Config,
  options: Pick<StoreOptions, 'onProgress'> & { readonly force: boolean },
): Promise<Outcome<ReindexReport>> {
  const { knowledge, problems } = await readKnowledge(config.knowledge);
  const [first] = problems;
  if (first !== undefined) {
    const place = `${first.path}:${first.line}`;
    return failed({ code: 'knowledge-invalid', params: { count: problems.length, first: place } });
  }
  const { warehouse, index } = stores;
  const catalog = await warehouse.catalog();
  const scope = {
    tables: new Set(catalog.tables.map(({ schema, name }) => `${schema}.${name}`)),
    searchPath: [],
  };
  const verifiers = createVerifiers(knowledge, {
    clock: clockOf(config, new Date()),
    holidays: koreanHolidays,
    run: (sql) => warehouse.run(sql, scope),
    plan: (sql) => warehouse.explainCost(sql, scope),
  });
  const report = await reindex(
    { knowledge, catalog: catalog.tables, fingerprint: stores.fingerprint, force: options.force },
    {
      index,
      embedder,
      terms: retrievalTerms,
      split: identifierParts,
      ...verifiers,
      values: { read: (sql) => readTexts(sql, stores, scope) },
      progress: (step) => options.onProgress(indexingSteps.indexOf(step) / indexingSteps.length, indexing),
    },
  );
  return done(report);
}

const indexingSteps = ['lint', 'values', 'embed', 'store', 'switch'];
const indexing = { ko: '지식을 색인하는 중', en: 'Indexing the knowledge' };

async function readTexts(
  sql: string,
  { warehouse }: Stores,
  scope: { readonly tables: ReadonlySet<string>; readonly searchPath: readonly string[] },
): Promise<readonly string[] | null> {
  const ran = await warehouse.run(sql, scope);
  return ran.ok ? ran.value.rows.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : [])) : null;
}

async function readRules(config: Config): Promise<Outcome<AccessRules>> {
  const { policy, problems } = await readAccessPolicy(config.knowledge);
  if (policy !== null) return done(policy);
  const [first] = problems;
  const place = first === undefined ? config.knowledge : `${first.path}:${first.line}`;
  return failed({ code: 'knowledge-invalid', params: { count: problems.length, first: place } });
}

function clockOf({ timeZone, weekStart }: Config, now: Date): Clock {
  return { now, timeZone, weekStart };
}
