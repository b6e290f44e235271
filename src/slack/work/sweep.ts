import type { Queue } from '../../storage/queue.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Workspace } from '../delivery/workspace.ts';

export interface SweepOptions {
  readonly queue: Queue;
  /** Those to look through. */
  workspaces(): Promise<readonly Workspace[]>;
  /** Something was put. */
  wake(): void;
  readonly log: Log;
}

/** Puts into the queue what was said to Askbird while nothing received it; never throws. */
export type Sweep = () => Promise<void>;

export function createSweep(_options: SweepOptions): Sweep {
  throw new Error('not built yet');
}
