import { expect, test } from 'vitest';
import { stopQuestion } from '../../../../../src/slack/listeners/actions/stop-click.ts';
import { clickedBy, clickOn, type FakeHandling, handlingOf, jobAt, workOn } from './clicks.ts';

const key = 'T1/C1/1.0';
const at = { channel: 'C1', ts: '2.0' };

async function stop(handling: FakeHandling, person = 'U1') {
  const [updated, stopped]: [unknown[], string[]] = [[], []];
  const clicked = clickedBy(clickOn('stop', key, person), updated);
  const outcome = await stopQuestion(clicked, workOn(jobAt(new Date(0))), handlingOf(handling, stopped));
  return { told: outcome.ok ? outcome.value?.kind : outcome.problem.code, updated, stopped };
}

test('when the work runs, it is stopped here at once, and shows its end itself', async () => {
  expect(await stop({ asker: 'T1/U1', state: 'running' })).toMatchObject({ updated: [], stopped: [key] });
});

test('when the work waits to be tried again, the message says that it was stopped', async () => {
  expect(await stop({ asker: 'T1/U1', state: 'waiting' })).toMatchObject({ updated: [at], stopped: [] });
});

test('when the work ended meanwhile, its answer stays', async () => {
  expect(await stop({ asker: 'T1/U1', state: null })).toMatchObject({ told: undefined, updated: [] });
});

test('when somebody else presses, nothing is stopped', async () => {
  const pressed = await stop({ asker: 'T1/U1', state: 'running' }, 'U2');
  expect(pressed).toMatchObject({ told: 'only-asker', updated: [], stopped: [] });
});

test('when the job is no longer known, its asker can still be rid of the placeholder', async () => {
  expect((await stop({ asker: null, state: null, poster: 'U1' })).updated).toEqual([at]);
  expect(await stop({ asker: null, state: null, poster: 'U2' })).toMatchObject({ told: 'only-asker' });
  expect(await stop({ asker: null, state: null })).toMatchObject({ told: 'forgotten', updated: [] });
});
