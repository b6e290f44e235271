import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type WorkStep, workSteps } from '../../../src/slack/work/steps.ts';
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts';
import { type FakeSlack, openFakeSlack } from '../../support/slack/fake-slack.ts';
import { type SlackProcess, startSlackProcess } from '../../support/slack/slack-process.ts';
import { copyTestHome } from '../../support/test-app.ts';
import { explanations, questions, sound } from '../model-tier/statements.ts';

/** Each step once in every run, five times in the long one. */
const rounds = process.env.ASKBIRD_TEST_LONG === '1' ? 5 : 1;

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
  await start();
});
afterAll(async () => {
  await running?.stop();
  await Promise.all([slack?.close(), model?.close()]);
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
});

async function start(): Promise<void> {
  running = await startSlackProcess(join(base, 'home'), slack, given);
  await slack.connected();
}

const cases: [WorkStep, number][] = Array.from({ length: rounds }, (_, round) =>
  workSteps.map((step): [WorkStep, number] => [step, round + 1]),
).flat();

describe('a question whose process is killed with -9', () => {
  test.each(cases)(
    'when it dies at the step "%s" (round %i), one answer stands in its thread after the restart, and no prompt is paid twice',
    async (step) => {
      model.play({ drafts: sound, explanation: { text: explanations.ko } });
      await running.dieAt(step);
      const asked = slack.say({ person: 'U1', channel: 'C1', text: `<@UBOT> ${questions.ko}` });
      expect(await running.gone()).toBe('SIGKILL');
      await start();
      const answer = await slack.answerTo(
        asked.ts,
        (message) => message.metadata?.event_payload.part === 'answer',
        25_000,
      );
      await slack.deliveriesDone();
      expect(answer.thread).toBe(asked.ts);
      expect(answer.blocks.map(({ type }) => type)).toContain('data_table');
      const others = slack.thread('C1', asked.ts).filter(({ bot, ts }) => bot !== null && ts !== answer.ts);
      expect(others).toEqual([]);
      expect(model.asked()).toEqual(['sql-draft', 'text']);
      expect(slack.messages('C1').filter(({ bot, thread }) => bot !== null && thread === null)).toEqual([]);
      slack.assertClean();
    },
    60_000,
  );
});
