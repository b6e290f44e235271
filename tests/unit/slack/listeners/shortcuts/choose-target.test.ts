import { expect, test } from 'vitest';
import type { Ask, Question } from '../../../../../src/ask/question.ts';
import { isLeftForLater } from '../../../../../src/ask/stop.ts';
import { done } from '../../../../../src/domain/outcome.ts';
import { chooseTarget } from '../../../../../src/slack/listeners/shortcuts/choose-target.ts';
import type { ShortcutUse } from '../../../../../src/slack/listeners/shortcuts/shortcut-use.ts';
import type { DoorDependencies } from '../../../../../src/slack/slack-door.ts';
import { sampleDataAnswer } from '../../../../support/sample-answers.ts';
import { jobAt, workOn } from '../actions/clicks.ts';

const principal = { id: 'T1/U1', groups: ['everyone'] };
const use = {
  arrival: { channel: 'D1', person: 'U1', message: { ts: '1.0', thread: null } },
  workspace: { id: 'T1', directChannel: async () => done('D1') },
  audience: { own: principal, shared: principal, isForeign: false },
  ...{ locale: 'en', task: 'explain-query', text: 'select 1' },
} as unknown as ShortcutUse;

/** What is chosen when the work ends for that reason in the middle of the question, and how that is asked. */
async function chosenWhile(reason: string | null) {
  const controller = new AbortController();
  let wasLeft = false;
  const ask: Ask = async function* ({ signal }: Question) {
    if (reason !== null) controller.abort(reason);
    wasLeft = signal !== undefined && isLeftForLater(signal);
    yield { kind: 'answer', answer: sampleDataAnswer() };
  };
  const work = { ...workOn(jobAt(new Date(0))), signal: controller.signal };
  const door = { ask, clock: () => null } as unknown as DoorDependencies;
  const chosen = await chooseTarget(use, work, door);
  return { chosen: chosen.ok ? chosen.value : chosen.problem, wasLeft };
}

test.each(['lost', 'replaced'])(
  'when the work is %s meanwhile, it ends quietly and its answer is left to the other run',
  async (reason) => {
    expect(await chosenWhile(reason)).toEqual({ chosen: 'left', wasLeft: true });
  },
);

test('when nothing comes between, it is explained where it was used', async () => {
  expect(await chosenWhile(null)).toMatchObject({
    chosen: { to: { channel: 'D1', thread: '1.0' } },
    wasLeft: false,
  });
});
