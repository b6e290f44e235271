import type { Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Mark } from '../slack-door.ts';
import type { Handlers } from './handler.ts';

export interface WorkerOptions {
  readonly queue: Queue;
  readonly handlers: Handlers;
  /** Names this process among those that share the queue. */
  readonly owner: string;
  /** Jobs done at once. */
  readonly workers: number;
  readonly leaseMs?: number;
  readonly pollMs?: number;
  readonly mark: Mark;
  readonly log: Log;
  /** No other process can hold a lease (embedded database): what a crash left is taken up at once. */
  readonly exclusive: boolean;
}

/** Does the stored jobs, as many at once as it may. */
export interface Worker {
  start(): void;
  /** Something was put: looks at once instead of at the next poll. */
  wake(): void;
  /** Stops a job if it runs here. */
  stopLocal(jobKey: string): void;
  /** Takes nothing new, waits for what runs, and after `ms` gives the rest back to the queue. */
  drain(ms: number): Promise<void>;
}

export function createWorker(_options: WorkerOptions): Worker {
  throw new Error('not built yet');
}
