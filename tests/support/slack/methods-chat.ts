import { inspectMessage } from './inspect.ts';
import type { Context, Methods } from './methods.ts';
import { type Arguments, optional, Refusal, required } from './refusal.ts';
import {
  addMessage,
  changedEvent,
  channelType,
  findMessage,
  removeMessage,
  slackMessage,
  withIds,
} from './store.ts';
import { type Channel, directChannel, type FakeMessage } from './world.ts';

/** A conversation the bot may write to. A person's id stands for the direct one. */
export function writableChannel(context: Context, id: string): Channel {
  const { team } = context;
  if (team.people.has(id)) return directChannel(team, id);
  const channel = team.channels.get(id);
  if (!channel) throw new Refusal('channel_not_found');
  if (!channel.member) throw new Refusal(channel.kind === 'public' ? 'not_in_channel' : 'channel_not_found');
  return channel;
}

/** A message of the bot's own. */
export function ownMessage(context: Context, channel: Channel, ts: string, refused: string): FakeMessage {
  const message = findMessage(channel, ts);
  if (!message) throw new Refusal('message_not_found');
  if (message.bot !== context.team.bot.bot) throw new Refusal(refused);
  return message;
}

/** Tells the bot of its own message, as Slack does. */
export function echoPosted(context: Context, channel: Channel, message: FakeMessage): void {
  context.world.echo(context.team, {
    ...slackMessage(channel, message),
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: message.ts,
  });
}

export const chatMethods: Methods = {
  'chat.postMessage': (context, args) => {
    const { world, team } = context;
    const channel = writableChannel(context, required(args, 'channel'));
    const thread = rootOf(channel, optional(args, 'thread_ts'));
    const blocks = inspectMessage(
      world,
      team,
      'chat.postMessage',
      args,
      { channel: channel.id, thread },
      true,
    );
    const message = addMessage(world, team, channel, {
      thread,
      user: team.bot.user,
      bot: team.bot.bot,
      text: String(args.text ?? ''),
      blocks,
      metadata: readMetadata(args),
    });
    echoPosted(context, channel, message);
    return { channel: channel.id, ts: message.ts, message: slackMessage(channel, message) };
  },

  'chat.update': (context, args) => {
    const { world, team } = context;
    const channel = writableChannel(context, required(args, 'channel'));
    const message = ownMessage(context, channel, required(args, 'ts'), 'cant_update_message');
    if (message.stream?.open) throw new Refusal('streaming_state_conflict');
    const at = { channel: channel.id, thread: message.thread ?? message.ts };
    const blocks = inspectMessage(world, team, 'chat.update', args, at, false);
    const before = slackMessage(channel, message);
    if (args.text !== undefined) message.text = String(args.text);
    // Blocks that are not named again are gone, as soon as a text is.
    if (args.blocks !== undefined || args.text !== undefined) message.blocks = withIds(world, blocks);
    message.metadata = readMetadata(args) ?? message.metadata;
    message.updates += 1;
    world.echo(team, changedEvent(world, channel, before, message));
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: slackMessage(channel, message),
    };
  },

  'chat.delete': (context, args) => {
    const channel = writableChannel(context, required(args, 'channel'));
    const message = ownMessage(context, channel, required(args, 'ts'), 'cant_delete_message');
    context.world.echo(context.team, removeMessage(context.world, channel, message));
    return { channel: channel.id, ts: message.ts };
  },

  'chat.postEphemeral': (context, args) => {
    const { world, team } = context;
    const channel = writableChannel(context, required(args, 'channel'));
    const person = required(args, 'user');
    if (!channel.people.has(person)) throw new Refusal('user_not_in_channel');
    const thread = rootOf(channel, optional(args, 'thread_ts'));
    const blocks = inspectMessage(
      world,
      team,
      'chat.postEphemeral',
      args,
      { channel: channel.id, thread },
      false,
    );
    const ts = world.nextTs();
    team.ephemerals.push({
      channel: channel.id,
      person,
      thread,
      ts,
      text: String(args.text ?? ''),
      blocks: withIds(world, blocks),
      via: 'chat.postEphemeral',
    });
    return { message_ts: ts };
  },

  'chat.getPermalink': (context, args) => {
    const channel = context.team.channels.get(required(args, 'channel'));
    if (!channel) throw new Refusal('channel_not_found');
    const message = findMessage(channel, required(args, 'message_ts'));
    if (!message) throw new Refusal('message_not_found');
    const place = `${channel.id}/p${message.ts.replace('.', '')}`;
    return {
      channel: channel.id,
      permalink: `https://${context.team.name.toLowerCase()}.slack.com/archives/${place}`,
    };
  },
};

/**
 * Replies to a reply stand in the thread of its root. A reply to a message that was deleted lands in the channel itself,
 * for everybody to see: so people report of Slack.
 */
export function rootOf(channel: Channel, thread: string | null): string | null {
  if (thread === null) return null;
  const found = channel.messages.find((each) => each.ts === thread);
  return found ? (found.thread ?? found.ts) : null;
}

export function readMetadata(args: Arguments): FakeMessage['metadata'] {
  if (args.metadata === undefined) return null;
  const { event_type: type, event_payload: payload } = args.metadata as Record<string, unknown>;
  if (typeof type !== 'string' || type === '' || typeof payload !== 'object' || payload === null) {
    throw new Refusal('invalid_metadata_format');
  }
  return { event_type: type, event_payload: payload as Record<string, unknown> };
}
