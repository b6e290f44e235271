import { describe, expect, test } from 'vitest';
import { DatabaseError } from '../../../../src/database/database-error.ts';
import { NotInstalledError } from '../../../../src/slack/not-installed.ts';
import type { Handlers } from '../../../../src/slack/work/handler.ts';
import { runJob } from '../../../../src/slack/work/run-job.ts';
import { RunningJob } from '../../../../src/slack/work/running-job.ts';
import { stopReason } from '../../../../src/slack/work/stop-reason.ts';
import type { Job, Queue } from '../../../../src/storage/queue.ts';
import { createLog } from '../../../../src/telemetry/log.ts';

const job: Job = {
  ...{ id: '1', key: 'T1/C1/1.0', kind: 'question', conversation: 'slack:T1/C1/1.0', asker: 'T1/U1' },
  ...{ payload: { kind: 'question' }, receivedAt: new Date(), state: 'running', stop: false, attempts: 1 },
  ...{ progress: {}, problem: null },
};

/** What became of a job whose handler throws that, and whether somebody was told. */
async function endOf(error: Error, over: Partial<Job> = {}, refusals = 0): Promise<string[]> {
  const seen: string[] = [];
  let refused = 0;
  const queue = {
    note: async () => undefined,
    retry: async (_lease: unknown, _ms: number, problem: string) => void seen.push(`again: ${problem}`),
    bury: async (_lease: unknown, problem: string) => {
      refused += 1;
      if (refused <= refusals) throw new DatabaseError('08006');
      seen.push(`given up: ${problem}`);
    },
  } as unknown as Queue;
  const question = {
    run: () => Promise.reject(error),
    giveUp: async () => void seen.push('told'),
  };
  const handlers = { question } as unknown as Handlers;
  const surroundings = { queue, handlers, owner: 'one', mark: () => undefined, log: createLog('silent') };
  await runJob(new RunningJob({ ...job, ...over }), surroundings);
  return seen;
}

describe('a job that was asked to stop before this run', () => {
  test('when it is taken up again, its handler knows from the beginning', () => {
    expect(stopReason(new RunningJob({ ...job, stop: true }).signal)).toBe('stopped');
    expect(stopReason(new RunningJob(job).signal)).toBeNull();
  });
});

describe('a handler that throws', () => {
  test('when the app is not installed there any more, the job is given up at once, with nobody left to tell', async () => {
    expect(await endOf(new NotInstalledError('T1'))).toEqual(['given up: slack-not-installed']);
  });

  test('when it is a bug, the job is tried again', async () => {
    expect(await endOf(new Error('a bug'))).toEqual(['again: unexpected']);
  });

  test('when storage is away as it is given up, the asker is told once all the same', async () => {
    const last = { progress: { attemptCounts: { faults: 2 } } };
    expect(await endOf(new Error('a bug'), last, 1)).toEqual(['told', 'given up: unexpected']);
  });

  test('when something is away at an attempt long after it arrived, the job is tried again', async () => {
    const old = { receivedAt: new Date(0), progress: { attemptCounts: { waits: 1, waitedMs: 60_000 } } };
    expect(await endOf(new DatabaseError('08006'), old)).toEqual(['again: storage-unreachable']);
  });

  test.each([{}, { kind: 'of a newer Askbird' }, { kind: 'constructor' }, { kind: null }])(
    'when nobody knows what to do with %j, it ends like a bug',
    async (payload) => {
      expect(await endOf(new Error('never reached'), { payload })).toEqual(['again: unexpected']);
    },
  );
});
