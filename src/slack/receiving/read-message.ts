import type { DeletionArrival, EditArrival, QuestionArrival } from '../arrival.ts';
import { conversations, isDirect, questionKey } from '../keys.ts';
import { ignored, oneJob } from './make-job.ts';
import type { MessageEvent } from './payloads.ts';
import type { Condition, EventContext, ReadArrival } from './reading.ts';

/** Subtypes under which a person's own words arrive. */
const spoken = new Set(['file_share', 'thread_broadcast', 'me_message']);

/** Slack's own, which writes reminders and notices into direct conversations. */
const slackbot = 'USLACKBOT';

/** A message, its change or its end: a question, an edit, a deletion, or nothing of ours. */
export function readMessage(event: MessageEvent, context: EventContext): ReadArrival {
  if (event.subtype === 'message_changed') return readChange(event, context);
  if (event.subtype === 'message_deleted') return readDeletion(event, context);
  if (event.subtype != null && !spoken.has(event.subtype)) return ignored(`a message of ${event.subtype}`);
  const { channel, ts } = event;
  const person = writerOf(event, context);
  if (person === null || !ts) return ignored('a message that no person wrote');
  const said = { channel, ts, thread: threadOf(event), person, text: event.text ?? '' };
  return judge(said, event, context);
}

interface Said {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly person: string;
  readonly text: string;
}

function judge(said: Said, event: MessageEvent, context: EventContext): ReadArrival {
  if (isDirect(said.channel) || event.channel_type === 'im') return question(said, 'dm', context);
  const isMention = event.type === 'app_mention' || mentions(said.text, context.bot);
  if (isMention) return question(said, 'mention', context);
  if (said.thread === null) return ignored('a message in a channel that does not mention us');
  if (addressesSomebody(said.text)) return ignored('a reply to somebody else');
  return question(said, 'thread', context);
}

function question(said: Said, addressed: QuestionArrival['addressed'], context: EventContext): ReadArrival {
  const { workspace, now } = context;
  const { channel, ts, thread, person } = said;
  const payload: QuestionArrival = {
    kind: 'question',
    workspace,
    addressed,
    ...said,
  };
  const key = questionKey(workspace, channel, ts);
  const conversation = conversations.of(workspace, channel, thread ?? ts);
  const condition: Condition | null =
    addressed === 'thread' && thread !== null
      ? { kind: 'engaged', workspace, channel, thread, person }
      : null;
  return oneJob({ key, conversation, person, payload, now }, condition);
}

/** Slack also tells of a change when it adds a preview of a link, or a thread its replies: then the words are the same. */
function readChange(event: MessageEvent, context: EventContext): ReadArrival {
  const { message, previous_message: previous, channel } = event;
  if (!message?.ts) return ignored('a change of no message');
  if (message.subtype === 'tombstone') return readDeletion({ ...event, deleted_ts: message.ts }, context);
  const person = writerOf(message, context);
  if (person === null) return ignored('a change of what no person wrote');
  const [text, before] = [message.text ?? '', previous?.text ?? ''];
  if (text === before) return ignored('a change of no word');
  const { ts } = message;
  const thread = threadOf(message);
  const { workspace, bot, eventId, now } = context;
  if (!isDirect(channel) && mentions(text, bot) && !mentions(before, bot)) {
    return question({ channel, ts, thread, person, text }, 'mention', context);
  }
  const conversation = conversations.aside(workspace, channel, ts);
  const payload: EditArrival = { kind: 'edit', workspace, channel, person, ts, thread, text, before };
  const asked: Condition = { kind: 'asked', workspace, channel, ts };
  return oneJob({ key: eventId, conversation, person, payload, now }, asked);
}

function readDeletion(event: MessageEvent, context: EventContext): ReadArrival {
  const { previous_message: previous, deleted_ts: ts, channel } = event;
  if (!ts) return ignored('a deletion of no message');
  const person = previous == null ? null : writerOf(previous, context);
  if (previous != null && person === null) return ignored('a deletion of what no person wrote');
  const { workspace, eventId, now } = context;
  const conversation = conversations.aside(workspace, channel, ts);
  const payload: DeletionArrival = { kind: 'deletion', workspace, channel, ts };
  const asked: Condition = { kind: 'asked', workspace, channel, ts };
  return oneJob({ key: eventId, conversation, person, payload, now }, asked);
}

/** Null for one that stands in no thread, were it the root of one. */
function threadOf({ ts, thread_ts }: Pick<MessageEvent, 'ts' | 'thread_ts'>): string | null {
  return thread_ts != null && thread_ts !== ts ? thread_ts : null;
}

/** Null for bots, ourselves among them. */
function writerOf(
  { user, bot_id }: Pick<MessageEvent, 'user' | 'bot_id'>,
  { bot }: EventContext,
): string | null {
  return !user || bot_id || user === bot || user === slackbot ? null : user;
}

function mentions(text: string, bot: string | null): boolean {
  return bot !== null && (text.includes(`<@${bot}>`) || text.includes(`<@${bot}|`));
}

/** Whoever is named first is spoken to; our own mention was looked for before. */
function addressesSomebody(text: string): boolean {
  return /^\s*<@[UW]/.test(text);
}
