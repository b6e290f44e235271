import type { Job, Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Handlers } from './handler.ts';
import { createHeartbeat } from './heartbeat.ts';
import { pause } from './pause.ts';
import { runJob } from './run-job.ts';
import { RunningJob } from './running-job.ts';
import type { Mark } from './steps.ts';
import type { StopReason } from './stop-reason.ts';

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
  /** Ends the work on a job if it runs here, before its lease is renewed the next time; `stopped` when left out. */
  stopLocal(jobKey: string, reason?: StopReason): void;
  /** Takes nothing new, waits for what runs, and after `ms` gives the rest back to the queue. */
  drain(ms: number): Promise<void>;
  /** Whether it takes what is put; not before its start, nor where storage has not let it look for a minute. */
  isWell(): boolean;
}

const defaultLeaseMs = 15_000;
const defaultPollMs = 1_000;
const longestPauseMs = 5_000;
/** Of storage that has just failed. */
const restMs = 500;
/** For giving back at a drain what did not end. */
const releaseMs = 5_000;
/** Shorter absences of storage end by themselves. */
const unwellMs = 60_000;
const dayMs = 24 * 60 * 60_000;
/** Long after Slack's last retry of an event, and long enough to look into. */
const keptDays = 7;

export function createWorker(options: WorkerOptions): Worker {
  return new QueueWorker(options);
}

class QueueWorker implements Worker {
  readonly #options: Required<WorkerOptions>;
  readonly #running = new Map<string, { readonly job: RunningJob; readonly end: Promise<void> }>();
  readonly #over = new AbortController();
  #heartbeat: { stop(): void } | null = null;
  #poll: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #isPrepared: boolean;
  #failures = 0;
  #isHurried = false;
  #forgotAt = 0;
  /** Storage answered last. */
  #lookedAt = 0;

  constructor(options: WorkerOptions) {
    this.#options = { leaseMs: defaultLeaseMs, pollMs: defaultPollMs, ...options };
    this.#isPrepared = !options.exclusive;
  }

  start(): void {
    this.#lookedAt = Date.now();
    this.#heartbeat = createHeartbeat({
      ...this.#options,
      running: () => [...this.#running.values()].map(({ job }) => job),
    });
    this.wake();
    this.#schedule();
  }

  wake(): void {
    if (this.#over.signal.aborted) return;
    this.#lookAgain = true;
    if (this.#failures > 0) this.#hurry();
    else this.#look();
  }

  stopLocal(jobKey: string, reason: StopReason = 'stopped'): void {
    for (const { job } of this.#running.values()) if (job.job.key === jobKey) job.end(reason);
  }

  async drain(ms: number): Promise<void> {
    this.#over.abort();
    if (this.#poll !== null) clearTimeout(this.#poll);
    const patience = new AbortController();
    // A database that is away may take its time to say so.
    await Promise.race([this.#finish(), pause(ms, patience.signal)]);
    patience.abort();
    this.#heartbeat?.stop();
    const left = [...this.#running.values()].map(({ job }) => this.#release(job));
    await Promise.race([Promise.all(left), pause(releaseMs)]);
  }

  isWell(): boolean {
    return !this.#over.signal.aborted && Date.now() - this.#lookedAt < unwellMs;
  }

  async #finish(): Promise<void> {
    await this.#looking;
    await Promise.all([...this.#running.values()].map(({ end }) => end));
  }

  /** Storage that takes a job is back, or nearly so; while it is away, not every event asks it. */
  #hurry(): void {
    if (this.#isHurried) return;
    this.#isHurried = true;
    if (this.#looking === null) this.#schedule();
  }

  #schedule(): void {
    if (this.#over.signal.aborted) return;
    if (this.#poll !== null) clearTimeout(this.#poll);
    const { pollMs } = this.#options;
    const backoff = Math.min(pollMs * 2 ** Math.min(this.#failures, 10), Math.max(pollMs, longestPauseMs));
    const waitMs = this.#isHurried ? Math.min(backoff, restMs) : backoff;
    this.#poll = setTimeout(() => {
      this.#isHurried = false;
      this.#look();
      void this.#looking?.then(() => this.#schedule());
    }, waitMs);
  }

  #look(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#takeAll().finally(() => {
      this.#looking = null;
      if (this.#lookAgain && this.#failures === 0 && !this.#over.signal.aborted) this.#look();
    });
  }

  /** Never throws: storage that is away is asked again later. */
  async #takeAll(): Promise<void> {
    try {
      await this.#prepare();
      while (this.#lookAgain) {
        this.#lookAgain = false;
        await this.#takeWhileFree();
        this.#lookedAt = Date.now();
      }
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#options.log.warn({ err: error, failures: this.#failures }, 'the queue cannot be read');
    }
  }

  async #prepare(): Promise<void> {
    const { queue, log } = this.#options;
    if (!this.#isPrepared) {
      const left = await queue.releaseAll();
      this.#isPrepared = true;
      if (left > 0) log.info({ jobs: left }, 'work that a crash interrupted is taken up again');
    }
    if (Date.now() - this.#forgotAt < dayMs) return;
    this.#forgotAt = Date.now();
    await queue.forget(new Date(Date.now() - keptDays * dayMs));
  }

  async #takeWhileFree(): Promise<void> {
    const { queue, owner, leaseMs, workers, mark } = this.#options;
    while (!this.#over.signal.aborted && this.#running.size < workers) {
      const job = await queue.claim(owner, leaseMs);
      if (job === null) return;
      if (this.#over.signal.aborted) return queue.release({ id: job.id, owner });
      mark('claimed');
      this.#begin(job);
    }
  }

  #begin(job: Job): void {
    const running = new RunningJob(job);
    const end = runJob(running, this.#options).then(() => {
      this.#running.delete(job.id);
      this.wake();
    });
    this.#running.set(job.id, { job: running, end });
  }

  async #release(running: RunningJob): Promise<void> {
    const { queue, owner, log } = this.#options;
    running.end('lost');
    await queue.release({ id: running.job.id, owner }).catch((error: unknown) => {
      log.warn({ err: error, job: running.job.id }, 'a lease has to run out: it could not be given back');
    });
  }
}
