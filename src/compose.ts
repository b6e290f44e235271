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
import { createRetrieval } from './retrieval/create-retrieval.ts';
import { createLedger } from './storage/ledger.ts';
import { createThreads } from './storage/threads.ts';
import { type StoreOptions, type Stores, searchPath } from './stores.ts';
import { noTracer } from './telemetry/trace.ts';
import { readServed, servedKinds } from './text2sql/served-knowledge.ts';

/** Everything, built once. Doors and scripts use nothing else. */
export interface App {
  readonly ask: Ask;
  principal(id: string): Principal;
  clock(now?: Date): Clock;
  close(): Promise<void>;
}

/** Compiles the patterns of time expressions while the engines boot, instead of inside the first question. */
readTime('지난주', { now: new Date(), timeZone: 'UTC', weekStart: 'monday' }, koreanHolidays);

/** Wires what is served into `ask`: the one place that knows every part. */
export async function composeApp(
  stores: Stores,
  config: Config,
  options: StoreOptions,
): Promise<Outcome<App>> {
  const access = await readRules(config);
  if (!access.ok) return access;
  const active = await stores.index.active();
  const running = await openConfiguredEmbedder(config.models.embedder, { active, tracer: noTracer });
  if (!running.ok) return running;
  const { embedder, problem } = running.value;
  if (problem !== null) {
    options.log.warn(
      { code: problem.code, err: problem.cause },
      'the embedder does not answer: words alone are searched',
    );
  }
  if (active === null || active.embedder !== embedder.name || active.fingerprint !== stores.fingerprint) {
    const unserved = await bringUpToDate(stores, config, active, { ...options, ...running.value });
    if (unserved !== null) return failed(unserved);
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
    searchPath,
    reportBug: (error, id) => options.log.error({ err: error, question: id }, 'a question ended in a bug'),
    reportProblem: ({ code, cause }, id) => options.log.warn({ code, err: cause, question: id }, 'no answer'),
  });
  return done({
    ask,
    principal: (id) => principalOf(id, access.value),
    clock: (now = new Date()) => ({ now, timeZone: config.timeZone, weekStart: config.weekStart }),
    close: stores.close,
  });
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
