import { setTimeout as wait } from 'node:timers/promises';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Failure, failureOf } from '../delivery/failure.ts';

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
  /** Before the second attempt; doubled before each further one. */
  readonly backoffMs?: number;
  readonly longestBackoffMs?: number;
  /** For Slack's greeting. */
  readonly helloMs?: number;
  /** Of a start, before it is given up. */
  readonly firstAttempts?: number;
}

/**
 * Holds the socket: connects again at once when it is lost, and for as long as it takes. The client's own way waits longer
 * with each failure without an end, and ends the process with an unhandled rejection when one attempt fails for good.
 */
export function createConnection(options: ConnectionOptions): Connection {
  const { client, log, backoffMs = 500, longestBackoffMs = 30_000, helloMs = 30_000 } = options;
  const over = new AbortController();
  let isConnecting = false;

  async function attempt(): Promise<Failure | null> {
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

  /** The failure of the last attempt, or null once connected or stopped. */
  async function connect(attempts: number): Promise<Failure | null> {
    isConnecting = true;
    try {
      for (let failures = 0; !over.signal.aborted; failures++) {
        const failure = await attempt();
        if (failure === null) return null;
        log.warn({ code: failure.problem.code, err: failure.problem.cause }, 'Slack cannot be connected to');
        const isHopeless = attempts !== Number.POSITIVE_INFINITY && failure.kind === 'refused';
        if (isHopeless || failures + 1 >= attempts) return failure;
        const backoff = Math.min(longestBackoffMs, backoffMs * 2 ** failures) * (0.5 + Math.random() / 2);
        const ms = Math.max(backoff, failure.retryAfter * 1000);
        await wait(ms, undefined, { signal: over.signal }).catch(() => {});
      }
      return null;
    } finally {
      isConnecting = false;
    }
  }

  client.on('disconnected', () => {
    if (isConnecting || over.signal.aborted) return;
    log.info('the connection to Slack was lost; connecting again');
    void connect(Number.POSITIVE_INFINITY).then(() => {
      if (over.signal.aborted) void client.disconnect();
      else log.info('connected to Slack again');
    });
  });

  return {
    async start() {
      const failure = await connect(options.firstAttempts ?? 5);
      return failure === null ? done(undefined) : failed(failure.problem);
    },
    async stop() {
      over.abort();
      // The other side may never answer the farewell.
      await Promise.race([client.disconnect(), wait(1_000, undefined, { ref: false })]);
    },
  };
}
