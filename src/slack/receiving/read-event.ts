import type { ReactionArrival } from '../arrival.ts';
import { conversations } from '../keys.ts';
import { ignored, oneJob } from './make-job.ts';
import { type EventEnvelope, homeEvent, messageEvent, reactionEvent, revokedEvent } from './payloads.ts';
import { readMessage } from './read-message.ts';
import type { EventContext, ReadArrival, Self } from './reading.ts';

type EventReader = (event: unknown, context: EventContext) => ReadArrival;

const readers: Readonly<Record<string, EventReader>> = {
  message: readMessageEvent,
  app_mention: readMessageEvent,
  reaction_added: readReaction,
  reaction_removed: readReaction,
  app_home_opened: readHome,
  app_uninstalled: (_event, context) => uninstalled(context),
  tokens_revoked: (event, context) => {
    const revoked = revokedEvent.safeParse(event);
    return revoked.success && (revoked.data.tokens?.bot?.length ?? 0) > 0
      ? uninstalled(context)
      : ignored('a person took their own token back');
  },
};

/** The events the app is to be sent; the manifest subscribes to exactly these. */
export const handledEvents: readonly string[] = Object.keys(readers);

export function readEvent(envelope: EventEnvelope, self: Self, now: Date): ReadArrival {
  const { type } = envelope.event;
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (read === undefined) return ignored(`an event that is not handled: ${type}`);
  const workspace = workspaceOf(envelope, self);
  if (workspace === null) return ignored('an event of no workspace');
  const authorised = envelope.authorizations?.[0];
  const bot = (authorised?.is_bot === true ? authorised.user_id : null) ?? self.botUserOf(workspace);
  return read(envelope.event, { workspace, bot, eventId: envelope.event_id, now });
}

/** Ours, not the writer's: in a channel shared with another company these differ. */
function workspaceOf(envelope: EventEnvelope, self: Self): string | null {
  if (self.workspace !== null) return self.workspace;
  const { authorizations, context_team_id, team_id, enterprise_id } = envelope;
  return authorizations?.[0]?.team_id ?? context_team_id ?? team_id ?? enterprise_id ?? null;
}

function readMessageEvent(event: unknown, context: EventContext): ReadArrival {
  const parsed = messageEvent.safeParse(event);
  return parsed.success ? readMessage(parsed.data, context) : ignored('a message that cannot be read');
}

const emojis = new Set(['+1', '-1', 'wastebasket']);
const emojiNames: Readonly<Record<string, string>> = { thumbsup: '+1', thumbsdown: '-1' };

function readReaction(event: unknown, { workspace, bot, eventId, now }: EventContext): ReadArrival {
  const parsed = reactionEvent.safeParse(event);
  if (!parsed.success) return ignored('a reaction that cannot be read');
  const { type, user, reaction, item_user, item } = parsed.data;
  const { channel, ts } = item;
  if (item.type !== 'message' || !channel || !ts) return ignored('a reaction on no message');
  if (bot === null || item_user !== bot) return ignored("a reaction on somebody else's message");
  if (user === bot) return ignored('a reaction of our own');
  const [name = ''] = reaction.split('::');
  const emoji = emojiNames[name] ?? name;
  if (!emojis.has(emoji)) return ignored('a reaction that means nothing to us');
  const payload: ReactionArrival = {
    kind: 'reaction',
    workspace,
    channel,
    person: user,
    ts,
    emoji,
    added: type === 'reaction_added',
  };
  const conversation = conversations.aside(workspace, channel, ts);
  return oneJob({ key: eventId, conversation, person: user, payload, now });
}

function readHome(event: unknown, { workspace, eventId, now }: EventContext): ReadArrival {
  const parsed = homeEvent.safeParse(event);
  if (!parsed.success) return ignored('an opened Home that cannot be read');
  const { user, channel, tab } = parsed.data;
  if (tab !== 'home' && tab !== 'messages') return ignored('a tab that is not ours');
  return oneJob({
    key: eventId,
    conversation: conversations.home(workspace, user),
    person: user,
    payload: { kind: 'home', workspace, person: user, tab, channel },
    now,
  });
}

function uninstalled({ workspace, eventId, now }: EventContext): ReadArrival {
  return oneJob({
    key: eventId,
    conversation: conversations.uninstall(workspace),
    person: null,
    payload: { kind: 'uninstall', workspace },
    now,
  });
}
