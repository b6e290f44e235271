import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseError } from '../../../src/database/database-error.ts';
import { done, failed } from '../../../src/domain/outcome.ts';
import type { Arrival, QuestionArrival } from '../../../src/slack/arrival.ts';
import type { Handlers, WorkContext } from '../../../src/slack/work/handler.ts';
import { stopReason } from '../../../src/slack/work/stop-reason.ts';
import { createWorker, type Worker, type WorkerOptions } from '../../../src/slack/work/worker.ts';
import { createQueue } from '../../../src/storage/create-queue.ts';
import type { Job, Queue } from '../../../src/storage/queue.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type Engine, openEngine } from '../database/engines.ts';
import { letTimePass, migrateStorage } from '../database/queue-support.ts';
import { held, type Run, until } from './work-support.ts';

let engine: Engine;
let queue: Queue;
let worker: Worker;

let run: Run;
let givenUp: string[];
const worked = async () => done(undefined);

beforeAll(async () => {
  engine = await openEngine('pglite');
  await migrateStorage(engine.database);
  queue = createQueue(engine.database);
});
afterAll(() => engine?.stop());
beforeEach(async () => {
  await engine.database.query('delete from jobs');
  givenUp = [];
  run = worked;
});
afterEach(() => worker?.drain(0));

function open(over: Partial<WorkerOptions> = {}): Worker {
  const question = {
    run: (arrival: QuestionArrival, work: WorkContext) => run(arrival, work),
    giveUp: async (arrival: QuestionArrival) => {
      givenUp.push(arrival.text);
    },
  };
  worker = createWorker({
    queue,
    handlers: { question } as unknown as Handlers,
    owner: 'one',
    workers: 2,
    leaseMs: 300,
    pollMs: 20,
    mark: () => undefined,
    log: createLog('silent'),
    exclusive: false,
    ...over,
  });
  worker.start();
  return worker;
}

async function put(text: string, conversation: string = randomUUID()): Promise<string> {
  const key = `T1/C1/${text}`;
  await queue.put({
    ...{ key, conversation, kind: 'question', asker: 'T1/U1', receivedAt: new Date() },
    payload: { kind: 'question', workspace: 'T1', text } satisfies Partial<Arrival>,
  });
  return key;
}

const became = (key: string, state: Job['state']) =>
  until(async () => (await queue.find(key))?.state === state);

