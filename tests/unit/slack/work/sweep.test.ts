import { describe, expect, test } from 'vitest';
import { done, failed, type Outcome } from '../../../../src/domain/outcome.ts';
import type { SlackMessage, Workspace } from '../../../../src/slack/delivery/workspace.ts';
import { createSweep } from '../../../../src/slack/work/sweep.ts';
import type { NewJob } from '../../../../src/storage/queue.ts';
import { createLog } from '../../../../src/telemetry/log.ts';

const now = Date.now();
const missed: SlackMessage = {
  ts: ((now - 60_000) / 1000).toFixed(6),
  person: 'U1',
  bot: null,
  text: '<@UBOT> orders',
  thread: null,
  marker: null,
  files: [],
};

/** A workspace of one channel, whose history is read as told; the last outcome goes for all further reads. */
function sweepOver(outcomes: readonly (Outcome<readonly SlackMessage[]> | Promise<never>)[]) {
  const reads: string[] = [];
  const jobs = new Map<string, NewJob>();
  const workspace = {
    id: 'T1',
    self: { user: 'UBOT', bot: 'B1' },
    ownChannels: async () => done([{ id: 'C1' }]),
    history: async (_channel: string, since: string) => {
      reads.push(since);
      return outcomes[Math.min(reads.length, outcomes.length) - 1];
    },
  } as unknown as Workspace;
  const sweep = createSweep({
    queue: {
      async put(job) {
        const isNew = !jobs.has(job.key);
        jobs.set(job.key, job);
        return isNew;
      },
      find: async () => null,
      lastReceived: async () => null,
      recentConversations: async () => [],
    },
    workspaces: async () => [workspace],
    wake: () => undefined,
    log: createLog('silent'),
    laterMs: 1,
  });
  return { sweep, reads, jobs };
}

const since = new Date(now - 120_000);
/** Everything that is due has been done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('looking for what was missed', () => {
  test('when nothing was ever received, nothing is looked for', async () => {
    const { sweep, reads } = sweepOver([done([missed])]);
    await sweep();
    expect(reads).toEqual([]);
  });

  test('when it is told since when, what was said since is put', async () => {
    const { sweep, jobs } = sweepOver([done([missed])]);
    await sweep(since);
    expect([...jobs.keys()]).toEqual([`T1/C1/${missed.ts}`]);
  });

  test('when a channel cannot be read, it is read again later, and then not once more', async () => {
    const { sweep, reads, jobs } = sweepOver([failed({ code: 'slack-unreachable' }), done([missed])]);
    await sweep(since);
    expect(jobs.size).toBe(0);
    await settled();
    expect(jobs.size).toBe(1);
    expect(reads).toHaveLength(2);
  });

  test('when a channel can never be read, that is accepted in the end', async () => {
    const { sweep, reads } = sweepOver([failed({ code: 'slack-unreachable' })]);
    await sweep(since);
    await settled();
    const tries = reads.length;
    expect(tries).toBeGreaterThan(1);
    await settled();
    expect(reads).toHaveLength(tries);
  });

  test('when the bot is not in a channel any more, it is not asked for again', async () => {
    const { sweep, reads } = sweepOver([failed({ code: 'slack-not-in-channel' })]);
    await sweep(since);
    await settled();
    expect(reads).toHaveLength(1);
  });

  test('when Slack comes and goes while it looks, one look more covers the longest absence', async () => {
    const { sweep, reads } = sweepOver([done([])]);
    const looks = [since, new Date(now - 300_000), new Date(now - 200_000)].map((at) => sweep(at));
    await Promise.all(looks);
    expect(reads.length).toBeLessThanOrEqual(2);
    const earliest = Math.min(...reads.map(Number));
    expect(earliest).toBeLessThanOrEqual((now - 300_000) / 1000);
  });
});
