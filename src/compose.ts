import type { ExamplesRequest } from './ask/offers.ts';
import type { Ask } from './ask/question.ts';
import type { Config } from './config.ts';
import type { Clock } from './domain/date-range.ts';
import { done, failed, type Outcome } from './domain/outcome.ts';
import type { Principal } from './domain/principal.ts';
import type { Problem } from './domain/problem.ts';
import { openConfiguredEmbedder, type RunningEmbedder } from './embedder.ts';
import type { Generation } from './knowledge-index/knowledge-index.ts';
import { koreanHolidays } from './language/time/korean-holidays.ts';
import { readTime } from './language/time/read-time.ts';
import type { Models } from './models.ts';
import { loadServing, type Serving } from './serving.ts';
import { createInstallations, type Installations } from './storage/installations.ts';
import { type BotRecords, createRecords } from './storage/records.ts';
import { fingerprintParts, type StoreOptions, type Stores } from './stores.ts';
import type { Tracer } from './telemetry/trace.ts';

/** Everything, built once. Doors and scripts use nothing else. */
export interface App {
  readonly ask: Ask;
  principal(id: string): Principal;
  /** Whether the access policy names somebody, beyond the group everybody belongs to. */
  isListed(id: string): boolean;
  mayRead(principal: Principal, tables: readonly string[]): boolean;
  examples(request: ExamplesRequest): Promise<readonly string[]>;
  clock(now?: Date): Clock;
  readonly records: BotRecords;
  /** Workspaces that installed the app by themselves, their tokens sealed under that secret. */
  installations(secret: string): Installations;
  /** False when no other process can hold these databases. */
  readonly isShared: boolean;
  /** Takes up a generation that was switched in meanwhile, and the access policy with it. True when it did. */
  follow(): Promise<Outcome<boolean>>;
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
  const active = await stores.index.active();
  const opened = await openConfiguredEmbedder(config.models.embedder, { active, tracer });
  if (!opened.ok) return opened;
  const { embedder, problem } = opened.value;
  if (problem !== null) log.warn({ code: problem.code, err: problem.cause }, 'words alone find for now');
  if (active === null || active.embedder !== embedder.name || active.fingerprint !== stores.fingerprint) {
    const stuck = await bringUpToDate(stores, config, active, { ...surroundings, ...opened.value });
    if (stuck !== null) return failed(stuck);
  }
  const records = createRecords(stores.storage);
  const { threads } = records;
  const load = () => loadServing(stores, config, { models, tracer, embedder, log, threads });
  const loaded = await load();
  return loaded.ok ? done(appOver(loaded.value, load, { stores, records, config, tracer })) : loaded;
}

interface AppParts {
  readonly stores: Stores;
  readonly records: BotRecords;
  readonly config: Config;
  readonly tracer: Tracer;
}

/** A question keeps the generation it began with; the next one gets the newest. */
function appOver(
  first: Serving,
  load: () => Promise<Outcome<Serving>>,
  { stores, records, config, tracer }: AppParts,
): App {
  let serving = first;
  return {
    ask: (question) => serving.ask(question),
    principal: (id) => serving.principal(id),
    isListed: (id) => serving.isListed(id),
    mayRead: (principal, tables) => serving.offers.mayRead(principal, tables),
    examples: (request) => serving.offers.examples(request),
    clock: (now = new Date()) => ({ now, timeZone: config.timeZone, weekStart: config.weekStart }),
    records,
    installations: (secret) => createInstallations(stores.storage, secret),
    isShared: config.databaseUrl !== null,
    async follow() {
      const active = await stores.index.active();
      if (active?.id === serving.generation) return done(false);
      const loaded = await load();
      if (!loaded.ok) return loaded;
      serving = loaded.value;
      return done(true);
    },
    close: async () => {
      await Promise.all([stores.close(), tracer.close()]);
    },
  };
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
  const force =
    active !== null &&
    fingerprintParts(active.fingerprint).warehouse !== fingerprintParts(stores.fingerprint).warehouse;
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
