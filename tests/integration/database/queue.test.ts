import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createQueue } from '../../../src/storage/create-queue.ts';
import { type Job, LeaseLostError, type Queue } from '../../../src/storage/queue.ts';
import { type Engine, openEngine } from './engines.ts';
import { keysOf, leaseMs, letTimePass, migrateStorage, newJob } from './queue-support.ts';

let engine: Engine;
let queue: Queue;

beforeAll(async () => {
  engine = await openEngine('pglite');
  await migrateStorage(engine.database);
  queue = createQueue(engine.database);
});
beforeEach(() => engine.database.query('delete from jobs'));
afterAll(() => engine?.stop());

const claim = (owner = 'one') => queue.claim(owner, leaseMs);

async function claimed(owner = 'one'): Promise<Job & { owner: string }> {
  const job = await claim(owner);
  if (job === null) throw new Error('nothing was due');
  return { ...job, owner };
}

async function claimAll(): Promise<(string | null)[]> {
  const jobs: Job[] = [];
  for (let job = await claim(); job !== null; job = await claim()) jobs.push(job);
  return keysOf(jobs);
}

describe('putting', () => {
  test('when the same arrives several times at once, it is put once and done once', async () => {
    const put = await Promise.all([1, 2, 3].map(() => queue.put(newJob('a'))));
    expect(put.toSorted()).toEqual([false, false, true]);
    await queue.finish(await claimed());
    expect(await queue.put(newJob('a'))).toBe(false);
    expect(await claim()).toBeNull();
  });

  test('when a job holds what PostgreSQL cannot store, it is put all the same', async () => {
    await queue.put(newJob('odd', { payload: { text: 'a\0b \ud800' } }));
    expect(await claim()).toMatchObject({ payload: { text: 'a\u2400b \ufffd' } });
  });

  test('when a job is claimed, it comes as it was put', async () => {
    const job = newJob('whole', { payload: { text: '지난달 매출', deep: [{ a: null }] } });
    await queue.put(job);
    expect(await queue.find('whole')).toMatchObject({ state: 'waiting', attempts: 0 });
    const found = { ...job, state: 'running', stop: false, attempts: 1, progress: {}, problem: null };
    expect(await claim()).toEqual({ ...found, id: expect.any(String) });
    expect(await queue.find('other')).toBeNull();
  });
});

describe('order', () => {
  test('when a conversation has several jobs, each waits for the one before to end', async () => {
    for (const key of ['a', 'b', 'c']) await queue.put(newJob(key, { conversation: 'talk' }));
    const first = await claimed();
    expect(first.key).toBe('a');
    expect(await claim('two')).toBeNull();
    await queue.finish(first);
    const second = await claimed('two');
    expect(second.key).toBe('b');
    await queue.bury(second, 'unexpected');
    expect((await claimed()).key).toBe('c');
  });

  test('when a job becomes visible late, one after it that runs already ends first', async () => {
    for (const key of ['late', 'running']) await queue.put(newJob(key, { conversation: 'talk' }));
    await queue.put(newJob('elsewhere'));
    await engine.database.query(
      `update jobs set run_after = 'infinity', conversation = '' where key = 'late'`,
    );
    const running = await claimed();
    await engine.database.query(
      `update jobs set run_after = now(), conversation = 'talk' where key = 'late'`,
    );
    expect([running.key, ...(await claimAll())]).toEqual(['running', 'elsewhere']);
    await queue.finish(running);
    expect(await claimAll()).toEqual(['late']);
  });

  test('when a job waits to be tried again, those after it in its conversation wait too and others do not', async () => {
    for (const key of ['a', 'b']) await queue.put(newJob(key, { conversation: 'talk' }));
    await queue.put(newJob('elsewhere'));
    await queue.retry(await claimed(), 10_000, 'slack-unreachable');
    expect(await claimAll()).toEqual(['elsewhere']);
    await letTimePass(engine.database, 10_000);
    expect(await claim()).toMatchObject({ key: 'a', attempts: 2, problem: 'slack-unreachable' });
  });
});

