import type { Queryable } from '../database/database.ts';

/** What people think of answers: one vote a person and answer. */
export interface Feedback {
  /** The last vote of a person counts. */
  vote(vote: Vote): Promise<void>;
  /** Takes a vote back, if it is the one that counts. */
  withdraw(question: string, principal: string, value: Vote['value']): Promise<void>;
  /** Adds why, to the vote that person gave. False when there is none. */
  explain(question: string, principal: string, reason: VoteReason): Promise<boolean>;
  of(question: string): Promise<RecordedVote[]>;
}

export interface Vote {
  /** Id in the ledger. */
  readonly question: string;
  readonly principal: string;
  readonly value: 'good' | 'bad';
  readonly by: 'button' | 'emoji';
  readonly at: Date;
}

export const voteReasons = ['wrong-number', 'misunderstood', 'not-what-i-need', 'too-slow', 'other'] as const;

export interface VoteReason {
  readonly code: (typeof voteReasons)[number];
  /** In the person's own words; may be empty. */
  readonly text: string;
}

export interface RecordedVote extends Omit<Vote, 'at'> {
  readonly at: string;
  readonly reason: VoteReason | null;
}

export function createFeedback(_database: Queryable): Feedback {
  throw new Error('not built yet');
}
