import { inspectMessage } from './inspect.ts';
import { type Arguments, isOn, optional, Refusal } from './refusal.ts';
import { addMessage, changedEvent, findMessage, removeMessage, slackMessage, withIds } from './store.ts';
import type { Channel, FakeMessage, Team, World } from './world.ts';

/** What a `response_url` answers to. */
export interface ResponseTarget {
  readonly team: Team;
  readonly channel: Channel;
  readonly person: string;
  /** The message of the interaction; null for a command. */
  readonly message: string | null;
  readonly thread: string | null;
}

export interface Responses {
  /** Path of a new one, below the server's URL. */
  issue(target: ResponseTarget): string;
  /** Makes all of those that are out too old. */
  expire(): void;
  use(path: string, body: Arguments): void;
}

const halfAnHour = 30 * 60_000;

/** Five uses within half an hour. A refusal's error is the body that Slack sends. */
export function createResponses(world: World): Responses {
  const issued = new Map<string, ResponseTarget & { uses: number; at: number }>();
  return {
    issue(target) {
      const path = `/response/${target.team.id}/${world.nextId('R')}`;
      issued.set(path, { ...target, uses: 0, at: Date.now() });
      return path;
    },
    expire() {
      for (const each of issued.values()) each.at -= halfAnHour + 1;
    },
    use(path, body) {
      const found = issued.get(path);
      if (!found) throw new Refusal('invalid_url');
      if (Date.now() - found.at > halfAnHour) throw new Refusal('expired_url');
      if (found.uses >= 5) throw new Refusal('used_url');
      found.uses += 1;
      respond(world, found, body);
    },
  };
}

function respond(world: World, target: ResponseTarget, body: Arguments): void {
  const { team, channel } = target;
  const message = target.message === null ? undefined : findMessage(channel, target.message);
  if (isOn(body.delete_original)) {
    if (message) world.echo(team, removeMessage(world, channel, message));
    return;
  }
  const thread = optional(body, 'thread_ts') ?? target.thread;
  const blocks = inspectMessage(world, team, 'response_url', body, { channel: channel.id, thread }, false);
  const text = String(body.text ?? '');
  if (isOn(body.replace_original) && message) replace(world, target, message, text, blocks);
  else if (body.response_type === 'in_channel') {
    addMessage(world, team, channel, { thread, user: team.bot.user, bot: team.bot.bot, text, blocks });
  } else {
    const ts = world.nextTs();
    const named = withIds(world, blocks);
    team.ephemerals.push({
      channel: channel.id,
      person: target.person,
      thread,
      ts,
      text,
      blocks: named,
      via: 'response_url',
    });
  }
}

function replace(
  world: World,
  { team, channel }: ResponseTarget,
  message: FakeMessage,
  text: string,
  blocks: readonly unknown[],
): void {
  const before = slackMessage(channel, message);
  message.text = text;
  message.blocks = withIds(world, blocks);
  message.updates += 1;
  world.echo(team, changedEvent(world, channel, before, message));
}
