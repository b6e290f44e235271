import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { createQueue } from '../../../src/storage/create-queue.ts';
import { type Job, LeaseLostError, type Queue } from '../../../src/storage/queue.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../../support/postgres-server.ts';
import { keysOf, leaseMs, letTimePass, migrateStorage, newJob } from '../database/queue-support.ts';

const replicas = ['one', 'two'] as const;
const workersEach = 4;
const talks = 12;

describe.skipIf(whyNoPostgres() !== null)('several replicas on one PostgreSQL', () => {
  let server: TestPostgres;
  let pools: Database[];

  beforeAll(async () => {
    server = await startPostgres();
    pools = await Promise.all(replicas.map(() => open(server.superuserUrl)));
    await migrateStorage(first(pools));
  });
  beforeEach(() => first(pools).query('delete from jobs'));
  afterAll(async () => {
    await Promise.all((pools ?? []).map((pool) => pool.close()));
    await server?.stop();
  });

  test('when the same event reaches both at once, it is put once', async () => {
    const queues = pools.map(createQueue);
    const keys = Array.from({ length: 50 }, (_, n) => `job ${n}`);
    const put = await Promise.all(keys.flatMap((key) => queues.map((queue) => queue.put(newJob(key)))));
    expect(put.filter(Boolean)).toHaveLength(50);
  });

  test('when both claim while jobs come in, each is done once and each conversation in its order', async () => {
    const queues = pools.map(createQueue);
    const total = 300;
    const ledger: Ledger = { done: [], running: new Map(), most: 0 };
    const workers = queues.flatMap((queue, replica) =>
      Array.from({ length: workersEach }, () => work(queue, replicas[replica] ?? '', ledger, total)),
    );
    for (let n = 0; n < total; n += 1) {
      const talk = n % talks;
      await first(queues).put(
        newJob(`job ${n}`, { conversation: `talk ${talk}`, asker: `U${talk % 5}`, payload: { n } }),
      );
    }
    await Promise.all(workers);
    const done = ledger.done.map(({ payload }) => (payload as { n: number }).n);
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, n) => n));
    for (let talk = 0; talk < talks; talk += 1) {
      const inTalk = done.filter((n) => n % talks === talk);
      expect(inTalk).toEqual(inTalk.toSorted((a, b) => a - b));
    }
    expect(ledger.most).toBe(1);
    expect(new Set(ledger.done.map(({ attempts }) => attempts))).toEqual(new Set([1]));
    expect(await first(queues).counts()).toEqual({ waiting: 0, running: 0, done: total, dead: 0 });
  });

  test('when leases run out while both claim, no two hold one job', async () => {
    const queues = pools.map(createQueue);
    for (let n = 0; n < 40; n += 1) {
      await first(queues).put(newJob(`job ${n}`, { conversation: `talk ${n % 20}` }));
      if (n < 20) await first(queues).claim('gone', leaseMs);
    }
    await letTimePass(first(pools), leaseMs);
    const claims = queues.flatMap((queue, replica) =>
      Array.from({ length: 20 }, () => queue.claim(replicas[replica] ?? '', leaseMs)),
    );
    const taken = (await Promise.all(claims)).filter((job) => job !== null);
    expect(new Set(keysOf(taken))).toEqual(new Set(Array.from({ length: 20 }, (_, n) => `job ${n}`)));
    expect(taken).toHaveLength(20);
  });

  test('when a process is killed, another takes over what it held after the lease, in its place', async () => {
    const queue = createQueue(first(pools));
    for (const key of ['a1', 'b1', 'a2', 'b2']) {
      await queue.put(newJob(key, { conversation: key.slice(0, 1) }));
    }
    await holdAndDie(server.superuserUrl);
    expect(await queue.claim('heir', leaseMs)).toBeNull();
    await letTimePass(first(pools), leaseMs);
    const heirs = [await queue.claim('heir', leaseMs), await queue.claim('heir', leaseMs)];
    expect(keysOf(heirs)).toEqual(['a1', 'b1']);
    for (const job of heirs) {
      expect(job).toMatchObject({ attempts: 2, progress: { noted: job?.key } });
      const late = queue.finish({ id: job?.id ?? '', owner: 'killed' });
      await expect(late).rejects.toThrow(LeaseLostError);
      await queue.finish({ id: job?.id ?? '', owner: 'heir' });
    }
    expect(keysOf([await queue.claim('heir', leaseMs), await queue.claim('heir', leaseMs)])).toEqual([
      'a2',
      'b2',
    ]);
  });
});

interface Ledger {
  readonly done: Job[];
  /** How many of a conversation run at once. */
  readonly running: Map<string, number>;
  most: number;
}

async function work(queue: Queue, owner: string, ledger: Ledger, total: number): Promise<void> {
  while (ledger.done.length < total) {
    const job = await queue.claim(owner, leaseMs);
    if (job === null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    const running = (ledger.running.get(job.conversation) ?? 0) + 1;
    ledger.running.set(job.conversation, running);
    ledger.most = Math.max(ledger.most, running);
    await queue.note({ id: job.id, owner }, { by: owner });
    ledger.done.push(job);
    ledger.running.set(job.conversation, running - 1);
    await queue.finish({ id: job.id, owner });
  }
}

async function holdAndDie(url: string): Promise<void> {
  const program = join(import.meta.dirname, 'children/hold-jobs.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, String(leaseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  expect(line).toBe('holding');
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function open(url: string): Promise<Database> {
  const opened = await openDatabase({ kind: 'server', url, label: 'storage', poolSize: workersEach });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('there is none');
  return item;
}
