import { expect, test } from 'vitest';
import { done, failed } from '../../../../src/domain/outcome.ts';
import { type TakeAwayDependencies, takeAway } from '../../../../src/slack/conversation/take-away.ts';
import type { PostedMessage } from '../../../../src/storage/posted-messages.ts';

const row: PostedMessage = {
  ...{ workspace: 'T1', channel: 'C1', ts: '2.0', thread: '1.0', question: null, person: 'U1' },
  source: '1.0',
  view: {},
};

/** What happened, in order, while the job behind the message is in that state. */
async function taken(message: PostedMessage, state: 'running' | null, isRefused = false) {
  const seen: string[] = [];
  const requestStop = async (key: string) => {
    seen.push(`stop ${key}`);
    return state;
  };
  const posted = { remove: async () => void seen.push('forgotten') };
  const remove = async () => {
    seen.push('removed');
    return isRefused ? failed({ code: 'slack-unreachable' }) : done(undefined);
  };
  const outcome = await takeAway(message, {
    door: { records: { queue: { requestStop }, posted } },
    workspaceOf: async () => ({ remove }),
    stopLocal: (key: string) => seen.push(`stop here ${key}`),
  } as unknown as TakeAwayDependencies);
  return { seen, outcome };
}

test('when its answer is being made, the work ends first, whatever asked for it', async () => {
  const pressed = { ...row, source: null, view: { job: 'T1/9.0/rerun/U1' } };
  expect((await taken(pressed, 'running')).seen).toEqual([
    'stop T1/9.0/rerun/U1',
    'stop here T1/9.0/rerun/U1',
    'removed',
    'forgotten',
  ]);
});

test('when no job is noted with it, the one of the message it answers ends', async () => {
  expect((await taken(row, null)).seen).toEqual(['stop T1/C1/1.0', 'removed', 'forgotten']);
  expect((await taken({ ...row, source: null }, null)).seen).toEqual(['removed', 'forgotten']);
});

test('when Slack cannot remove it, it is not forgotten', async () => {
  const { seen, outcome } = await taken(row, null, true);
  expect(outcome.ok).toBe(false);
  expect(seen).not.toContain('forgotten');
});
