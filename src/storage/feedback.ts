import type { Queryable } from '../database/database.ts';
import { storable } from './storable.ts';

/** What people think of answers: one vote a person and answer. */
export interface Feedback {
  /** The last vote of a person counts. */
  vote(vote: Vote): Promise<void>;
  /** Takes back a vote that was given by emoji, if it is the one that counts: what was pressed since stands. */
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

export function createFeedback(database: Queryable): Feedback {
  return {
    vote: (vote) => record(database, vote),
    async withdraw(question, principal, value) {
      await database.query(
        `delete from feedback where question = $1 and principal = $2 and value = $3 and by = 'emoji'`,
        [question, principal, value],
      );
    },
    async explain(question, principal, { code, text }) {
      const rows = await database.query(
        `update feedback set reason_code = $3, reason_text = $4 where question = $1 and principal = $2
         returning question`,
        [question, principal, code, storable(text)],
      );
      return rows.length > 0;
    },
    async of(question) {
      const rows = await database.query<VoteRow>(
        `select question, principal, value, by, at, reason_code, reason_text from feedback
         where question = $1 order by at, principal`,
        [question],
      );
      return rows.map(toVote);
    },
  };
}

/** Why one voted goes with the vote's value; an older vote that arrives late does not undo a newer one. */
async function record(database: Queryable, { question, principal, value, by, at }: Vote): Promise<void> {
  await database.query(
    `insert into feedback as f (question, principal, value, by, at) values ($1, $2, $3, $4, $5)
     on conflict (question, principal) do update
     set value = excluded.value, by = excluded.by, at = excluded.at,
         reason_code = case when f.value = excluded.value then f.reason_code end,
         reason_text = case when f.value = excluded.value then f.reason_text end
     where f.at <= excluded.at`,
    [question, principal, value, by, at],
  );
}

interface VoteRow extends Omit<RecordedVote, 'reason'> {
  readonly reason_code: VoteReason['code'] | null;
  readonly reason_text: string | null;
}

function toVote({ reason_code: code, reason_text: text, ...vote }: VoteRow): RecordedVote {
  return { ...vote, reason: code === null ? null : { code, text: text ?? '' } };
}
