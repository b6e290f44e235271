import { setTimeout as wait } from 'node:timers/promises';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { Log } from '../../telemetry/log.ts';
import { type Failure, failureOf, rateLimited } from './failure.ts';
import type { Pace } from './pace.ts';

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** How a call may be tried again. */
export interface CallRules {
  /** Slack's name of the method. */
  readonly method: string;
  /**
   * `always`: making it twice does no harm. `unsent`: only when Slack surely did nothing. `never`: its moment passes, or
   * it is decoration.
   */
  readonly again: 'always' | 'unsent' | 'never';
  /** What the rate limit counts apart, such as a channel; the method alone where left out. */
  readonly lane?: string;
}

export interface WebApi {
  call<T>(rules: CallRules, make: (client: WebClient) => Promise<T>): Promise<Reply<T>>;
  /** The same rules for a plain request, which tells itself what its answer means. */
  attempt<T>(rules: CallRules, make: () => Promise<Reply<T>>): Promise<Reply<T>>;
  pause(attempt: number): Promise<void>;
}

export interface WebApiOptions {
  readonly token: string;
  readonly apiUrl: string | null;
  readonly pace: Pace;
  readonly log: Log;
  readonly fetch: typeof globalThis.fetch;
}

const concurrency = 10;
/** However short Slack asks to wait, it is not asked more often than this. */
const mostRateLimits = 12;

/**
 * Slack's client with retries of our own: its policies repeat every failure alike, a post that may have arrived included,
 * and stop the whole workspace for the rate limit of one method.
 */
export function createWebApi(options: WebApiOptions): WebApi {
  const { pace, log } = options;
  const client = createClient(options);
  const opensAt = new Map<string, number>();

  /** A call is not made only to be turned away. */
  async function passLane(lane: string, again: CallRules['again']): Promise<Failure | null> {
    const left = (opensAt.get(lane) ?? 0) - Date.now();
    if (left <= 0) opensAt.delete(lane);
    else if (again === 'never' || left > pace.longestRateLimit) return rateLimited(Math.ceil(left / 1000));
    else await wait(left);
    return null;
  }

  async function pause(attempt: number): Promise<void> {
    const longest = Math.min(pace.longestBackoff, pace.backoff * 2 ** (attempt - 1));
    await wait(longest * (0.5 + Math.random() / 2));
  }

  async function recover(failure: Failure, attempts: number): Promise<void> {
    const milliseconds = failure.retryAfter * 1000;
    if (failure.kind !== 'rate-limited') await pause(attempts);
    else if (milliseconds < pace.backoff) await wait(pace.backoff);
  }

  function note(failure: Failure, rules: CallRules): void {
    const { kind, code } = failure;
    log.debug({ method: rules.method, kind, code }, 'call of Slack failed');
    if (kind !== 'rate-limited') return;
    for (const [lane, at] of opensAt) if (at <= Date.now()) opensAt.delete(lane);
    opensAt.set(laneOf(rules), Date.now() + failure.retryAfter * 1000);
  }

  async function attempt<T>(rules: CallRules, make: () => Promise<Reply<T>>): Promise<Reply<T>> {
    const patience = createPatience(rules, pace);
    for (let attempts = 1; ; attempts++) {
      const closed = await passLane(laneOf(rules), rules.again);
      if (closed !== null) return { ok: false, failure: closed };
      const reply = await make().catch((error: unknown): Reply<T> => {
        return { ok: false, failure: failureOf(error, rules.method) };
      });
      if (reply.ok) return reply;
      note(reply.failure, rules);
      if (!patience.goesOn(reply.failure)) return reply;
      await recover(reply.failure, attempts);
    }
  }

  return {
    attempt,
    pause,
    call: (rules, make) => attempt(rules, async () => ({ ok: true, value: await make(client) })),
  };
}

function laneOf(rules: CallRules): string {
  return `${rules.method} ${rules.lane ?? ''}`;
}

/** Counts what one call has cost so far: attempts, and time in rate limits. */
function createPatience(rules: CallRules, pace: Pace) {
  let attempts = 0;
  let rateLimits = 0;
  let waited = 0;
  return {
    goesOn(failure: Failure): boolean {
      if (rules.again === 'never') return false;
      if (failure.kind === 'rate-limited') {
        rateLimits++;
        waited += failure.retryAfter * 1000;
        return waited <= pace.longestRateLimit && rateLimits <= mostRateLimits;
      }
      attempts++;
      if (failure.kind === 'refused' || attempts >= pace.attempts) return false;
      return failure.certain || rules.again === 'always';
    },
  };
}

function createClient(options: WebApiOptions): WebClient {
  return new WebClient(options.token, {
    ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
    fetch: options.fetch,
    timeout: options.pace.timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    maxRequestConcurrency: concurrency,
    allowAbsoluteUrls: false,
    logger: silent,
  });
}

/** The client's own lines hold what people wrote; ours do not. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
