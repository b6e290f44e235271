import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createQueue } from '../../../src/storage/create-queue.ts';
import type { Job, Queue } from '../../../src/storage/queue.ts';
import { type Engine, openEngine } from './engines.ts';
import { leaseMs, letTimePass, migrateStorage, newJob } from './queue-support.ts';

let engine: Engine;
let queue: Queue;

beforeAll(async () => {
  engine = await openEngine('pglite');
  await migrateStorage(engine.database);
  queue = createQueue(engine.database);
});
afterAll(() => engine?.stop());

/** What the queue must agree with: jobs in the order they were put. */
interface Known {
  readonly key: string;
  readonly conversation: string;
  state: 'waiting' | 'running' | 'ended';
  /** Who runs it; it stays with the job of which a lease ran out. */
  owner: string | null;
  ranOut: boolean;
  lease: Job | null;
}

type Step =
  | { readonly do: 'put'; readonly conversation: number; readonly asker: number }
  | { readonly do: 'claim'; readonly owner: string }
  | { readonly do: 'finish' | 'bury' | 'retry' | 'release'; readonly which: number }
  | { readonly do: 'pass' };

const owner = fc.constantFrom('one', 'two', 'three');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('put' as const), conversation: fc.nat(3), asker: fc.nat(2) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('claim' as const), owner }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('finish' as const, 'bury' as const, 'retry' as const, 'release' as const),
      which: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const) }) },
);

test('when jobs come, go, fail and outlive their leases in any order, each conversation stays in order, one job at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 50 }), async (steps) => {
      await engine.database.query('delete from jobs');
      const known: Known[] = [];
      for (const each of steps) await take(each, known);
      await drain(known);
      expect(await queue.counts()).toMatchObject({ waiting: 0, running: 0 });
    }),
    { numRuns: 20 },
  );
});

async function take(each: Step, known: Known[]): Promise<void> {
  switch (each.do) {
    case 'put':
      return put(each, known);
    case 'claim':
      await claim(each.owner, known);
      return;
    case 'pass':
      await letTimePass(engine.database, 2 * leaseMs);
      for (const job of known) job.ranOut = job.state === 'running';
      return;
    default: {
      const running = known.filter(({ state }) => state === 'running');
      const job = running[each.which % Math.max(running.length, 1)];
      if (job !== undefined) await settle(job, each.do);
    }
  }
}

async function put(
  { conversation, asker }: { conversation: number; asker: number },
  known: Known[],
): Promise<void> {
  const key = `job ${known.length}`;
  const job = { key, conversation: `talk ${conversation}` };
  await queue.put(newJob(key, { ...job, asker: `U${asker}` }));
  known.push({ ...job, state: 'waiting', owner: null, ranOut: false, lease: null });
}

async function claim(by: string, known: readonly Known[]): Promise<Known | null> {
  const due = known.filter((job) => isDue(job, by, known));
  const job = await queue.claim(by, leaseMs);
  if (job === null) {
    expect(due).toEqual([]);
    return null;
  }
  const expected = due.find(({ key }) => key === job.key);
  if (expected === undefined) throw new Error(`${job.key} was not due`);
  Object.assign(expected, { state: 'running', owner: by, ranOut: false, lease: job });
  return expected;
}

function isDue(job: Known, by: string, known: readonly Known[]): boolean {
  if (job.state === 'running') return job.ranOut && job.owner !== by;
  if (job.state === 'ended') return false;
  const others = known.filter((other) => other !== job && other.conversation === job.conversation);
  const isFirst = known
    .filter(({ state, conversation }) => state === 'waiting' && conversation === job.conversation)
    .every((other) => known.indexOf(other) >= known.indexOf(job));
  return isFirst && others.every(({ state }) => state !== 'running');
}

async function settle(job: Known, how: 'finish' | 'bury' | 'retry' | 'release'): Promise<void> {
  const lease = { id: job.lease?.id ?? '', owner: job.owner ?? '' };
  const ends = how === 'finish' || how === 'bury';
  if (how === 'finish') await queue.finish(lease);
  else if (how === 'bury') await queue.bury(lease, 'unexpected');
  else if (how === 'retry') await queue.retry(lease, 0, 'unexpected');
  else await queue.release(lease);
  Object.assign(job, { state: ends ? 'ended' : 'waiting', owner: null, ranOut: false, lease: null });
}

async function drain(known: Known[]): Promise<void> {
  for (const job of known.filter(({ state }) => state === 'running')) await settle(job, 'finish');
  for (let job = await claim('last', known); job !== null; job = await claim('last', known)) {
    await settle(job, 'finish');
  }
}
