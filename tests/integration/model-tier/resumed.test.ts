import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, type Question } from '../../../src/ask/question.ts';
import { leftForLater } from '../../../src/ask/stop.ts';
import { type App, composeApp } from '../../../src/compose.ts';
import { modelsOf } from '../../../src/config-models.ts';
import type { Answer } from '../../../src/domain/answer.ts';
import { openModels } from '../../../src/models.ts';
import { settings } from '../../../src/settings.ts';
import { openStores, type Stores } from '../../../src/stores.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { noTracer } from '../../../src/telemetry/trace.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import { runChild } from '../../support/run-child.ts';
import { draft, type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts';
import { copyTestHome, testConfig } from '../../support/test-app.ts';
import { dataOf } from './model-company.ts';
import { byHour, explanations, questions, sound } from './statements.ts';

let base: string;
let model: ScriptedModel;
let given: Record<string, string>;
let stores: Stores;
let app: App;

beforeAll(async () => {
  [base, model] = await Promise.all([copyTestHome(), startScriptedModel()]);
  given = {
    ASKBIRD_MODEL: 'openai-compatible:bird-1',
    ASKBIRD_MODEL_URL: `${model.url}/v1`,
    ASKBIRD_MODEL_KEY: 'sk-acceptance-0123456789abcdef',
    ASKBIRD_MODEL_RETRIES: '0',
    ASKBIRD_MODEL_PRICES: '2/0.5/8',
    ASKBIRD_DRAFTS: '3',
  };
  await cutShort();
  await open();
});
afterAll(async () => {
  await app?.close();
  await model?.close();
  rmSync(base, { recursive: true, force: true });
});

const cut = randomUUID();
const apart = draft(byHour.replace('count(*)', 'count(o.order_id)'));
const odd = draft(byHour.replace('group by', "and o.status = 'delivered' group by"));
const explanation = { text: explanations.ko };
const script = { drafts: [odd, sound, apart], explanation };

/** A process that is killed as soon as its three statements are there. */
async function cutShort(): Promise<void> {
  model.play(script);
  const program = join(import.meta.dirname, '../ask/children/stop-midway.ts');
  const child = runChild(program, join(base, 'home'), questions.ko, cut, JSON.stringify(given));
  const line = await child.nextLine();
  if (line !== 'running') throw new Error(`the process said ${line}`);
  await child.kill9();
}

function ask(over: Partial<Question>): Promise<Answer> {
  return answerOf(
    app.ask({
      text: questions.ko,
      principal: app.principal('hana'),
      thread: randomUUID(),
      door: 'evaluation',
      locale: null,
      clock: app.clock(TEST_CLOCK.now),
      ...over,
    }),
  );
}

async function open(): Promise<void> {
  const models = modelsOf(settings.parse(given));
  const config = { ...testConfig(join(base, 'home')), models };
  const around = { log: createLog('silent'), onProgress: () => undefined, tracer: noTracer };
  const [opened, connected] = await Promise.all([openStores(config, around), openModels(config, around)]);
  if (!(opened.ok && connected.ok)) throw new Error('the company does not open');
  stores = opened.value;
  const composed = await composeApp(stores, config, { ...around, models: connected.value });
  if (!composed.ok) throw new Error(composed.problem.code);
  app = composed.value;
}

/** How many replies are kept for a question, or for all. */
async function kept(id: string | null): Promise<number> {
  const rows = await stores.storage.query(
    'select 1 from model_replies where $1::uuid is null or question = $1::uuid',
    [id],
  );
  return rows.length;
}

/** What does not tell one run from another: the random marks around outside text take more tokens, or fewer. */
function shownOf(answer: Answer): object {
  const { id, timings, prompts, ...shown } = answer;
  return { ...shown, prompts: prompts.map(({ name, variant, sections }) => ({ name, variant, sections })) };
}

describe('a question whose process was killed after a model had answered', () => {
  it('when it is asked again, each prompt was sent once and the answer is that of a run in one go', async () => {
    expect(model.asked()).toEqual(['sql-draft', 'sql-draft', 'sql-draft']);
    const resumed = await ask({ id: cut, thread: 'cut-short' });
    expect(model.asked()).toEqual(['sql-draft', 'sql-draft', 'sql-draft', 'text']);
    model.play(script);
    const whole = await ask({});
    expect(model.asked()).toHaveLength(4);
    expect(dataOf({ answer: resumed }).confidence.reasons.join()).toContain('3개 가운데 2개');
    expect(resumed.usage.calls).toBe(4);
    expect(resumed.usage.cost?.amount).toBeGreaterThan(0);
    expect(shownOf(resumed)).toEqual(shownOf(whole));
  });

  it('when it was answered, asking once more gives that very answer without any call', async () => {
    model.play({});
    const again = await ask({ id: cut, thread: 'cut-short' });
    expect(again.id).toBe(cut);
    expect(await ask({ id: cut, thread: 'cut-short' })).toEqual(again);
    expect(model.requests()).toEqual([]);
    const turns = await app.records.threads.recent('cut-short', 20, 0);
    expect(turns.map(({ role, question }) => [role, question])).toEqual([
      ['asker', cut],
      ['askbird', cut],
    ]);
  });

  it('when the id comes from somebody else or another thread, nothing of the answer is given', async () => {
    for (const over of [{ thread: 'elsewhere' }, { principal: app.principal('taeyang') }]) {
      const answer = await ask({ id: cut, thread: 'cut-short', ...over });
      expect(answer).toMatchObject({ kind: 'failure', code: 'unexpected' });
    }
  });
});

describe('a question that is left for another run', () => {
  it('when only one of three samples was missing, only that one is asked for', async () => {
    const id = randomUUID();
    const thread = randomUUID();
    model.play({ drafts: [sound, { stall: 'before-first-token' }, apart], explanation });
    const from = model.server.journal.length;
    const controller = new AbortController();
    const first = ask({ id, thread, signal: controller.signal });
    await model.server.waitFor(from + 3);
    await expect.poll(() => kept(id)).toBe(2);
    controller.abort(leftForLater);
    await first;
    expect((await app.records.ledger.find(id))?.answer).toBeNull();

    model.play({ drafts: odd, explanation });
    const answer = dataOf({ answer: await ask({ id, thread }) });
    expect(model.asked()).toEqual(['sql-draft', 'text']);
    expect(answer.confidence.reasons.join()).toContain('3개 가운데 2개');
    expect(answer.usage.calls).toBe(4);
    expect(await kept(id)).toBe(0);
  });

  it('when it was edited meanwhile, it is read as edited and no reply to the old words is used', async () => {
    const [id, thread] = [randomUUID(), randomUUID()];
    model.play({ drafts: sound, explanation: { stall: 'before-first-token' } });
    const from = model.server.journal.length;
    const controller = new AbortController();
    const first = ask({ id, thread, signal: controller.signal });
    await model.server.waitFor(from + 4);
    controller.abort(leftForLater);
    await first;

    model.play({ drafts: sound, explanation: { text: explanations.en } });
    const answer = await ask({ id, thread, text: questions.en });
    expect(model.asked()).toEqual(['sql-draft', 'sql-draft', 'sql-draft', 'text']);
    expect(answer.locale).toBe('en');
    expect((await app.records.ledger.find(id))?.question).toMatchObject({
      text: questions.en,
      locale: 'en',
    });
  });
});

it('when the door names no question, nothing of its replies is kept', async () => {
  model.play({ drafts: sound, explanation: { stall: 'before-first-token' } });
  const from = model.server.journal.length;
  const controller = new AbortController();
  const left = ask({ signal: controller.signal });
  await model.server.waitFor(from + 4);
  expect(await kept(null)).toBe(0);
  controller.abort();
  await left;
});
