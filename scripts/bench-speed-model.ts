import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { answerOf } from '../src/ask/question.ts';
import { type App, composeApp } from '../src/compose.ts';
import type { Config } from '../src/config.ts';
import { modelsOf } from '../src/config-models.ts';
import type { Answer } from '../src/domain/answer.ts';
import type { Outcome } from '../src/domain/outcome.ts';
import { openModels } from '../src/models.ts';
import { settings } from '../src/settings.ts';
import { openOrExit } from '../src/start.ts';
import { openStores, type StoreOptions, type Stores } from '../src/stores.ts';
import { createLog } from '../src/telemetry/log.ts';
import { openTracer } from '../src/telemetry/open-tracer.ts';
import { startScriptedModel } from './support/scripted-model.ts';

export interface Samples {
  readonly name: string;
  readonly times: number[];
}

/** Time of a question that is neither the model's nor a database's. */
export const ownTime = 'own time: all but model and SQL';
const withClient = 'own time and that of the model client';
const suite = 'tests/suites/governed/handed-over.yaml';

/**
 * Every question that definitions do not answer, put to the model tier, whose model copies the nearest verified example of
 * its prompt and answers at once. Only questions that end in a number count, and none of the first round.
 */
export async function measureModelTier(config: Config, rounds: number): Promise<Samples[]> {
  const server = await startScriptedModel(reply);
  const models = modelsOf(
    settings.parse({ ASKBIRD_MODEL: 'openai-compatible:scripted', ASKBIRD_MODEL_URL: server.url }),
  );
  const sql = startBusyClock();
  const open = (each: Config, options: StoreOptions) => openTimed(each, options, sql);
  const log = createLog('error');
  const app = await openOrExit(open, { ...config, models }, 'en', log);
  const stages = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const text of questions()) {
      const before = sql.read();
      const answer = await askOnce(app, text);
      if (round > 0 && answer.kind === 'data') noteTimes(answer, sql.read() - before, stages);
    }
  }
  await app.close();
  await server.close();
  return [...stages].map(([name, times]) => ({ name, times }));
}

/** How long at least one of the timed pieces of work was under way, in milliseconds. */
interface BusyClock {
  time<T>(work: () => Promise<T>): Promise<T>;
  read(): number;
}

function startBusyClock(): BusyClock {
  let busy = 0;
  let running = 0;
  let since = 0;
  return {
    async time(work) {
      if (running === 0) since = performance.now();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) busy += performance.now() - since;
      }
    },
    read: () => busy,
  };
}

/** The application as it is, over stores that tell how long their statements take. */
async function openTimed(config: Config, options: StoreOptions, sql: BusyClock): Promise<Outcome<App>> {
  const tracer = await openTracer(config.trace);
  const [stores, models] = await Promise.all([
    openStores(config, options),
    openModels(config, { log: options.log, tracer }),
  ]);
  if (!stores.ok) return stores;
  if (!models.ok) return models;
  const { index, warehouse } = stores.value;
  const timed: Stores = {
    ...stores.value,
    index: {
      ...index,
      search: (request) => sql.time(() => index.search(request)),
      fetch: (generation, refs) => sql.time(() => index.fetch(generation, refs)),
    },
    warehouse: {
      ...warehouse,
      run: (...run) => sql.time(() => warehouse.run(...run)),
      explainCost: (...run) => sql.time(() => warehouse.explainCost(...run)),
      freshUntil: (...column) => sql.time(() => warehouse.freshUntil(...column)),
      timeSpan: (...column) => sql.time(() => warehouse.timeSpan(...column)),
    },
  };
  return composeApp(timed, config, { ...options, models: models.value, tracer });
}

function questions(): readonly string[] {
  const cases = parse(readFileSync(suite, 'utf8')) as { question: string }[];
  return cases.map(({ question }) => question);
}

function askOnce(app: App, text: string): Promise<Answer> {
  const question = { text, principal: app.principal('bench'), thread: `bench ${text}`, locale: null };
  return answerOf(app.ask({ ...question, door: 'evaluation', clock: app.clock() }));
}

/** A stage that came several times counts with all its times. */
function noteTimes({ timings }: Answer, sql: number, stages: Map<string, number[]>): void {
  const sums = new Map<string, number>();
  for (const { stage, ms } of timings) sums.set(stage, (sums.get(stage) ?? 0) + ms);
  const clients = [...sums].reduce((sum, [stage, ms]) => (stage.startsWith('model ') ? sum + ms : sum), 0);
  const total = sums.get('total') ?? 0;
  sums.set('sql of both databases', sql);
  sums.set(ownTime, total - sql - clients);
  sums.set(withClient, total - sql);
  for (const [stage, ms] of sums) stages.set(stage, [...(stages.get(stage) ?? []), ms]);
}

function reply(output: string | null, prompt: string): unknown {
  if (output === 'classification') {
    return { standalone: null, refined: null, terms: [], missing: [], capability: 'data' };
  }
  if (output === null) return 'This counts what was asked for. Each row is one group.';
  const columns: never[] = [];
  return {
    plan: '',
    sql: statementFor(prompt),
    title: '',
    columns,
    assumptions: [],
    missing: [],
    label: '',
    other: null,
  };
}

/** The nearest example over the period of the question; without an example, the rows of the first table. */
function statementFor(prompt: string): string {
  const [from, until] = periodOf(prompt);
  const example = section(prompt, 'Verified examples').at(-1)?.split('\n').slice(1).join('\n');
  const [, table = ''] = /^\w+ (\S+)/.exec(section(prompt, 'Tables')[0] ?? '') ?? [];
  return (example ?? `select count(*) as n from ${table}`)
    .replace(/:period_(from|to)(_at)?\b/g, (_, end: string, moment?: string) => {
      const day = end === 'from' ? from : until;
      return moment === undefined ? `date '${day}'` : `timestamptz '${day} 00:00 Asia/Seoul'`;
    })
    .replace(/(?<!:):(count|percent|days)\b/g, '10');
}

function periodOf(prompt: string): readonly [string, string] {
  const [period = '{}'] = section(prompt, 'Periods').slice(-1);
  const { from = '2026-10-01', until = '2026-11-01' } = JSON.parse(period) as {
    from?: string;
    until?: string;
  };
  return [from, until];
}

/** The entries of a section, texts unpacked; what is no text stays JSON. */
function section(prompt: string, title: string): readonly string[] {
  const fenced = new RegExp(`^## ${title}[^\\n]*\\n<data \\w+>\\n([\\s\\S]*?)\\n</data`, 'm').exec(prompt);
  const lines = (fenced?.[1] ?? '').split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const value: unknown = JSON.parse(line);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
