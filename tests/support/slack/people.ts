import type { Acked, Deliveries } from './deliveries.ts';
import { addMessage, changedEvent, channelType, findMessage, removeMessage, slackMessage } from './store.ts';
import { type Channel, directChannel, type FakeMessage, type Team, type World } from './world.ts';

export interface Said {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Of each event that was sent; none where the bot is not. A dead bot makes it wait for all attempts. */
  readonly acked: Promise<readonly Acked[]>;
}

export interface Saying {
  readonly person: string;
  /** Left out: the direct conversation with the bot. */
  readonly channel?: string;
  readonly text: string;
  readonly thread?: string;
  readonly team?: string;
  /** Names of files that come with it. */
  readonly files?: readonly string[];
  /** Bot id, for what another bot posts. */
  readonly bot?: string;
}

/** Where a message stands. */
export interface At {
  readonly channel: string;
  readonly ts: string;
  readonly team?: string;
}

/** What people do that sends events. */
export interface People {
  say(saying: Saying): Said;
  edit(at: At, text: string): Promise<Acked>;
  /** Slack changes a message by itself when it unfolds a link: the text stays. */
  unfurl(at: At): Promise<Acked>;
  remove(at: At): Promise<Acked>;
  react(person: string, at: At, emoji: string): Promise<Acked>;
  unreact(person: string, at: At, emoji: string): Promise<Acked>;
  openHome(person: string, tab?: 'home' | 'messages', team?: string): Promise<Acked>;
  uninstall(team: string): Promise<readonly Acked[]>;
  /** The bot comes into a channel or leaves it; no event. */
  setMember(channel: string, member: boolean, team?: string): void;
  /** Any other event. */
  event(event: Record<string, unknown>, team?: string): Promise<Acked>;
}

const untold: Acked = { ok: true, payload: null, latency: 0, attempts: 0 };

/** By id; the first one when none is named. */
export function teamNamed(world: World, id: string | undefined): Team {
  const team = id === undefined ? [...world.teams.values()][0] : world.teams.get(id);
  if (!team) throw new Error(`the fake Slack knows no team ${id}`);
  return team;
}

export function channelNamed(team: Team, id: string): Channel {
  const channel = team.channels.get(id);
  if (!channel) throw new Error(`the fake Slack knows no channel ${id} in ${team.id}`);
  return channel;
}

export function createPeople(world: World, deliveries: Deliveries): People {
  const located = (at: At) => {
    const team = teamNamed(world, at.team);
    const channel = channelNamed(team, at.channel);
    const message = findMessage(channel, at.ts);
    if (!message) throw new Error(`the fake Slack has no message ${at.channel}/${at.ts}`);
    return { team, channel, message };
  };

  /** Slack tells nothing of places where the bot is not. */
  const tell = (team: Team, channel: Channel, event: Record<string, unknown>): Promise<Acked> => {
    const deaf = !team.installed || !channel.member;
    return deaf ? Promise.resolve(untold) : deliveries.event(team, event);
  };

  const change = (at: At, apply: (message: FakeMessage) => void): Promise<Acked> => {
    const { team, channel, message } = located(at);
    const before = slackMessage(channel, message);
    apply(message);
    return tell(team, channel, changedEvent(world, channel, before, message));
  };

  const reaction = (type: string, person: string, at: At, emoji: string): Promise<Acked> => {
    const { team, channel, message } = located(at);
    setReaction(message, person, emoji, type === 'reaction_added');
    team.acts.push({ person, channel: channel.id, thread: message.thread ?? message.ts });
    return tell(team, channel, {
      type,
      user: person,
      reaction: emoji,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      item_user: message.user,
      event_ts: world.nextTs(),
    });
  };

  return {
    say: (saying) => say(world, deliveries, saying),
    edit: (at, text) =>
      change(at, (message) => {
        message.text = text;
        message.updates += 1;
      }),
    unfurl: (at) => change(at, () => undefined),
    remove: (at) => {
      const { team, channel, message } = located(at);
      return tell(team, channel, removeMessage(world, channel, message));
    },
    react: (person, at, emoji) => reaction('reaction_added', person, at, emoji),
    unreact: (person, at, emoji) => reaction('reaction_removed', person, at, emoji),
    openHome: (person, tab = 'home', id) => {
      const team = teamNamed(world, id);
      const channel = directChannel(team, person).id;
      return deliveries.event(team, {
        type: 'app_home_opened',
        user: person,
        channel,
        tab,
        event_ts: world.nextTs(),
      });
    },
    uninstall: (id) => {
      const team = teamNamed(world, id);
      team.installed = false;
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.bot.user] } };
      return Promise.all([
        deliveries.event(team, { ...revoked, event_ts: world.nextTs() }),
        deliveries.event(team, { type: 'app_uninstalled', event_ts: world.nextTs() }),
      ]);
    },
    setMember: (id, member, team) => {
      channelNamed(teamNamed(world, team), id).member = member;
    },
    event: (event, team) => deliveries.event(teamNamed(world, team), { event_ts: world.nextTs(), ...event }),
  };
}

