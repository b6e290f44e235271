import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseError } from '../../../../src/database/database-error.ts';
import type { Handlers } from '../../../../src/slack/work/handler.ts';
import { createWorker } from '../../../../src/slack/work/worker.ts';
import type { Queue } from '../../../../src/storage/queue.ts';
import { createLog } from '../../../../src/telemetry/log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker over an empty queue, which may be away. */
function idle() {
  const storage: { state: 'there' | 'away' | 'hanging' } = { state: 'there' };
  const queue = {
    claim: () => {
      if (storage.state === 'hanging') return new Promise<never>(() => undefined);
      return storage.state === 'away' ? Promise.reject(new DatabaseError('08006')) : Promise.resolve(null);
    },
    renew: async () => [],
    forget: async () => 0,
  } as unknown as Queue;
  const worker = createWorker({
    ...{ queue, handlers: {} as Handlers, owner: 'one', workers: 1, exclusive: false },
    ...{ mark: () => undefined, log: createLog('silent') },
  });
  return { worker, storage };
}

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000);

describe('whether the worker is well', () => {
  test('when it has not begun or is over, it is not', async () => {
    const { worker } = idle();
    expect(worker.isWell()).toBe(false);
    worker.start();
    expect(worker.isWell()).toBe(true);
    await worker.drain(0);
    expect(worker.isWell()).toBe(false);
  });

  test('when there is nothing to do for long, it is', async () => {
    const { worker } = idle();
    worker.start();
    await minutes(10);
    expect(worker.isWell()).toBe(true);
    await worker.drain(0);
  });

  test.each(['away', 'hanging'] as const)('when storage is %s for a while, it is not', async (state) => {
    const { worker, storage } = idle();
    worker.start();
    await minutes(1);
    storage.state = state;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(worker.isWell()).toBe(true);
    await minutes(2);
    expect(worker.isWell()).toBe(false);
    vi.useRealTimers();
    await worker.drain(0);
  });

  test('when storage is back, it is again', async () => {
    const { worker, storage } = idle();
    worker.start();
    storage.state = 'away';
    await minutes(2);
    storage.state = 'there';
    await minutes(1);
    expect(worker.isWell()).toBe(true);
    await worker.drain(0);
  });
});
