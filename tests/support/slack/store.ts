import type { Channel, FakeMessage, Team, World } from './world.ts';

/** Reads and writes messages, and says them as Slack does. */

export interface NewMessage {
  readonly thread?: string | null;
  readonly user: string;
  readonly bot?: string | null;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly metadata?: FakeMessage['metadata'];
  readonly files?: readonly string[];
  readonly subtype?: string | null;
}

export function addMessage(world: World, team: Team, channel: Channel, message: NewMessage): FakeMessage {
  const thread = message.thread ?? null;
  const added: FakeMessage = {
    team: team.id,
    channel: channel.id,
    ts: world.nextTs(),
    thread,
    user: message.user,
    bot: message.bot ?? null,
    text: message.text,
    blocks: withIds(world, message.blocks ?? []),
    metadata: message.metadata ?? null,
    files: [...(message.files ?? [])],
    fileNames: (message.files ?? []).map((id) => team.files.get(id)?.name ?? id),
    subtype: message.subtype ?? null,
    updates: 0,
    stream: null,
    reactions: [],
  };
  channel.messages.push(added);
  if (added.bot === team.bot.bot && thread) team.statuses.delete(`${channel.id}/${thread}`);
  return added;
}

export function findMessage(channel: Channel, ts: unknown): FakeMessage | undefined {
  return channel.messages.find((each) => each.ts === ts && each.subtype !== 'tombstone');
}

/** Root first. */
export function threadOf(channel: Channel, root: string): FakeMessage[] {
  return channel.messages.filter((each) => each.ts === root || each.thread === root);
}

/**
 * Takes a message away. Slack leaves a tombstone where a root has replies, and then tells of a change, not of a deletion;
 * the event to send is returned.
 */
export function removeMessage(world: World, channel: Channel, message: FakeMessage): Record<string, unknown> {
  const before = slackMessage(channel, message);
  const ts = world.nextTs();
  const common = {
    type: 'message',
    channel: channel.id,
    channel_type: channelType(channel),
    hidden: true,
    ts,
    event_ts: ts,
  };
  const index = channel.messages.indexOf(message);
  if (message.thread === null && threadOf(channel, message.ts).length > 1) {
    const tombstone: FakeMessage = {
      ...message,
      user: 'USLACKBOT',
      bot: null,
      text: 'This message was deleted.',
      blocks: [],
      metadata: null,
      files: [],
      fileNames: [],
      subtype: 'tombstone',
    };
    channel.messages[index] = tombstone;
    const after = { ...slackMessage(channel, tombstone), hidden: true };
    return { ...common, subtype: 'message_changed', message: after, previous_message: before };
  }
  channel.messages.splice(index, 1);
  return { ...common, subtype: 'message_deleted', deleted_ts: message.ts, previous_message: before };
}

export function changedEvent(
  world: World,
  channel: Channel,
  before: Record<string, unknown>,
  message: FakeMessage,
): Record<string, unknown> {
  const ts = world.nextTs();
  return {
    type: 'message',
    subtype: 'message_changed',
    channel: channel.id,
    channel_type: channelType(channel),
    hidden: true,
    ts,
    event_ts: ts,
    message: slackMessage(channel, message),
    previous_message: before,
  };
}

/** As `conversations.replies` and events show it; metadata only where it was asked for. */
export function slackMessage(
  channel: Channel,
  message: FakeMessage,
  withMetadata = false,
): Record<string, unknown> {
  const replies = channel.messages.filter((each) => each.thread === message.ts);
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    ...(message.bot ? { bot_id: message.bot, app_id: 'A1' } : {}),
    text: message.text,
    ts: message.ts,
    team: message.team,
    ...(message.blocks.length > 0 ? { blocks: structuredClone(message.blocks) } : {}),
    ...(message.thread ? { thread_ts: message.thread } : {}),
    ...(replies.length > 0 ? { thread_ts: message.ts, reply_count: replies.length } : {}),
    ...(message.updates > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.files.length > 0
      ? { files: message.files.map((id, index) => ({ id, name: message.fileNames[index] })) }
      : {}),
    ...(message.reactions.length > 0 ? { reactions: structuredClone(message.reactions) } : {}),
    ...(withMetadata && message.metadata ? { metadata: structuredClone(message.metadata) } : {}),
  };
}

export function channelType(channel: Channel): string {
  return { public: 'channel', private: 'group', 'group-dm': 'mpim', dm: 'im' }[channel.kind];
}

/** Slack names blocks and elements that came without an id. */
export function withIds(world: World, blocks: readonly unknown[]): Record<string, unknown>[] {
  return blocks.map((block) => {
    const copy = structuredClone(block) as Record<string, unknown>;
    return {
      ...(nameActions(world, copy) as Record<string, unknown>),
      block_id: copy.block_id ?? world.nextId('b'),
    };
  });
}

const interactive =
  /^(button|overflow|.*_select|checkboxes|radio_buttons|datepicker|feedback_buttons|icon_button|.*_input)$/;

function nameActions(world: World, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => nameActions(world, each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, nameActions(world, each)] as const);
  const named: Record<string, unknown> = Object.fromEntries(entries);
  if (interactive.test(String(named.type)) && named.action_id === undefined)
    named.action_id = world.nextId('a');
  return named;
}
