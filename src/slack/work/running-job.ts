import type { Job } from '../../storage/queue.ts';
import type { StopReason } from './stop-reason.ts';

/** A job under this process's lease. */
export class RunningJob {
  job: Job;
  #stop = new AbortController();
  /** No longer ours: whatever it does now must not be settled. */
  isLost = false;

  constructor(job: Job) {
    this.job = job;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  end(reason: StopReason): void {
    if (reason === 'lost') this.isLost = true;
    this.#stop.abort(reason);
  }

  /** The same job with what it was replaced by. */
  beginAnew(job: Job): void {
    this.job = job;
    this.#stop = new AbortController();
  }

  isReplacedBy(newest: Job | null): newest is Job {
    return newest !== null && JSON.stringify(newest.payload) !== JSON.stringify(this.job.payload);
  }
}
