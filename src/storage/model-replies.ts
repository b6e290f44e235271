import type { Queryable } from '../database/database.ts';
import { storable, storableJson } from './storable.ts';

/** What models said for questions that are not answered yet: paid once, and used again after a crash. */
export interface ModelReplies {
  /** The same place again replaces what was kept there. */
  keep(place: ReplyPlace, reply: object): Promise<void>;
  of(question: string): Promise<KeptReply[]>;
}

/** Which call of a question a reply belongs to. */
export interface ReplyPlace {
  /** Id in the ledger. */
  readonly question: string;
  /** Name of the prompt. */
  readonly purpose: string;
  /** What tells this prompt, as it was sent, from others of that name. */
  readonly prompt: string;
  /** Of several calls with the same prompt, from 0. */
  readonly ordinal: number;
}

export interface KeptReply extends ReplyPlace {
  /** JSON, as it was kept. */
  readonly reply: unknown;
}

export function createModelReplies(database: Queryable): ModelReplies {
  return {
    async keep({ question, purpose, prompt, ordinal }, reply) {
      await database.query(
        `insert into model_replies (question, purpose, prompt, ordinal, reply) values ($1, $2, $3, $4, $5)
         on conflict (question, purpose, prompt, ordinal) do update set reply = excluded.reply, kept_at = now()`,
        [question, storable(purpose), prompt, ordinal, storableJson(reply)],
      );
    },
    of: (question) =>
      database.query<KeptReply>(
        'select question, purpose, prompt, ordinal, reply from model_replies where question = $1',
        [question],
      ),
  };
}

/** Nobody comes back to a question after so long. */
const keptDays = 7;

/** Of a question that is answered, and of those that never will be. */
export async function forgetReplies(database: Queryable, question: string): Promise<void> {
  await database.query(
    'delete from model_replies where question = $1 or kept_at < now() - make_interval(days => $2)',
    [question, keptDays],
  );
}
