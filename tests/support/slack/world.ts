import { EventEmitter } from 'node:events';

export interface PersonSetup {
  readonly id: string;
  readonly name?: string;
  /** As Slack writes it: `ko-KR`, `en-US` (default). */
  readonly locale?: string;
  readonly guest?: boolean;
  /** Of another company, met in a shared channel; `team` is theirs. */
  readonly stranger?: boolean;
  readonly team?: string;
  readonly bot?: boolean;
}

export interface ChannelSetup {
  readonly id: string;
  readonly name?: string;
  readonly topic?: string;
  readonly kind?: 'public' | 'private' | 'group-dm';
  /** With another company. */
  readonly shared?: boolean;
  /** Whether the bot is in it; it is, unless said otherwise. */
  readonly member?: boolean;
  /** Left out: everybody but guests and strangers, who are in every shared one. */
  readonly people?: readonly string[];
}

export interface TeamSetup {
  readonly id: string;
  readonly name?: string;
  readonly token?: string;
  readonly bot?: { readonly user: string; readonly bot: string };
  readonly people?: readonly PersonSetup[];
  readonly channels?: readonly ChannelSetup[];
  /** Whether the app is installed from the start; it is, unless said otherwise. */
  readonly installed?: boolean;
}

export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  title: string;
  altText: string | null;
  bytes: Uint8Array | null;
  complete: boolean;
  /** Where it was shared. */
  shares: { channel: string; ts: string }[];
}

/** A message as it stands in the store. */
export interface FakeMessage {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  /** Root of its thread; null outside one (a root has none either). */
  readonly thread: string | null;
  readonly user: string;
  /** Set on what a bot posted. */
  readonly bot: string | null;
  text: string;
  blocks: Record<string, unknown>[];
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null;
  files: string[];
  readonly fileNames: readonly string[];
  subtype: string | null;
  /** How often it was updated. */
  updates: number;
  /** Null for what was never streamed. */
  stream: {
    open: boolean;
    text: string;
    tasks: Map<string, Record<string, unknown>>;
    plan: string | null;
  } | null;
  reactions: { name: string; users: string[] }[];
}

export interface Ephemeral {
  readonly channel: string;
  readonly person: string;
  readonly thread: string | null;
  readonly ts: string;
  readonly text: string;
  readonly blocks: Record<string, unknown>[];
  readonly via: 'chat.postEphemeral' | 'response_url' | 'command';
}

export interface FakeView {
  readonly id: string;
  readonly person: string;
  hash: string;
  open: boolean;
  view: Record<string, unknown>;
}

export interface Person {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly locale: string;
  readonly guest: boolean;
  readonly stranger: boolean;
  readonly bot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly kind: 'public' | 'private' | 'group-dm' | 'dm';
  readonly shared: boolean;
  member: boolean;
  readonly people: Set<string>;
  readonly messages: FakeMessage[];
}

/** Somebody did something there, and so may be mentioned there. */
export interface Act {
  readonly person: string;
  readonly channel: string;
  readonly thread: string | null;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly bot: { readonly user: string; readonly bot: string };
  token: string;
  installed: boolean;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, FakeFile>;
  readonly views: FakeView[];
  readonly homes: Map<string, FakeView>;
  readonly ephemerals: Ephemeral[];
  /** By `channel/thread`; a message of the bot there clears it, as in Slack. */
  readonly statuses: Map<string, string>;
  readonly prompts: { channel: string; thread: string | null; title: string; prompts: unknown[] }[];
  readonly acts: Act[];
}

export interface World {
  readonly teams: Map<string, Team>;
  readonly violations: string[];
  /** Emits `changed` whenever a test that waits should look again. */
  readonly changes: EventEmitter;
  readonly allowedHosts: readonly string[];
  nextTs(): string;
  nextId(prefix: string): string;
  /** Of what the bot itself did, Slack sends events too. Set by the deliveries. */
  echo(team: Team, event: Record<string, unknown>): void;
}

