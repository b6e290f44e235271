import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WorkStep, workSteps } from '../../../src/slack/work/steps.ts';
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { type SlackProcess, startSlackProcess } from '../../support/slack/slack-process.ts';
import type { FakeMessage } from '../../support/slack/world.ts';
import { copyTestHome } from '../../support/test-app.ts';
import { explanations, questions, sound } from '../model-tier/statements.ts';

const isLong = process.env.ASKBIRD_TEST_LONG === '1';
/** The tellingest steps once in every run; in the long one every step five times, with a model and without. */
const rounds = isLong ? 5 : 1;
const modelled: readonly WorkStep[] = ['placeholder-posted', 'drafted', 'answered'];
const plain: readonly WorkStep[] = ['stored', 'acknowledged', 'updated'];
const plainQuestion = '지난주 지역별 주문 수';

let base: string;
let slack: FakeSlack;
let model: ScriptedModel;
let given: Record<string, string>;
let running: SlackProcess;

beforeAll(async () => {
  [base, slack, model] = await Promise.all([
    copyTestHome(),
    // A dead bot is tried again as Slack does, only sooner.
    openFakeSlack({ ackTimeout: 500, retryWaits: [0, 4000, 10_000] }),
    startScriptedModel(),
  ]);
  given = {
    ASKBIRD_MODEL: 'openai-compatible:bird-1',
    ASKBIRD_MODEL_URL: `${model.url}/v1`,
    ASKBIRD_MODEL_KEY: 'sk-acceptance-0123456789abcdef',
    ASKBIRD_MODEL_RETRIES: '0',
  };
});
afterAll(async () => {
  await running?.stop();
  await Promise.all([slack?.close(), model?.close()]);
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
});

async function start(models: Readonly<Record<string, string>>): Promise<void> {
  running = await startSlackProcess(join(base, 'home'), slack, models);
  await slack.connected();
}

const stepsOf = (steps: readonly WorkStep[]) =>
  Array.from({ length: rounds }, (_, round) =>
    steps.map((step): [WorkStep, number] => [step, round + 1]),
  ).flat();

async function dieAndReturn(step: WorkStep, text: string, models: Readonly<Record<string, string>>) {
  model.play({ drafts: sound, explanation: { text: explanations.ko } });
  await running.dieAt(step);
  const asked = slack.say({ person: 'U1', channel: 'C1', text: `<@UBOT> ${text}` });
  expect(await running.gone()).toBe('SIGKILL');
  await start(models);
  const isAnswer = ({ metadata }: FakeMessage) => metadata?.event_payload.part === 'answer';
  const answer = await slack.answerTo(asked.ts, isAnswer, 25_000);
  await slack.deliveriesDone();
  expect(answer.thread).toBe(asked.ts);
  expect(answer.blocks.map(({ type }) => type)).toContain('data_table');
  const others = slack.thread('C1', asked.ts).filter(({ bot, ts }) => bot !== null && ts !== answer.ts);
  expect(others).toEqual([]);
  expect(slack.messages('C1').filter(({ bot, thread }) => bot !== null && thread === null)).toEqual([]);
  slack.assertClean();
}

describe('a question for a model whose process is killed with -9', () => {
  beforeAll(() => start(given));
  afterAll(() => running?.stop());

  test.each(stepsOf(isLong ? workSteps : modelled))(
    'when it dies at the step "%s" (round %i), one answer stands in its thread after the restart, and no prompt is paid twice',
    async (step) => {
      await dieAndReturn(step, questions.ko, given);
      expect(model.asked()).toEqual(['sql-draft', 'text']);
    },
    60_000,
  );
});

describe('a question that definitions answer whose process is killed with -9', () => {
  const steps = workSteps.filter((step) => !step.startsWith('draft'));
  beforeAll(() => start({}));
  afterAll(() => running?.stop());

  test.each(stepsOf(isLong ? steps : plain))(
    'when it dies at the step "%s" (round %i), one answer stands in its thread after the restart',
    async (step) => {
      await dieAndReturn(step, plainQuestion, {});
      expect(model.asked()).toEqual([]);
    },
    60_000,
  );
});