describe('turns', () => {
  test('when somebody asked one after the other all day, another who asks much at once does not go before them', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await queue.put(newJob(`steady ${n}`, { asker: 'steady' }));
      await queue.finish(await claimed());
    }
    for (const n of [1, 2, 3, 4]) await queue.put(newJob(`new ${n}`, { asker: 'new' }));
    await queue.put(newJob('steady 6', { asker: 'steady' }));
    expect(await claimAll()).toEqual(['new 1', 'new 2', 'steady 6', 'new 3', 'new 4']);
  });

  test('when somebody asked much at once, another who asks then is next, with one worker too', async () => {
    for (const n of [1, 2, 3, 4, 5]) await queue.put(newJob(`busy ${n}`, { asker: 'busy' }));
    await queue.finish(await claimed());
    await queue.put(newJob('calm 1', { asker: 'calm' }));
    await queue.put(newJob('calm 2', { asker: 'calm' }));
    expect(await claimAll()).toEqual(['calm 1', 'busy 2', 'calm 2', 'busy 3', 'busy 4', 'busy 5']);
  });

  test('when many ask a little all the time, whoever asked much is not put off for ever', async () => {
    for (let n = 1; n <= 20; n += 1) await queue.put(newJob(`busy ${n}`, { asker: 'busy' }));
    let served = 0;
    for (let n = 1; n <= 60; n += 1) {
      await queue.put(newJob(`calm ${n}`, { asker: `calm ${n % 3}` }));
      const job = await claimed();
      if (job.asker === 'busy') served += 1;
      await queue.finish(job);
    }
    expect(served).toBeGreaterThanOrEqual(15);
  });

  test('when somebody took back all they had asked, it does not count as their turns', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      await queue.put(newJob(`taken back ${n}`, { asker: 'a' }));
      await queue.requestStop(`taken back ${n}`);
    }
    await queue.put(newJob('mine', { asker: 'a' }));
    for (const n of [1, 2]) await queue.put(newJob(`theirs ${n}`, { asker: 'b' }));
    expect(await claimAll()).toEqual(['mine', 'theirs 1', 'theirs 2']);
  });
});

describe('leases', () => {
  test('when a lease runs out, another takes the job over with what was noted, and the first can do no more', async () => {
    await queue.put(newJob('a', { conversation: 'talk' }));
    await queue.put(newJob('b', { conversation: 'talk' }));
    const lost = await claimed('one');
    await queue.note(lost, { at: { ts: '1' }, n: 1 });
    await queue.note(lost, { n: 2 });
    expect(await claim('two')).toBeNull();
    await letTimePass(engine.database, leaseMs);
    const taken = await claimed('two');
    expect(taken).toMatchObject({ key: 'a', attempts: 2, progress: { at: { ts: '1' }, n: 2 } });
    const late = [
      queue.note(lost, {}),
      queue.finish(lost),
      queue.retry(lost, 0, 'late'),
      queue.bury(lost, 'late'),
      queue.release(lost),
    ];
    for (const attempt of late) await expect(attempt).rejects.toThrow(LeaseLostError);
    expect(await queue.renew('one', leaseMs)).toEqual([]);
    expect(await queue.find('a')).toMatchObject({ state: 'running', progress: { n: 2 } });
    await queue.finish(taken);
    await expect(queue.finish(taken)).rejects.toThrow(LeaseLostError);
  });

  test('when a lease is renewed, it holds that much longer', async () => {
    await queue.put(newJob('a'));
    const { id } = await claimed('one');
    await letTimePass(engine.database, leaseMs - 1_000);
    expect(await queue.renew('one', leaseMs)).toEqual([{ id, stop: false, replaced: false }]);
    await letTimePass(engine.database, leaseMs - 1_000);
    expect(await claim('two')).toBeNull();
  });

  test('when a process slept past its lease, it is not handed what it is still at', async () => {
    await queue.put(newJob('a'));
    const job = await claimed('one');
    await letTimePass(engine.database, 2 * leaseMs);
    expect(await claim('one')).toBeNull();
    expect(await queue.renew('one', leaseMs)).toHaveLength(1);
    await queue.finish(job);
    expect(await queue.find('a')).toMatchObject({ state: 'done' });
  });

  test('when a job is released, it is up at once and the attempt does not count', async () => {
    await queue.put(newJob('a'));
    await queue.release(await claimed('one'));
    expect(await claim('two')).toMatchObject({ key: 'a', attempts: 1 });
  });

  test('when all leases are ended, what a crash left is up at once', async () => {
    for (const key of ['a', 'b', 'c']) await queue.put(newJob(key));
    await claimed('dead process');
    await claimed('dead process');
    expect(await queue.releaseAll()).toBe(2);
    expect(await claimAll()).toHaveLength(3);
  });
});

