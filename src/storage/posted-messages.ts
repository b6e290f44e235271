import type { Queryable } from '../database/database.ts';

/** Which message of ours in a chat shows which question's answer. */
export interface PostedMessages {
  /** The same message again repoints it, and keeps its view unless another is given. */
  note(message: PostedMessage): Promise<void>;
  find(place: MessagePlace): Promise<PostedMessage | null>;
  /** All of ours that stand in that thread, the oldest first. Its root is the thread's `ts`. */
  inThread(workspace: string, channel: string, thread: string): Promise<PostedMessage[]>;
  /** Those that answer that message of a person. */
  answering(source: MessagePlace): Promise<PostedMessage[]>;
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

export function createPostedMessages(_database: Queryable): PostedMessages {
  throw new Error('not built yet');
}
