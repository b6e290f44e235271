import type { HomeView, ModalView } from '@slack/types';
import type { Locale } from '../../domain/locale.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Conversation, MessageBlock, OutgoingFile, OutgoingMessage, Standing } from './outgoing.ts';

/**
 * One workspace, as the bot sees it. Every call has a time limit, obeys `retry-after` and is tried again while that can
 * do no harm; what fails for good is a problem `slack-…`. Nothing is posted with unfurling, link names or parsing.
 */
export interface Workspace {
  readonly id: string;
  /** The bot's own user and bot id. */
  readonly self: { readonly user: string; readonly bot: string };
  /**
   * Posts once: `marker` goes with the message as metadata, and whenever it is uncertain whether an attempt arrived, the
   * conversation is searched for it before another.
   * `resumed` says that an earlier process may have posted it already.
   */
  post(to: Conversation, message: OutgoingMessage, marker: Marker): Promise<Outcome<Standing>>;
  /** `slack-message-gone` when it was deleted meanwhile. `once` is for what the next update replaces anyway. */
  update(
    at: Standing,
    message: OutgoingMessage,
    marker: Marker,
    tries?: 'until-done' | 'once',
  ): Promise<Outcome<void>>;
  /** Gone already is as good as deleted. */
  remove(at: Standing): Promise<Outcome<void>>;
  /** Seen by that person alone, and only for a while. */
  whisper(to: Conversation, person: string, message: OutgoingMessage): Promise<Outcome<void>>;
  /** Through a `response_url`: ephemeral; for interactions in places where the bot is not. */
  respond(url: string, message: OutgoingMessage): Promise<Outcome<void>>;
  /** Shares a file in a conversation, once by its name within the thread when `resumed`. */
  share(to: Conversation, file: OutgoingFile, resumed: boolean): Promise<Outcome<void>>;
  /** Uploads a picture without sharing it, to be shown by an image block. The file's id. */
  uploadPicture(file: OutgoingFile): Promise<Outcome<string>>;
  /** "is looking …" under the thread. Decoration: never fails. */
  setStatus(to: Conversation, status: string): Promise<void>;
  /** `controls` stand in it until it is updated; it goes without them where Slack takes none in a stream. */
  startStream(
    to: Conversation,
    recipient: string,
    title: string,
    controls: readonly MessageBlock[],
  ): Promise<Outcome<Standing>>;
  appendStream(at: Standing, chunks: readonly StreamChunk[]): Promise<Outcome<void>>;
  stopStream(at: Standing): Promise<Outcome<void>>;
  openForm(trigger: string, view: ModalView): Promise<Outcome<void>>;
  publishHome(person: string, view: HomeView): Promise<Outcome<void>>;
  suggestPrompts(channel: string, title: string, prompts: readonly SuggestedPrompt[]): Promise<Outcome<void>>;
  /** Looked up once in a while and remembered. */
  person(id: string): Promise<Outcome<SlackPerson>>;
  channel(id: string): Promise<Outcome<SlackChannel>>;
  /** Public channels that person is in, at most 20. */
  channelsOf(person: string): Promise<Outcome<readonly SlackChannel[]>>;
  /** Channels and conversations of groups that the bot is in, and its direct ones, also where nobody said anything yet. */
  ownChannels(): Promise<Outcome<readonly SlackChannel[]>>;
  /** Messages of a thread, the oldest first, at most the last `limit`. */
  thread(channel: string, thread: string, limit: number): Promise<Outcome<readonly SlackMessage[]>>;
  /** Messages of a channel since that `ts`, the oldest first, at most the last `limit`. */
  history(channel: string, since: string, limit: number): Promise<Outcome<readonly SlackMessage[]>>;
  /** The direct conversation with a person. */
  directChannel(person: string): Promise<Outcome<string>>;
}

/** Tells our messages apart when a process that posted one did not live to note it. */
export interface Marker {
  /** Of the job. */
  readonly job: string;
  readonly part: MessagePart;
  readonly resumed: boolean;
}

/**
 * Which of a job's messages: the answer itself; what is told in the asker's direct messages instead, and its heading there;
 * the question where no message asked it; a short word; help; the first greeting.
 */
export type MessagePart = 'answer' | 'private' | 'private-root' | 'root' | 'notice' | 'help' | 'welcome';

export type StreamChunk =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'task';
      readonly id: string;
      readonly title: string;
      readonly status: 'pending' | 'in_progress' | 'complete' | 'error';
    };

export interface SuggestedPrompt {
  readonly title: string;
  readonly message: string;
}

export interface SlackPerson {
  readonly id: string;
  /** Of their Slack; English for every language but Korean. */
  readonly locale: Locale;
  readonly name: string;
  /** Member of this workspace in full; guests, partners of shared channels and bots are not. */
  readonly standing: 'member' | 'guest' | 'stranger' | 'bot';
}

export interface SlackChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  /** With another company. */
  readonly shared: boolean;
}

export interface SlackMessage {
  readonly ts: string;
  /** Null for what no person wrote. */
  readonly person: string | null;
  /** Null for what no bot posted. */
  readonly bot: string | null;
  readonly text: string;
  readonly thread: string | null;
  /** Of ours, the job and part it was posted for. */
  readonly marker: { readonly job: string; readonly part: string } | null;
  /** Their names. */
  readonly files: readonly string[];
}