/** People: a Korean, two English speakers, a guest, a stranger, another bot. The bot is in all channels but CFOREIGN. */
export const defaultTeam: TeamSetup = {
  id: 'T1',
  name: 'Example',
  people: [
    { id: 'U1', name: 'first', locale: 'ko-KR' },
    { id: 'U2', name: 'second', locale: 'en-US' },
    { id: 'U3', name: 'third', locale: 'en-GB' },
    { id: 'UGUEST', name: 'guest', guest: true },
    { id: 'USTRANGER', name: 'stranger', stranger: true, team: 'T9' },
    { id: 'UROBOT', name: 'robot', bot: true },
  ],
  channels: [
    { id: 'C1', name: 'sales', topic: 'Orders and revenue' },
    { id: 'C2', name: 'marketing', topic: 'Campaigns' },
    { id: 'CPRIVATE', name: 'finance', kind: 'private' },
    { id: 'CSHARED', name: 'partners', shared: true },
    { id: 'CFOREIGN', name: 'random', member: false },
    { id: 'CSECRET', name: 'board', kind: 'private', member: false },
    { id: 'GGROUP', name: 'mpdm-first--second', kind: 'group-dm' },
  ],
};

export function createWorld(setups: readonly TeamSetup[], allowedHosts: readonly string[]): World {
  let last = 0;
  const counters = new Map<string, number>();
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  return {
    teams: new Map(setups.map((setup) => [setup.id, buildTeam(setup)])),
    violations: [],
    changes,
    allowedHosts,
    nextTs() {
      last = Math.max(last + 1, Date.now() * 1000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
    nextId(prefix) {
      const count = (counters.get(prefix) ?? 0) + 1;
      counters.set(prefix, count);
      return `${prefix}${count}`;
    },
    echo: () => undefined,
  };
}

/** The direct conversation with a person, opened when there is none. `U1` -> `D1`. */
export function directChannel(team: Team, person: string): Channel {
  const id = `D${person.replace(/^[UW]/, '')}`;
  const known = team.channels.get(id);
  if (known) return known;
  const opened: Channel = {
    id,
    name: '',
    topic: '',
    kind: 'dm',
    shared: false,
    member: true,
    people: new Set([person]),
    messages: [],
  };
  team.channels.set(id, opened);
  return opened;
}

/** Whoever may be mentioned and linked in a message there. */
export function allowedAt(world: World, team: Team, channel: string, thread: string | null) {
  const place = team.channels.get(channel);
  const acted = team.acts
    .filter(
      (act) => act.channel === channel && (thread === null || act.thread === null || act.thread === thread),
    )
    .map((act) => act.person);
  const people = place?.kind === 'dm' ? [...place.people, ...acted] : acted;
  const visited = team.acts.filter((act) => people.includes(act.person)).map((act) => act.channel);
  return { people, channels: [channel, ...visited], hosts: world.allowedHosts };
}

function buildTeam(setup: TeamSetup): Team {
  const people = (setup.people ?? defaultTeam.people ?? []).map((each): Person => {
    return {
      id: each.id,
      team: each.team ?? setup.id,
      name: each.name ?? each.id.toLowerCase(),
      locale: each.locale ?? 'en-US',
      guest: each.guest ?? false,
      stranger: each.stranger ?? false,
      bot: each.bot ?? false,
    };
  });
  const channels = (setup.channels ?? defaultTeam.channels ?? []).map((each) => buildChannel(each, people));
  return {
    id: setup.id,
    name: setup.name ?? setup.id,
    bot: setup.bot ?? { user: 'UBOT', bot: 'B1' },
    token: setup.token ?? `xoxb-${setup.id}`,
    installed: setup.installed ?? true,
    people: new Map(people.map((each) => [each.id, each])),
    channels: new Map(channels.map((each) => [each.id, each])),
    files: new Map(),
    views: [],
    homes: new Map(),
    ephemerals: [],
    statuses: new Map(),
    prompts: [],
    acts: [],
  };
}

function buildChannel(setup: ChannelSetup, people: readonly Person[]): Channel {
  const everybody = people.filter((each) => setup.shared || !each.stranger).map((each) => each.id);
  return {
    id: setup.id,
    name: setup.name ?? setup.id.toLowerCase(),
    topic: setup.topic ?? '',
    kind: setup.kind ?? 'public',
    shared: setup.shared ?? false,
    member: setup.member ?? true,
    people: new Set(setup.people ?? everybody),
    messages: [],
  };
}
