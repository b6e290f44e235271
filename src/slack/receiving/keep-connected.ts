import { setTimeout as wait } from 'node:timers/promises';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Failure, failureOf } from '../delivery/failure.ts';
import { pause } from '../work/pause.ts';

/** What is used of Slack's Socket Mode client. */
export interface SocketClient {
  start(): Promise<unknown>;
  disconnect(): Promise<unknown>;
  on(event: 'disconnected', listener: () => void): unknown;
}

export interface Connection {
  /** A refused token, or a Slack that is away for as long as the first attempts take, is a problem. */
  start(): Promise<Outcome<void>>;
  stop(): Promise<void>;
}

export interface ConnectionOptions {
  readonly client: SocketClient;
  readonly log: Log;
  /** Connected again after an absence in which something may have been missed, since that moment. */
  onReturn?(since: Date): void;
  /** Before the second attempt; doubled before each further one. */
  readonly backoffMs?: number;
  readonly longestBackoffMs?: number;
  /** For Slack's greeting. */
  readonly helloMs?: number;
  /** Of a start, before it is given up. */
  readonly firstAttempts?: number;
}

const pulseMs = 5_000;
/** Slack tells an event again at once, and then only after a minute. */
const shortAbsenceMs = 3 * pulseMs;

/**
 * Holds the socket: connects again at once when it is lost, and for as long as it takes. The client's own way waits longer
 * with each failure without an end, and ends the process with an unhandled rejection when one attempt fails for good.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { client, log, backoffMs = 500, longestBackoffMs = 30_000, helloMs = 30_000 } = options;
  const { firstAttempts = 5 } = options;
  const over = new AbortController();
  const life = createLifeSigns();
  let isConnecting = false;
  /** In a row. */
  let failures = 0;

  /** The failure of the last attempt, or null once connected or stopped. */
  async function connect(goesOn: (failure: Failure) => boolean): Promise<Failure | null> {
    isConnecting = true;
    try {
      for (failures = 0; !over.signal.aborted; ) {
        const failure = await attempt(client, helloMs);
        if (failure === null) break;
        failures += 1;
        report(failure, log);
        if (!goesOn(failure)) return failure;
        await wait(waitMs(failure), undefined, { signal: over.signal }).catch(() => {});
      }
      // It may have been stopped after the client had asked where to connect.
      if (over.signal.aborted) void client.disconnect();
      return null;
    } finally {
      isConnecting = false;
    }
  }

  function waitMs({ retryAfter }: Failure): number {
    const backoff = Math.min(longestBackoffMs, backoffMs * 2 ** (failures - 1));
    return Math.max(backoff * (0.5 + Math.random() / 2), retryAfter * 1000);
  }

  async function connectAgain(): Promise<void> {
    log.info('the connection to Slack was lost; connecting again');
    const since = life.end();
    await connect(() => true);
    if (over.signal.aborted) return;
    life.begin();
    const awayMs = Date.now() - since.getTime();
    log.info({ awayMs }, 'connected to Slack again');
    if (failures > 0 || awayMs > shortAbsenceMs) options.onReturn?.(since);
  }

  client.on('disconnected', () => {
    if (!isConnecting && !over.signal.aborted) void connectAgain();
  });

  return {
    async start() {
      const failure = await connect(({ kind }) => kind !== 'refused' && failures < firstAttempts);
      if (failure !== null) return failed(failure.problem);
      if (!over.signal.aborted) life.begin();
      return done(undefined);
    },
    async stop() {
      over.abort();
      life.end();
      // The other side may never answer the farewell.
      await Promise.race([client.disconnect(), pause(1_000)]);
    },
  };
}

async function attempt(client: SocketClient, helloMs: number): Promise<Failure | null> {
  // A socket that opens and never greets would be waited for without an end.
  const late = setTimeout(() => void client.disconnect(), helloMs);
  try {
    await client.start();
    return null;
  } catch (error) {
    return failureOf(error, 'apps.connections.open');
  } finally {
    clearTimeout(late);
  }
}

function report({ kind, problem }: Failure, log: Log): void {
  const seen = { code: problem.code, params: problem.params, err: problem.cause };
  if (kind === 'refused') {
    log.error(seen, 'Slack refuses the connection: npm run doctor tells what to set');
  } else {
    log.warn(seen, 'Slack cannot be connected to');
  }
}

/** A machine that slept or a process that was halted was away from before it notices that its connection is gone. */
function createLifeSigns() {
  let last = Date.now();
  let timer: NodeJS.Timeout | null = null;
  return {
    begin() {
      last = Date.now();
      timer = setInterval(() => {
        if (Date.now() - last < 3 * pulseMs) last = Date.now();
      }, pulseMs).unref();
    },
    /** The last one. */
    end(): Date {
      if (timer !== null) clearInterval(timer);
      timer = null;
      return new Date(last);
    },
  };
}
