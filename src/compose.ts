import { type AccessRules, principalOf } from './access/principals.ts';
import { assembleAsk } from './ask/assemble.ts';
import type { Ask } from './ask/question.ts';
import { createRecorder } from './ask/record.ts';
import type { Config } from './config.ts';
import type { Clock } from './domain/date-range.ts';
import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Principal } from './domain/principal.ts';
import type { Problem } from './domain/problem.ts';
import { openConfiguredEmbedder, type RunningEmbedder } from './embedder.ts';
import { readAccessPolicy } from './knowledge/read-access-policy.ts';
import type { Generation } from './knowledge-index/knowledge-index.ts';
import { koreanHolidays } from './language/time/korean-holidays.ts';
import { readTime } from './language/time/read-time.ts';
import { retrievalTerms } from './language/tokens/retrieval-terms.ts';
import type { Models } from './models.ts';
import { createRetrieval } from './retrieval/create-retrieval.ts';
import { createLedger } from './storage/ledger.ts';
import { createPreferences } from './storage/preferences.ts';
import { createThreads } from './storage/threads.ts';
import { type StoreOptions, type Stores, searchPath } from './stores.ts';
import type { Tracer } from './telemetry/trace.ts';
import type { GenerateSettings } from './text2sql/generative/generate.ts';
import { readServed, servedKinds } from './text2sql/served-knowledge.ts';

/** Everything, built once. Doors and scripts use nothing else. */
export interface App {
  readonly ask: Ask;
  principal(id: string): Principal;
  clock(now?: Date): Clock;
  close(): Promise<void>;
}

/** What was opened beside the databases. */
export interface Surroundings extends StoreOptions {
  /** Null where no language model is configured. */
  readonly models: Models | null;
  readonly tracer: Tracer;
}

/** Compiles the patterns of time expressions while the engines boot, instead of inside the first question. */
readTime('지난주', { now: new Date(), timeZone: 'UTC', weekStart: 'monday' }, koreanHolidays);

/** Wires what is served into `ask`: the one place that knows every part. */
export async function composeApp(
  stores: Stores,
  config: Config,
  surroundings: Surroundings,
): Promise<Outcome<App>> {
  const { models, tracer, log } = surroundings;
  const access = await readRules(config);
  if (!access.ok) return access;
  const active = await stores.index.active();
  const opened = await openConfiguredEmbedder(config.models.embedder, { active, tracer });
  if (!opened.ok) return opened;
  const { embedder, problem } = opened.value;
  if (problem !== null) log.warn({ code: problem.code, err: problem.cause }, 'words alone find for now');
  if (active === null || active.embedder !== embedder.name || active.fingerprint !== stores.fingerprint) {
    const stuck = await bringUpToDate(stores, config, active, { ...surroundings, ...opened.value });
    if (stuck !== null) return failed(stuck);
  }
  const loaded = await stores.index.loadItems(servedKinds);
  if (!loaded.ok) return loaded;
  const served = readServed(loaded.value);
  const threads = createThreads(stores.storage);
  const ask = assembleAsk({
    served,
    retrieval: createRetrieval({
      index: stores.index,
      embedder,
      terms: retrievalTerms,
      reportWordsOnly: ({ code, cause }) =>
        log.warn({ code, err: cause }, 'a question was searched by words alone'),
    }),
    warehouse: stores.warehouse,
    record: createRecorder(createLedger(stores.storage), threads, served.generation),
    memory: {
      threads,
      preferences: createPreferences(stores.storage),
      report: (error) => log.warn({ err: error }, 'a question goes on without memory'),
    },
    access: access.value,
    holidays: koreanHolidays,
    rules: config,
    searchPath,
    models: models === null ? null : { ...models, settings: generateSettings(config) },
    budget: { limits: config.models.question, prices: config.models.chat?.prices ?? null },
    tracer,
    reportBug: (error, id) => log.error({ err: error, question: id }, 'a question ended in a bug'),
    reportProblem: ({ code, cause }, id) => log.warn({ code, err: cause, question: id }, 'no answer'),
    reportRejected: (rejected, id) =>
      log.info({ rejected, question: id }, "part of a model's reading did not hold"),
  });
  return done({
    ask,
    principal: (id) => principalOf(id, access.value),
    clock: (now = new Date()) => ({ now, timeZone: config.timeZone, weekStart: config.weekStart }),
    close: async () => {
      await Promise.all([stores.close(), tracer.close()]);
    },
  });
}

function generateSettings({ models, sqlMaxCost, maxRows }: Config): GenerateSettings {
  const { drafts, repairs, promptTokens } = models;
  return { drafts, repairs, promptTokens, maxCost: sqlMaxCost, maxRows };
}

/**
 * Another warehouse is another company, so its index replaces the old one however small it is; else one that lost many
 * items is not switched in, and the log says so. With an embedder that does not answer nothing is rebuilt. The problem
 * when no index may serve.
 */
async function bringUpToDate(
  stores: Stores,
  config: Config,
  active: Generation | null,
  options: StoreOptions & RunningEmbedder,
): Promise<Problem | null> {
  const force = active !== null && warehouseIn(active.fingerprint) !== warehouseIn(stores.fingerprint);
  if (options.problem !== null) return force ? options.problem : null;
  const { refreshIndex } = await import('./refresh.ts');
  const { result, quarantined, faults } = await refreshIndex(stores, config, { ...options, force });
  if (!result.switched) {
    const { refused, problem } = result;
    options.log.warn({ refused, err: problem?.cause }, 'the old index goes on serving');
  }
  if (quarantined.length + faults.length > 0) {
    const counts = { quarantined: quarantined.length, faults: faults.length };
    options.log.warn(counts, 'some knowledge is not served; npm run reindex lists it');
  }
  return result.switched || (active !== null && !force) ? null : result.problem;
}

/** A fingerprint is that of the files, a space, and that of the warehouse. */
function warehouseIn(fingerprint: string): string {
  return fingerprint.slice(fingerprint.indexOf(' '));
}

/** Rights are read whole or not at all: with a faulty policy nobody is let in. */
async function readRules(config: Config): Promise<Outcome<AccessRules>> {
  const { policy, problems } = await readAccessPolicy(config.knowledge);
  if (policy !== null) return done(policy);
  const [first] = problems;
  const place = first === undefined ? config.knowledge : `${first.path}:${first.line}`;
  return failed({ code: 'knowledge-invalid', params: { count: problems.length, first: place } });
}
