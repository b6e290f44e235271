import type { Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { RunningJob } from './running-job.ts';

/** Somebody waits for work in another process to stop. */
const longestBeatMs = 2_000;

export interface HeartbeatOptions {
  readonly queue: Queue;
  readonly owner: string;
  readonly leaseMs: number;
  /** No other process can take a lease over. */
  readonly exclusive: boolean;
  readonly log: Log;
  running(): readonly RunningJob[];
}

/** Keeps the leases of what runs, and hears through them what is to be stopped. */
export function createHeartbeat(options: HeartbeatOptions): { stop(): void } {
  const { leaseMs } = options;
  let renewedAt = Date.now();
  let strays: ReadonlySet<string> = new Set();
  const beat = async () => {
    const running = options.running();
    try {
      strays = await renew(running, strays, options);
      renewedAt = Date.now();
    } catch (error) {
      options.log.warn({ err: error }, 'leases could not be renewed');
      if (options.exclusive || Date.now() - renewedAt < leaseMs) return;
      for (const job of running) job.end('lost');
    }
  };
  let beating = false;
  const timer = setInterval(
    () => {
      if (beating) return;
      beating = true;
      void beat().finally(() => {
        beating = false;
      });
    },
    Math.min(leaseMs / 3, longestBeatMs),
  );
  return { stop: () => clearInterval(timer) };
}

/** What is leased and did not run here at the last beat either is given back: nobody works on it. */
async function renew(
  running: readonly RunningJob[],
  strays: ReadonlySet<string>,
  { queue, owner, leaseMs, log }: HeartbeatOptions,
): Promise<ReadonlySet<string>> {
  const renewed = new Map((await queue.renew(owner, leaseMs)).map((each) => [each.id, each]));
  for (const job of running) {
    const lease = renewed.get(job.job.id);
    renewed.delete(job.job.id);
    if (lease === undefined) job.end('lost');
    else if (lease.stop) job.end('stopped');
    else if (lease.replaced) job.end('replaced');
  }
  const left = [...renewed.keys()];
  for (const id of left.filter((each) => strays.has(each))) {
    log.warn({ job: id }, 'a lease that nobody works under is given back');
    await queue.release({ id, owner });
  }
  return new Set(left);
}
