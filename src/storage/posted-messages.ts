import type { Queryable } from '../database/database.ts';
import { storableJson } from './storable.ts';

/** Which message of ours in a chat shows which question's answer. */
export interface PostedMessages {
  /**
   * The same message again repoints it. What its view says is kept for the same question, and gives way to what is said
   * of it now; for another question it begins anew.
   */
  note(message: PostedMessage): Promise<void>;
  find(place: MessagePlace): Promise<PostedMessage | null>;
  /** All of ours that stand in that thread, the oldest first. Its root is the thread's `ts`. */
  inThread(workspace: string, channel: string, thread: string): Promise<PostedMessage[]>;
  /** Those that answer that message of a person. */
  answering(source: MessagePlace): Promise<PostedMessage[]>;
  /** Top-level keys replace those there. */
  setView(place: MessagePlace, view: object): Promise<void>;
  remove(place: MessagePlace): Promise<void>;
}

export interface MessagePlace {
  readonly workspace: string;
  readonly channel: string;
  readonly ts: string;
}

export interface PostedMessage extends MessagePlace {
  /** Null for one that stands in no thread. */
  readonly thread: string | null;
  /** Id in the ledger; null for a message that answers no question (help, a file). */
  readonly question: string | null;
  /** Who asked: their person id in the chat. */
  readonly person: string;
  /** The `ts` of the message it answers, in the same channel; null where none does (slash command). */
  readonly source: string | null;
  /** How the answer is shown at present, such as the chosen chart. JSON. */
  readonly view: Readonly<Record<string, unknown>>;
}

export function createPostedMessages(database: Queryable): PostedMessages {
  const select = (condition: string, values: readonly unknown[]) =>
    database.query<PostedMessage>(
      `select workspace, channel, ts, thread, question, person, source, view from posted_messages
       where workspace = $1 and channel = $2 and ${condition} order by ts`,
      values,
    );
  return {
    note: (message) => note(database, message),
    async find({ workspace, channel, ts }) {
      return (await select('ts = $3', [workspace, channel, ts]))[0] ?? null;
    },
    inThread: (workspace, channel, thread) =>
      select('(thread = $3 or ts = $3)', [workspace, channel, thread]),
    answering: ({ workspace, channel, ts }) => select('source = $3', [workspace, channel, ts]),
    async setView({ workspace, channel, ts }, view) {
      await database.query(
        'update posted_messages set view = view || $4::jsonb where workspace = $1 and channel = $2 and ts = $3',
        [workspace, channel, ts, storableJson(view)],
      );
    },
    async remove({ workspace, channel, ts }) {
      await database.query('delete from posted_messages where workspace = $1 and channel = $2 and ts = $3', [
        workspace,
        channel,
        ts,
      ]);
    },
  };
}

async function note(database: Queryable, message: PostedMessage): Promise<void> {
  await database.query(
    `insert into posted_messages (workspace, channel, ts, thread, question, person, source, view)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (workspace, channel, ts) do update
     set thread = excluded.thread, question = excluded.question, person = excluded.person, source = excluded.source,
         view = case when posted_messages.question is not distinct from excluded.question
                     then posted_messages.view || excluded.view else excluded.view end`,
    [
      message.workspace,
      message.channel,
      message.ts,
      message.thread,
      message.question,
      message.person,
      message.source,
      storableJson(message.view),
    ],
  );
}