describe('stopping and replacing', () => {
  test('when a waiting job is stopped, it never runs and those behind it do', async () => {
    for (const key of ['a', 'b']) await queue.put(newJob(key, { conversation: 'talk' }));
    expect(await queue.requestStop('a')).toBe('waiting');
    expect(await queue.requestStop('a')).toBeNull();
    expect(await queue.requestStop('unknown')).toBeNull();
    expect(await claimAll()).toEqual(['b']);
    const stopped = await queue.find('a');
    expect([stopped?.state, stopped?.payload]).toEqual(['done', {}]);
  });

  test('when a running job is stopped, whoever runs it hears at the next renewal', async () => {
    for (const key of ['a', 'b']) await queue.put(newJob(key));
    const job = await claimed();
    await claimed();
    expect(await queue.requestStop('a')).toBe('running');
    const renewed = await queue.renew('one', leaseMs);
    expect(renewed.filter(({ stop }) => stop).map(({ id }) => id)).toEqual([job.id]);
    await queue.finish(job);
    expect(await queue.requestStop('a')).toBeNull();
  });

  test('when a waiting job is replaced, the new payload is what runs', async () => {
    await queue.put(newJob('a'));
    expect(await queue.replace('a', { text: 'new' })).toBe(true);
    const job = await claimed();
    expect(job).toMatchObject({ payload: { text: 'new' } });
    expect(await queue.renew('one', leaseMs)).toEqual([{ id: job.id, stop: false, replaced: false }]);
  });

  test('when a running job is replaced, whoever runs it hears, and what was noted stays', async () => {
    await queue.put(newJob('a'));
    const job = await claimed();
    await queue.note(job, { at: '1' });
    expect(await queue.replace('a', { text: 'new' })).toBe(true);
    expect(await queue.renew('one', leaseMs)).toEqual([{ id: job.id, stop: false, replaced: true }]);
    expect(await queue.find('a')).toMatchObject({ payload: { text: 'new' }, progress: { at: '1' } });
    await queue.finish({ id: job.id, owner: job.owner });
    expect(await queue.replace('a', { text: 'late' })).toBe(false);
  });

  test('when it is asked to stop and then replaced, the new payload is to run; the other way round it is to stop', async () => {
    await queue.put(newJob('a'));
    const job = await claimed();
    await queue.requestStop('a');
    await queue.replace('a', { text: 'new' });
    expect(await queue.renew('one', leaseMs)).toEqual([{ id: job.id, stop: false, replaced: true }]);
    await queue.requestStop('a');
    await queue.finish(job);
    expect(await claimed()).toMatchObject({ payload: { text: 'new' }, stop: true });
  });

  test('when a job ends just as it is replaced, it is up again with the new payload', async () => {
    await queue.put(newJob('a'));
    const first = await claimed();
    await queue.replace('a', { text: 'second' });
    await queue.finish(first);
    const second = await claimed();
    expect(second.payload).toEqual({ text: 'second' });
    await queue.replace('a', { text: 'third' });
    await queue.bury(second, 'unexpected');
    const third = await claimed();
    expect(third).toMatchObject({ payload: { text: 'third' }, problem: null });
    await queue.finish(third);
    expect(await queue.find('a')).toMatchObject({ state: 'done' });
  });
});

describe('what is kept', () => {
  test('when a job is done its payload goes, when it is given up it stays', async () => {
    for (const key of ['a', 'b']) await queue.put(newJob(key));
    await queue.finish(await claimed());
    await queue.bury(await claimed(), 'unexpected');
    const done = await queue.find('a');
    expect([done?.state, done?.payload]).toEqual(['done', {}]);
    expect(await queue.find('b')).toMatchObject({
      state: 'dead',
      payload: { text: 'b' },
      problem: 'unexpected',
    });
    expect(await queue.counts()).toEqual({ waiting: 0, running: 0, done: 1, dead: 1 });
  });

  test('when the past is forgotten, what is not finished stays', async () => {
    for (const key of ['done', 'running', 'waiting']) await queue.put(newJob(key));
    await queue.finish(await claimed());
    await claimed();
    expect(await queue.forget(new Date('2020-01-01'))).toBe(0);
    expect(await queue.forget(new Date('2100-01-01'))).toBe(1);
    expect(await queue.counts()).toEqual({ waiting: 1, running: 1, done: 0, dead: 0 });
    expect(await queue.put(newJob('done'))).toBe(true);
  });

  test('when several conversations begin alike, the last received of them all is told', async () => {
    const put = (key: string, conversation: string, minute: number) =>
      queue.put(newJob(key, { conversation, receivedAt: new Date(Date.UTC(2026, 10, 16, 1, minute)) }));
    await put('a', 'slack:T1/C_1/1.0', 1);
    await put('b', 'slack:T1/C_1/2.0', 3);
    await put('c', 'slack:T1/C_1/3.0', 2);
    await put('d', 'slack:T1/CX1/3.0', 9);
    await queue.finish(await claimed());
    expect(await queue.lastReceived('slack:T1/C_1/')).toEqual(new Date('2026-11-16T01:03:00Z'));
    expect(await queue.lastReceived('slack:T2/')).toBeNull();
  });
});
