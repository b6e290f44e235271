import type { Outcome } from '../../domain/outcome.ts';
import type { Job } from '../../storage/queue.ts';
import type { Arrival } from '../arrival.ts';
import type { Mark } from './steps.ts';

/** A job in the hands of a handler. */
export interface WorkContext {
  readonly job: Job;
  /** Aborted when the work is to end early; `stopReason` says why. */
  readonly signal: AbortSignal;
  /** Stores what must survive a crash, before the step that relies on it. */
  note(progress: object): Promise<void>;
  readonly mark: Mark;
}

/**
 * Does the work of one arrival from wherever an earlier run of it ended. A problem is tried again later, and after the
 * last attempt `giveUp` tells the asker; so is a bug.
 */
export interface Handler<A extends Arrival> {
  run(arrival: A, work: WorkContext): Promise<Outcome<void>>;
  /** After the last attempt; never throws. */
  giveUp?(arrival: A, work: WorkContext): Promise<void>;
}

export type Handlers = {
  readonly [K in Arrival['kind']]: Handler<Extract<Arrival, { readonly kind: K }>>;
};
