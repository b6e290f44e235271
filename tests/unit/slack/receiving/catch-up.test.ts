import { describe, expect, test } from 'vitest';
import { done, failed, type Outcome } from '../../../../src/domain/outcome.ts';
import type { SlackMessage, Workspace } from '../../../../src/slack/delivery/workspace.ts';
import { NotInstalledError } from '../../../../src/slack/not-installed.ts';
import { createAdmission } from '../../../../src/slack/receiving/admission.ts';
import { createCatchUp } from '../../../../src/slack/receiving/catch-up.ts';
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

type History = Outcome<readonly SlackMessage[]>;

interface Given {
  /** What the reads of the only channel come to; the last goes for all further ones. */
  readonly history?: readonly History[];
  /** Of its only thread that Askbird knows of. */
  readonly thread?: readonly SlackMessage[];
  /** What keeps the workspace from being opened, one after the other. */
  readonly closed?: readonly Error[];
}

function missing({ history = [done([])], thread = [], closed = [] }: Given) {
  const reads: string[] = [];
  const opens: string[] = [];
  const jobs = new Map<string, NewJob>();
  const workspace = {
    id: 'T1',
    self: { user: 'UBOT', bot: 'B1' },
    ownChannels: async () => done([{ id: 'C1' }]),
    history: async (_channel: string, since: string) => {
      reads.push(since);
      return history[Math.min(reads.length, history.length) - 1];
    },
    thread: async () => done(thread),
  } as unknown as Workspace;
  const catchUp = createCatchUp({
    queue: {
      async put(job) {
        const isNew = !jobs.has(job.key);
        jobs.set(job.key, job);
        return isNew;
      },
      lastReceived: async () => null,
      recentConversations: async () => thread.slice(0, 1).map(({ ts }) => `slack:T1/C1/${ts}`),
    },
    admission: createAdmission({
      queue: { find: async () => null },
      posted: { inThread: async () => [], answering: async () => [] },
    }),
    teams: async () => ['T1'],
    async workspaceOf(team) {
      opens.push(team);
      const error = closed[opens.length - 1];
      if (error !== undefined) throw error;
      return workspace;
    },
    wake: () => undefined,
    log: createLog('silent'),
    laterMs: 1,
  });
  return { catchUp, reads, opens, jobs };
}

const since = new Date(now - 120_000);
/** Everything that is due has been done. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

describe('looking for what was missed', () => {
  test('when nothing was ever received, nothing is looked for', async () => {
    const { catchUp, reads } = missing({ history: [done([missed])] });
    await catchUp();
    expect(reads).toEqual([]);
  });

  test('when it is told since when, what was said since is put', async () => {
    const { catchUp, jobs } = missing({ history: [done([missed])] });
    await catchUp(since);
    expect([...jobs.keys()]).toEqual([`T1/C1/${missed.ts}`]);
  });

  test('when a channel cannot be read, it is read again later, and then not once more', async () => {
    const { catchUp, reads, jobs } = missing({
      history: [failed({ code: 'slack-unreachable' }), done([missed])],
    });
    await catchUp(since);
    expect(jobs.size).toBe(0);
    await settled();
    expect(jobs.size).toBe(1);
    expect(reads).toHaveLength(2);
  });

  test('when a channel can never be read, that is accepted in the end', async () => {
    const { catchUp, reads } = missing({ history: [failed({ code: 'slack-unreachable' })] });
    await catchUp(since);
    await settled();
    const tries = reads.length;
    expect(tries).toBeGreaterThan(1);
    await settled();
    expect(reads).toHaveLength(tries);
  });

  test('when the bot is not in a channel any more, it is not asked for again', async () => {
    const { catchUp, reads } = missing({ history: [failed({ code: 'slack-not-in-channel' })] });
    await catchUp(since);
    await settled();
    expect(reads).toHaveLength(1);
  });

  test('when Slack comes and goes while it looks, one look more covers the longest absence', async () => {
    const { catchUp, reads } = missing({ history: [done([])] });
    const looks = [since, new Date(now - 300_000), new Date(now - 200_000)].map((at) => catchUp(at));
    await Promise.all(looks);
    expect(reads.length).toBeLessThanOrEqual(2);
    const earliest = Math.min(...reads.map(Number));
    expect(earliest).toBeLessThanOrEqual((now - 300_000) / 1000);
  });

  test.each([
    ['has asked there, were it in a thread of others', 'U1', true],
    ['has not', 'U2', false],
  ])(
    'when a reply without a mention was missed of somebody who %s, it counts as on its arrival',
    async (_, person, isOurs) => {
      const said = (seconds: number, over: Partial<SlackMessage>) => ({
        ...missed,
        ts: (now / 1000 - 60 + seconds).toFixed(6),
        thread: missed.ts,
        ...over,
      });
      const root = { ...missed, person: 'U9', text: 'hello' };
      const reply = said(2, { text: 'and by city', person });
      const { catchUp, jobs } = missing({ thread: [root, said(1, {}), reply] });
      await catchUp(since);
      expect(jobs.has(`T1/C1/${reply.ts}`)).toBe(isOurs);
    },
  );

  test('when a workspace cannot be opened at first, it is looked through later', async () => {
    const { catchUp, jobs } = missing({ history: [done([missed])], closed: [new Error('no database')] });
    await catchUp(since);
    expect(jobs.size).toBe(0);
    await settled();
    expect(jobs.size).toBe(1);
  });

  test('when the app is not installed in a workspace any more, that is no reason to look again', async () => {
    const { catchUp, opens } = missing({ closed: [new NotInstalledError('T1')] });
    await catchUp(since);
    await settled();
    expect(opens).toHaveLength(1);
  });
});
