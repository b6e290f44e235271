import type { NewJob } from '../../storage/queue.ts';
import type { Arrival } from '../arrival.ts';

/** What Slack sent, judged. */
export type ReadArrival =
  | JobsRead
  /** Needs an answer within 3 s, and so a listener of Bolt. */
  | { readonly kind: 'now' }
  | { readonly kind: 'ignored'; readonly why: string };

export interface JobsRead {
  readonly kind: 'job';
  readonly jobs: readonly ArrivalJob[];
  /** Stored only when it holds; null for what is ours without a look. */
  readonly condition: Condition | null;
}

export type ArrivalJob = NewJob & { readonly payload: Arrival };

/** What only the database knows. */
export type Condition =
  /** The writer asked in that thread before, and so can go on without a mention. */
  | {
      readonly kind: 'engaged';
      readonly workspace: string;
      readonly channel: string;
      readonly thread: string;
      readonly person: string;
    }
  /** That message was a question of ours. */
  | { readonly kind: 'asked'; readonly workspace: string; readonly channel: string; readonly ts: string };

/** Who we are. */
export interface Self {
  /** The only workspace, where there is just one: then nothing else is believed. */
  readonly workspace: string | null;
  /** Null where it is not known (yet). */
  botUserOf(workspace: string): string | null;
}

/** What is known of an event from its outside. */
export interface EventContext {
  readonly workspace: string;
  /** Our user in it; null where it is not known. */
  readonly bot: string | null;
  readonly eventId: string;
  readonly now: Date;
}
