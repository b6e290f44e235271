import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Ack, createDeliveries, type Parcel } from './deliveries.ts';
import { actionIdsOf } from './elements.ts';
import { createFaults, type Faults } from './faults.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { type Call, createJournal, type Journal } from './journal.ts';
import { createOauth, type Oauth } from './oauth.ts';
import { createPeople, type People, teamNamed } from './people.ts';
import { sendJson } from './requests.ts';
import { createResponses } from './responses.ts';
import { threadOf } from './store.ts';
import { httpTransport, openSockets } from './transports.ts';
import { createTriggers } from './triggers.ts';
import { createWebApi } from './web-api.ts';
import {
  createWorld,
  defaultTeam,
  type Ephemeral,
  type FakeFile,
  type FakeMessage,
  type FakeView,
  type Team,
  type TeamSetup,
} from './world.ts';

export interface FakeSlackOptions {
  /** One workspace `T1`, unless said otherwise. */
  readonly teams?: readonly TeamSetup[];
  /** Milliseconds until an unacknowledged delivery is made again; Slack's own 3000 unless said otherwise. */
  readonly ackTimeout?: number;
  /** Milliseconds before each of the three further attempts. */
  readonly retryWaits?: readonly number[];
  /** Hosts besides Slack's that messages may link to. */
  readonly allowedHosts?: readonly string[];
  /** Whether the bot is told of its own messages, as in Slack; it is, unless said otherwise. */
  readonly echo?: boolean;
  /** Milliseconds for which a `trigger_id` opens a form. */
  readonly triggerLife?: number;
  readonly scopes?: readonly string[];
}

/** What is in the fake; snapshots, which later events do not change. */
export interface Contents {
  messages(channel: string, team?: string): readonly FakeMessage[];
  /** Root first. */
  thread(channel: string, ts: string, team?: string): readonly FakeMessage[];
  /** Of that person; in the order they came. */
  ephemerals(person: string, team?: string): readonly Ephemeral[];
  /** Forms that were opened for a person, the newest last. The objects themselves, for `submitForm`. */
  forms(person: string, team?: string): readonly FakeView[];
  home(person: string, team?: string): FakeView | null;
  file(id: string, team?: string): FakeFile | null;
  files(team?: string): readonly FakeFile[];
  status(channel: string, thread: string, team?: string): string | null;
  /** The workspace itself, to look at and to change. */
  team(id?: string): Team;
}

export interface FakeSlack
  extends People,
    Interactions,
    Contents,
    Pick<Faults, 'fail' | 'weather' | 'duplicate'> {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** For `slackApiUrl`. */
  readonly apiUrl: string;
  /** Of the first workspace. */
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly calls: readonly Call[];
  readonly acks: readonly Ack[];
  /** Deliveries that nobody took. */
  readonly dropped: readonly Parcel[];
  /** What Slack would have refused, or a careful bot would not have sent. */
  readonly violations: string[];
  readonly oauth: Oauth;
  /** Signed requests to that URL from now on; null for Socket Mode. */
  deliverTo(url: string | null): void;
  /** A bot's message in that thread (root or any of its messages) once it looks settled: not streaming, no stop button. */
  answerTo(ts: string, wanted?: (message: FakeMessage) => boolean, timeout?: number): Promise<FakeMessage>;
  waitFor: Journal['waitFor'];
  callsTo(method: string): readonly Call[];
  /** The last calls as lines. */
  transcript: Journal['print'];
  /** Resolves once no delivery is under way. */
  deliveriesDone(): Promise<void>;
  /** Resolves once exactly that many sockets are connected; 1, unless said otherwise. */
  connected(sockets?: number): Promise<true>;
  /** All `response_url`s that are out are too old from now on. */
  expireResponses(): void;
  /** Ends a stream from Slack's side, as it does with one that nobody goes on with. */
  expireStream(channel: string, ts: string, team?: string): void;
  dropSockets(): void;
  killSockets(): void;
  /** Throws when anything was sent that should not have been. */
  assertClean(): void;
  /** Stop the bot first: Slack's socket client that finds nobody to come back to ends in an unhandled rejection. */
  close(): Promise<void>;
}

const secrets = {
  appToken: 'xapp-1-A1-fake',
  signingSecret: 'fake-signing-secret',
  clientId: '1.1',
  clientSecret: 'fake-client-secret',
};

const defaultScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'reactions:read',
  'reactions:write',
  'users:read',
];

/**
 * Slack on this machine: Web API, Socket Mode and signed HTTP. It lives in the test's process, so that what it holds
 * outlives a bot that dies.
 */