describe('stored work', () => {
  test('when jobs are put, all are done, at most as many at once as allowed', async () => {
    const handler = held();
    run = handler.run;
    open();
    const keys = await Promise.all(['a', 'b', 'c'].map((text) => put(text)));
    worker.wake();
    await until(() => handler.begun.length === 2);
    handler.end();
    await until(() => handler.begun.length === 3);
    handler.end();
    for (const key of keys) await became(key, 'done');
  });

  test('when a job ends in a problem, it is tried again, and given up and told of after the third attempt', async () => {
    let attempts = 0;
    run = async () => {
      attempts += 1;
      return failed({ code: 'slack-refused' });
    };
    const key = await put('hopeless');
    open();
    await until(async () => {
      await letTimePass(engine.database, 20_000);
      worker.wake();
      return (await queue.find(key))?.state === 'dead';
    });
    expect({ attempts, givenUp }).toEqual({ attempts: 3, givenUp: ['hopeless'] });
    expect((await queue.find(key))?.problem).toBe('slack-refused');
  });

  test('when a handler throws, the job is tried again and others go on', async () => {
    let thrown = 0;
    run = async ({ text }) => {
      if (text === 'faulty' && thrown === 0) {
        thrown += 1;
        throw new Error('a bug');
      }
      return done(undefined);
    };
    const [faulty, sound] = [await put('faulty'), await put('sound')];
    open();
    await became(sound, 'done');
    await became(faulty, 'waiting');
    await letTimePass(engine.database, 20_000);
    await became(faulty, 'done');
    expect(givenUp).toEqual([]);
  });

  test('when Slack is away for long, the job outlasts any number of attempts', async () => {
    let attempts = 0;
    run = async () => {
      attempts += 1;
      return attempts < 8 ? failed({ code: 'slack-unreachable' }) : done(undefined);
    };
    const key = await put('patient');
    open();
    await until(async () => {
      await letTimePass(engine.database, 100_000);
      worker.wake();
      return (await queue.find(key))?.state === 'done';
    });
    expect(attempts).toBe(8);
  });

  test('when a running job is asked to stop elsewhere, its handler hears why', async () => {
    const reasons: unknown[] = [];
    run = (_arrival, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reasons.push(stopReason(signal));
          resolve(done(undefined));
        });
      });
    const key = await put('to be stopped');
    open();
    await became(key, 'running');
    await queue.requestStop(key);
    await became(key, 'done');
    expect(reasons).toEqual(['stopped']);
  });

  test('when a job is stopped here, it need not wait for its lease to be renewed', async () => {
    run = (_arrival, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(done(undefined)));
      });
    const key = await put('to be stopped');
    open({ leaseMs: 60_000 });
    await became(key, 'running');
    await until(() => {
      worker.stopLocal(key);
      return queue.find(key).then((job) => job?.state === 'done');
    });
  });

  test('when the question is replaced under way, it is done again as it reads now, with what was noted', async () => {
    const seen: unknown[] = [];
    run = async (arrival, { signal, job, note }) => {
      seen.push([arrival.text, job.progress.at ?? null]);
      if (arrival.text !== 'old') return done(undefined);
      await note({ at: 'there' });
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          seen.push(stopReason(signal));
          resolve(done(undefined));
        });
      });
    };
    const key = await put('old');
    open();
    await until(async () => (await queue.find(key))?.progress.at === 'there');
    await queue.replace(key, { kind: 'question', workspace: 'T1', text: 'new' });
    await became(key, 'done');
    expect(seen).toEqual([['old', null], 'replaced', ['new', 'there']]);
  });

  test('when the work outlasts the lease, nobody else takes it', async () => {
    const handler = held();
    run = handler.run;
    const key = await put('long');
    open({ leaseMs: 90 });
    await until(() => handler.begun.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await queue.claim('other', 1000)).toBeNull();
    handler.end();
    await became(key, 'done');
  });

  test('when another process has taken the job over, what this one made of it does not count', async () => {
    let reason: unknown = null;
    run = (_arrival, { signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reason = stopReason(signal);
          resolve(failed({ code: 'slack-refused' }));
        });
      });
    const key = await put('contended');
    open();
    await became(key, 'running');
    await engine.database.query(`update jobs set owner = 'other'`);
    await until(() => reason === 'lost');
    await worker.drain(1000);
    expect(await queue.find(key)).toMatchObject({ state: 'running', problem: null });
  });

  test('when it drains, nothing new is begun, what runs ends, and what does not end in time is up again at once', async () => {
    const handler = held();
    run = handler.run;
    const key = await put('slow');
    open({ workers: 1 });
    await until(() => handler.begun.length === 1);
    const later = await put('later');
    await worker.drain(30);
    expect(await queue.find(key)).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await queue.find(later)).toMatchObject({ state: 'waiting', attempts: 0 });
    handler.end();
    expect(await queue.find(key)).toMatchObject({ state: 'waiting' });
  });

  test('when it drains, what ends in time is done', async () => {
    const handler = held();
    run = handler.run;
    const key = await put('quick');
    open();
    await until(() => handler.begun.length === 1);
    const drained = worker.drain(5000);
    handler.end();
    await drained;
    expect((await queue.find(key))?.state).toBe('done');
  });

  test('when no other process can hold a lease, what a crash left is taken up at once', async () => {
    const key = await put('left');
    expect((await queue.claim('dead process', 600_000))?.key).toBe(key);
    open({ exclusive: true });
    await became(key, 'done');
  });

  test('when storage is away, it is not asked all the time, and work goes on when it is back', async () => {
    let away = true;
    let asked = 0;
    const flaky: Queue = {
      ...queue,
      claim: async (owner, ms) => {
        asked += 1;
        if (away) throw new DatabaseError('08006');
        return queue.claim(owner, ms);
      },
    };
    const key = await put('patient');
    open({ queue: flaky });
    await until(() => asked === 2);
    for (let time = 0; time < 1000; time += 1) worker.wake();
    expect(asked).toBe(2);
    away = false;
    await became(key, 'done');
  });

  test('when storage is away as a job ends, the job is settled later and not done twice', async () => {
    let refusals = 1;
    const flaky: Queue = {
      ...queue,
      finish: async (lease) => {
        refusals -= 1;
        if (refusals >= 0) throw new DatabaseError('08006');
        return queue.finish(lease);
      },
    };
    let runs = 0;
    run = async () => {
      runs += 1;
      return done(undefined);
    };
    const key = await put('once');
    open({ queue: flaky });
    await became(key, 'done');
    expect(runs).toBe(1);
  });
});
