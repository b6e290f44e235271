/**
 * Work that must not be lost: put down before it is acknowledged, done by whoever holds its lease, in the order of its
 * conversation, and fairly among the askers.
 */
export interface Queue {
  /** False when a job of that key was put before, whatever became of it. */
  put(job: NewJob): Promise<boolean>;
  /**
   * The next job for `owner`, or null when none is due. Within a conversation strictly in the order of arrival, one at a
   * time; among askers whoever had fewer turns so far. A lease that ran out is up for others, not for the owner that let
   * it run out and may still be at it: every start of a process is an owner of its own.
   */
  claim(owner: string, leaseMs: number): Promise<Job | null>;
  /** Extends every lease that `owner` still holds, and says which of those jobs are to be stopped. */
  renew(owner: string, leaseMs: number): Promise<RenewedJob[]>;
  /** Adds to what is known of the work so far; top-level keys replace those there. Throws when the lease was lost. */
  note(lease: Lease, progress: object): Promise<void>;
  /** What a person wrote, the payload, is not kept. */
  finish(lease: Lease): Promise<void>;
  /** Up again after `waitMs`; the attempt counts. */
  retry(lease: Lease, waitMs: number, problem: string): Promise<void>;
  /** Given up: kept for a person to look at. */
  bury(lease: Lease, problem: string): Promise<void>;
  /** At a drain: up again at once, and the attempt does not count. */
  release(lease: Lease): Promise<void>;
  /** Ends every lease there is: only where no other process can hold one. */
  releaseAll(): Promise<number>;
  /** Asks whoever runs it to stop; a job that waits is finished unrun. Null when no such job is waiting or running. */
  requestStop(key: string): Promise<'waiting' | 'running' | null>;
  /** Puts another payload in the place of a waiting or running job's, stopped or not; what was noted stays. False when done. */
  replace(key: string, payload: object): Promise<boolean>;
  find(key: string): Promise<Job | null>;
  /** The newest `receivedAt` of a conversation whose name begins so; null when there is none. */
  lastReceived(conversationPrefix: string): Promise<Date | null>;
  /** Names of conversations that begin so, whoever's job came last first. */
  recentConversations(prefix: string, limit: number): Promise<string[]>;
  counts(): Promise<Readonly<Record<JobState, number>>>;
  /** Removes what was finished before that moment; its keys no longer protect from doubles. */
  forget(before: Date): Promise<number>;
}

export type JobState = 'waiting' | 'running' | 'done' | 'dead';

export interface NewJob {
  /** What makes it the same job when it arrives again. */
  readonly key: string;
  readonly kind: string;
  /** Jobs of one conversation are done one after the other. */
  readonly conversation: string;
  readonly asker: string;
  /** JSON. */
  readonly payload: object;
  readonly receivedAt: Date;
}

export interface Lease {
  readonly id: string;
  readonly owner: string;
  /** What was worked on: a job whose payload is another by the time it ends is up again instead. Left out, any is. */
  readonly payload?: object;
}

export interface Job extends NewJob {
  readonly id: string;
  readonly state: JobState;
  /** Asked to stop, by the time it was read. */
  readonly stop: boolean;
  /** Of this run too; 1 on the first. */
  readonly attempts: number;
  /** What earlier runs noted. JSON. */
  readonly progress: Readonly<Record<string, unknown>>;
  /** Why the last attempt did not stand, in the program's words. */
  readonly problem: string | null;
}

export interface RenewedJob {
  readonly id: string;
  readonly stop: boolean;
  /** True when the payload was replaced since it was claimed. */
  readonly replaced: boolean;
}

/** Thrown to whoever goes on with a job that is no longer theirs. */
export class LeaseLostError extends Error {
  constructor({ id, owner }: Lease) {
    super(`job ${id} is not in the hands of ${owner} any more`);
    this.name = 'LeaseLostError';
  }
}
