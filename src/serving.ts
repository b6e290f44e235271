import { type AccessRules, principalOf } from './access/principals.ts';
import { type AskParts, type Assembled, assembleAsk } from './ask/assemble.ts';
import { createRecorder } from './ask/record.ts';
import type { Config } from './config.ts';
import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Principal } from './domain/principal.ts';
import { readAccessPolicy } from './knowledge/read-access-policy.ts';
import { koreanHolidays } from './language/time/korean-holidays.ts';
import { retrievalTerms } from './language/tokens/retrieval-terms.ts';
import type { Embedder } from './model/embedding/embedder.ts';
import type { Models } from './models.ts';
import { createRetrieval } from './retrieval/create-retrieval.ts';
import { createModelReplies } from './storage/model-replies.ts';
import { createPreferences } from './storage/preferences.ts';
import type { Threads } from './storage/threads.ts';
import { type Stores, searchPath } from './stores.ts';
import type { Log } from './telemetry/log.ts';
import type { Tracer } from './telemetry/trace.ts';
import type { GenerateSettings } from './text2sql/generative/generate.ts';
import { readServed, servedKinds } from './text2sql/served-knowledge.ts';

/** Answers over one generation of the index and one reading of the access policy. */
export interface Serving extends Assembled {
  /** Id of the generation. */
  readonly generation: number;
  principal(id: string): Principal;
  /** Whether the policy names somebody, beyond the group everybody belongs to. */
  isListed(id: string): boolean;
}

export interface ServingParts {
  readonly models: Models | null;
  readonly tracer: Tracer;
  readonly embedder: Embedder;
  readonly threads: Threads;
  readonly log: Log;
}

/** Loads what is active now. */
export async function loadServing(
  stores: Stores,
  config: Config,
  parts: ServingParts,
): Promise<Outcome<Serving>> {
  const access = await readRules(config);
  if (!access.ok) return access;
  const loaded = await stores.index.loadItems(servedKinds);
  if (!loaded.ok) return loaded;
  const rules = access.value;
  const served = readServed(loaded.value);
  return done({
    ...assembleAsk({
      ...partsOf(stores, config, parts),
      ...recordsOf(stores, parts, served.generation),
      served,
      access: rules,
    }),
    generation: loaded.value.generation.id,
    principal: (id) => principalOf(id, rules),
    isListed: (id) => Object.hasOwn(rules.users, id),
  });
}

type Records = Pick<AskParts, 'record' | 'memory' | 'replies'>;

function recordsOf({ storage }: Stores, { log, threads }: ServingParts, generation: string): Records {
  return {
    record: createRecorder(storage, generation),
    replies: createModelReplies(storage),
    memory: {
      threads,
      preferences: createPreferences(storage),
      report: (error) => log.warn({ err: error }, 'a question goes on without memory'),
    },
  };
}

function partsOf(
  { index, warehouse }: Stores,
  config: Config,
  { models, tracer, embedder, log }: ServingParts,
): Omit<AskParts, keyof Records | 'served' | 'access'> {
  return {
    retrieval: createRetrieval({
      ...{ index, embedder, terms: retrievalTerms },
      reportWordsOnly: ({ code, cause }) =>
        log.warn({ code, err: cause }, 'a question was searched by words alone'),
    }),
    warehouse,
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
  };
}

function generateSettings({ models, sqlMaxCost, maxRows }: Config): GenerateSettings {
  const { drafts, repairs, promptTokens } = models;
  return { drafts, repairs, promptTokens, maxCost: sqlMaxCost, maxRows };
}

/** Rights are read whole or not at all: with a faulty policy nobody is let in. */
async function readRules(config: Config): Promise<Outcome<AccessRules>> {
  const { policy, problems } = await readAccessPolicy(config.knowledge);
  if (policy !== null) return done(policy);
  const [first] = problems;
  const place = first === undefined ? config.knowledge : `${first.path}:${first.line}`;
  return failed({ code: 'knowledge-invalid', params: { count: problems.length, first: place } });
}
