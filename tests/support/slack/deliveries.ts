import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import type { Team, World } from './world.ts';

/** Something that Slack tells the app. */
export interface Parcel {
  readonly kind: 'events_api' | 'interactive' | 'slash_commands';
  /** Type of the event or the interaction, or the command. */
  readonly type: string;
  /** Of the event; for others an own one. */
  readonly id: string;
  readonly payload: Record<string, unknown>;
  /** Of something that the bot itself did. */
  readonly echo: boolean;
}

/** One attempt to tell it. */
export interface Ack {
  readonly kind: Parcel['kind'];
  readonly type: string;
  readonly id: string;
  readonly echo: boolean;
  /** 0 for the first. */
  readonly attempt: number;
  readonly ok: boolean;
  readonly payload: unknown;
  /** Milliseconds until the answer, or until it was given up. */
  readonly latency: number;
}

/** How it ended: the last attempt, and how many there were. */
export interface Acked {
  readonly ok: boolean;
  readonly payload: unknown;
  readonly latency: number;
  readonly attempts: number;
}

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** Brings a parcel once; `retry` is null the first time. */
export type Transport = (
  parcel: Parcel,
  retry: Retry | null,
  timeout: number,
) => Promise<{ ok: boolean; payload: unknown; reason: string; noRetry?: boolean }>;

export interface Deliveries {
  readonly acks: Ack[];
  /** Events that nobody took, after the last attempt. */
  readonly dropped: Parcel[];
  send(parcel: Parcel): Promise<Acked>;
  event(team: Team, event: Record<string, unknown>, echo?: boolean): Promise<Acked>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  stop(): void;
}

export interface DeliverySettings {
  readonly ackTimeout: number;
  /** Milliseconds before each further attempt; Slack waits 0, 1 and 5 minutes. */
  readonly retryWaits: readonly number[];
  transport(): Transport;
}

/** At least once, in no order, three more times when there is no acknowledgement. */
export function createDeliveries(world: World, faults: Faults, settings: DeliverySettings): Deliveries {
  const acks: Ack[] = [];
  const dropped: Parcel[] = [];
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;

  const attempt = async (parcel: Parcel, retry: Retry | null) => {
    const started = performance.now();
    const result = await settings.transport()(parcel, retry, settings.ackTimeout);
    const { kind, type, id, echo } = parcel;
    const latency = performance.now() - started;
    const { ok, payload } = result;
    acks.push({ kind, type, id, echo, attempt: retry?.attempt ?? 0, ok, payload, latency });
    world.changes.emit('changed');
    return { ...result, latency };
  };

  const deliver = async (parcel: Parcel): Promise<Acked> => {
    const waits = parcel.kind === 'events_api' ? [...settings.retryWaits] : [];
    let last = await attempt(parcel, null);
    let attempts = 1;
    while (!last.ok && !last.noRetry && waits.length > 0) {
      await sleep(waits.shift(), undefined, { ref: false });
      if (stopped) break;
      last = await attempt(parcel, { attempt: attempts, reason: last.reason });
      attempts += 1;
    }
    if (!last.ok) dropped.push(parcel);
    return { ok: last.ok, payload: last.payload, latency: last.latency, attempts };
  };

  const send = (parcel: Parcel): Promise<Acked> => {
    const twice = parcel.kind === 'events_api' && faults.takeDuplicate();
    const sent = deliver(parcel);
    const all = twice ? Promise.all([sent, attempt(parcel, { attempt: 1, reason: 'http_timeout' })]) : sent;
    underWay.add(all);
    const done = () => {
      underWay.delete(all);
      world.changes.emit('changed');
    };
    all.then(done, done);
    return sent;
  };

  return {
    acks,
    dropped,
    send,
    event: (team, event, echo = false) => send(eventParcel(world, team, event, echo)),
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    stop: () => {
      stopped = true;
    },
  };
}

function eventParcel(world: World, team: Team, event: Record<string, unknown>, echo: boolean): Parcel {
  const id = world.nextId('Ev');
  const channel = typeof event.channel === 'string' ? team.channels.get(event.channel) : undefined;
  const payload = {
    token: 'verification',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.bot.user,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.shared ?? false,
    event_context: `4-${id}`,
    event,
  };
  return { kind: 'events_api', type: String(event.type), id, payload, echo };
}
