import type { Job } from '../../storage/queue.ts';
import type { StopReason } from './stop-reason.ts';

/** A job under this process's lease. */
export class RunningJob {
  readonly job: Job;
  readonly #stop = new AbortController();
  /** No longer ours: whatever it does now must not be settled. */
  isLost = false;

  constructor(job: Job) {
    this.job = job;
    // Before this run: what it ends in is all that is left to show.
    if (job.stop) this.end('stopped');
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  end(reason: StopReason): void {
    if (reason === 'lost') this.isLost = true;
    this.#stop.abort(reason);
  }
}