function say(world: World, deliveries: Deliveries, saying: Saying): Said {
  const team = teamNamed(world, saying.team);
  const person = team.people.get(saying.person);
  if (!person) throw new Error(`the fake Slack knows no person ${saying.person}`);
  const direct = saying.channel === undefined || saying.channel.startsWith('D');
  const channel = direct ? directChannel(team, saying.person) : channelNamed(team, saying.channel ?? '');
  const files = (saying.files ?? []).map((name) => addFile(world, team, name));
  const message = addMessage(world, team, channel, {
    thread: saying.thread ?? null,
    user: saying.person,
    bot: saying.bot ?? null,
    text: saying.text,
    files,
    subtype: saying.bot ? 'bot_message' : files.length > 0 ? 'file_share' : null,
  });
  team.acts.push({ person: saying.person, channel: channel.id, thread: message.thread ?? message.ts });
  const root = channel.messages.find((each) => each.ts === message.thread);
  const event = {
    ...slackMessage(channel, message),
    team: person.team,
    user_team: person.team,
    source_team: person.team,
    client_msg_id: world.nextId('client-'),
    channel: channel.id,
    event_ts: message.ts,
    ...(root ? { parent_user_id: root.user } : {}),
  };
  const acked = eventsOf(team, channel, saying.text, event).map((each) => deliveries.event(team, each));
  world.changes.emit('changed');
  return { ts: message.ts, channel: channel.id, thread: message.thread, acked: Promise.all(acked) };
}

/**
 * A mention in a channel comes twice, as mention and as message, in either order (here by turns); where the bot is not,
 * nothing comes.
 */
function eventsOf(team: Team, channel: Channel, text: string, event: Record<string, unknown>) {
  if (!channel.member || !team.installed) return [];
  const message = { ...event, channel_type: channelType(channel) };
  const mentioned = channel.kind !== 'dm' && new RegExp(`<@${team.bot.user}(\\|[^>]*)?>`).test(text);
  if (!mentioned) return [message];
  const mention = { ...event, type: 'app_mention' };
  return channel.messages.length % 2 === 0 ? [message, mention] : [mention, message];
}

function addFile(world: World, team: Team, name: string): string {
  const id = world.nextId('F');
  const file = {
    id,
    name,
    length: 1,
    title: name,
    altText: null,
    bytes: new Uint8Array(1),
    complete: true,
    shares: [],
  };
  team.files.set(id, file);
  return id;
}

function setReaction(message: FakeMessage, person: string, name: string, added: boolean): void {
  const given = message.reactions.find((each) => each.name === name);
  const users = (given?.users ?? []).filter((each) => each !== person);
  if (added) users.push(person);
  const others = message.reactions.filter((each) => each !== given);
  message.reactions = users.length > 0 ? [...others, { name, users }] : others;
}
