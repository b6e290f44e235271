import { setTimeout as sleep } from 'node:timers/promises';
import { readServerError } from '../server-error.ts';

/** How long one request may take and how often it is made again. Milliseconds. */
export interface Pace {
  readonly attemptMs: number;
  /** All attempts and the waits between them. */
  readonly totalMs: number;
  readonly retries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** What stood in the way, as far as a caller acts on it. `refused` is a request that the server does not take. */
export type ServiceFault =
  | 'unreachable'
  | 'rate-limited'
  | 'key-refused'
  | 'model-unknown'
  | 'refused'
  | 'unusable';

export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: ServiceFault; readonly cause: unknown };

/**
 * Makes a request, and makes it again on 408, 409, 429, 5xx, a lost connection or silence, after as long as the server
 * asks for or else a random share of a doubling wait (full jitter, Brooker 2015). A wait that would outlast `totalMs` is
 * not begun.
 */
export async function callService<T>(
  request: (signal: AbortSignal) => Promise<T>,
  pace: Pace,
): Promise<Called<T>> {
  const until = performance.now() + pace.totalMs;
  for (let attempt = 0; ; attempt++) {
    const left = until - performance.now();
    try {
      return {
        ok: true,
        value: await request(AbortSignal.timeout(Math.ceil(Math.min(pace.attemptMs, left)))),
      };
    } catch (cause) {
      const wait = waitBefore(attempt, cause, pace);
      if (attempt === pace.retries || !isPassing(cause) || performance.now() + wait >= until) {
        return { ok: false, fault: faultOf(cause), cause };
      }
      await sleep(wait);
    }
  }
}

function waitBefore(attempt: number, cause: unknown, { firstWaitMs, longestWaitMs }: Pace): number {
  const jitter = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** attempt);
  return Math.max(askedWait(cause) + Math.random() * firstWaitMs, jitter);
}

/** What the server asks for; 0 when it asks for nothing. `retry-after` holds seconds or a date. */
function askedWait(cause: unknown): number {
  const { header } = readServerError(cause);
  const exact = Number.parseFloat(header('retry-after-ms') ?? '');
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const asked = header('retry-after') ?? '';
  const ms = /^\d/.test(asked) ? Number.parseFloat(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

const passing = new Set([408, 409, 429]);

/** An empty account answers 429 as well, and no wait fills it. */
function isPassing(cause: unknown): boolean {
  if (cause instanceof SyntaxError) return false;
  const { status, code } = readServerError(cause);
  if (code === 'insufficient_quota') return false;
  return status === null || passing.has(status) || status >= 500;
}

function faultOf(cause: unknown): ServiceFault {
  if (cause instanceof SyntaxError) return 'unusable';
  const { status } = readServerError(cause);
  if (status === null || status === 408 || status === 409 || status >= 500) return 'unreachable';
  if (status === 401 || status === 403) return 'key-refused';
  if (status === 404) return 'model-unknown';
  return status === 429 ? 'rate-limited' : 'refused';
}