export async function openFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const world = createWorld(options.teams ?? [defaultTeam], options.allowedHosts ?? []);
  const scopes = options.scopes ?? defaultScopes;
  const faults = createFaults();
  const journal = createJournal(world);
  const triggers = createTriggers(options.triggerLife ?? 3000);
  const responses = createResponses(world);
  const oauth = createOauth(world, { ...secrets, scopes });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const socketUrl = () => `${url().replace('http', 'ws')}/link/?ticket=${world.nextId('ticket-')}`;
  const parts = { world, faults, journal, triggers, responses, oauth, scopes, ...secrets, url, socketUrl };
  const serve = createWebApi(parts);
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    serve(request, response).catch((error: unknown) => {
      world.violations.push(`the fake itself failed: ${error instanceof Error ? error.stack : error}`);
      if (!response.headersSent) sendJson(response, 500, 'the fake failed');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = openSockets(server, world);
  let transport = sockets.transport;
  const deliveries = createDeliveries(world, faults, {
    ackTimeout: options.ackTimeout ?? 3000,
    retryWaits: options.retryWaits ?? [0, 50, 100],
    transport: () => transport,
  });
  if (options.echo ?? true) {
    world.echo = (team, event) => {
      if (team.installed) void deliveries.event(team, event, true);
    };
  }
  const contents = contentsOf((id) => teamNamed(world, id));
  return {
    ...createPeople(world, deliveries),
    ...createInteractions({ world, deliveries, triggers, responses, url }),
    ...contents,
    ...faults,
    ...secrets,
    url: url(),
    apiUrl: `${url()}/api/`,
    botToken: contents.team().token,
    calls: journal.calls,
    acks: deliveries.acks,
    dropped: deliveries.dropped,
    violations: world.violations,
    oauth,
    deliverTo: (to) => {
      transport = to === null ? sockets.transport : httpTransport(to, secrets.signingSecret);
    },
    answerTo: (ts, wanted = () => true, timeout = 10_000) => {
      const look = () => answerIn([...world.teams.values()], ts, wanted);
      return journal.waitFor(look, `an answer to ${ts}`, timeout);
    },
    waitFor: journal.waitFor,
    callsTo: (method) => journal.calls.filter((each) => each.method === method),
    transcript: journal.print,
    deliveriesDone: deliveries.idle,
    connected: (count = 1) => journal.waitFor(() => sockets.count() === count, `${count} sockets`),
    expireResponses: responses.expire,
    expireStream: (channel, ts, team) => {
      const message = contents
        .team(team)
        .channels.get(channel)
        ?.messages.find((each) => each.ts === ts);
      if (message?.stream) message.stream.open = false;
    },
    dropSockets: sockets.drop,
    killSockets: sockets.kill,
    assertClean: () => {
      if (world.violations.length > 0) throw new Error(`Slack was sent:\n${world.violations.join('\n')}`);
    },
    close: async () => {
      deliveries.stop();
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function contentsOf(teamOf: (id?: string) => Team): Contents {
  const channelOf = (channel: string, team?: string) => teamOf(team).channels.get(channel);
  return {
    team: teamOf,
    messages: (channel, team) => structuredClone(channelOf(channel, team)?.messages ?? []),
    thread: (id, ts, team) => {
      const channel = channelOf(id, team);
      return channel ? structuredClone(threadOf(channel, ts)) : [];
    },
    ephemerals: (person, team) =>
      structuredClone(teamOf(team).ephemerals.filter((each) => each.person === person)),
    forms: (person, team) => teamOf(team).views.filter((each) => each.person === person),
    home: (person, team) => structuredClone(teamOf(team).homes.get(person) ?? null),
    file: (id, team) => teamOf(team).files.get(id) ?? null,
    files: (team) => [...teamOf(team).files.values()].filter((each) => each.complete),
    status: (channel, thread, team) => teamOf(team).statuses.get(`${channel}/${thread}`) ?? null,
  };
}

/** Still under way: being streamed, or with a button that stops it. */
function isSettled(message: FakeMessage): boolean {
  return !message.stream?.open && !actionIdsOf(message.blocks).some((each) => each.split(':')[0] === 'stop');
}

function answerIn(
  teams: readonly Team[],
  ts: string,
  wanted: (message: FakeMessage) => boolean,
): FakeMessage | undefined {
  for (const team of teams) {
    for (const channel of team.channels.values()) {
      const asked = channel.messages.find((each) => each.ts === ts);
      if (!asked) continue;
      const thread = threadOf(channel, asked.thread ?? asked.ts);
      const found = thread.find(
        (each) =>
          Number(each.ts) > Number(ts) && each.bot === team.bot.bot && isSettled(each) && wanted(each),
      );
      if (found) return structuredClone(found);
    }
  }
  return undefined;
}
