import { invalidBlocks } from './inspect.ts';
import type { Arguments } from './refusal.ts';

/** What goes wrong with a call, instead of its answer or after it was done. */
export type Fault = (
  | { readonly kind: 'ratelimited'; readonly retryAfter?: number }
  | { readonly kind: 'http'; readonly status: number }
  | { readonly kind: 'platform'; readonly error: string }
  /** As of a workspace that does not know a block yet; no violation. */
  | { readonly kind: 'invalid_blocks'; readonly pointer?: string }
  /** Does it (unless `done: false`), and destroys the connection without an answer. */
  | { readonly kind: 'cut'; readonly done?: boolean }
  /** Does it and answers that much later; with `done: false` does nothing, and cuts that much later. */
  | { readonly kind: 'stall'; readonly ms: number; readonly done?: boolean }
) & {
  /** How often; once, unless said otherwise. */
  readonly times?: number;
  /** Lets that many calls pass before. */
  readonly after?: number;
  /** Only calls like these. */
  readonly when?: (args: Arguments) => boolean;
};

/** Random faults, the same for the same seed and the same order of calls. Rates from 0 to 1. */
export interface Weather {
  readonly seed: number;
  readonly rate429?: number;
  readonly rate500?: number;
  /** Done, then cut. */
  readonly cut?: number;
  /** Of deliveries: sent twice. */
  readonly duplicate?: number;
  readonly retryAfter?: number;
  /** Methods that it spares. */
  readonly except?: readonly string[];
}

export interface Faults {
  /** `method`, or `*` for whatever comes next; `upload` and `response_url` are methods here too. */
  fail(method: string, fault: Fault): void;
  weather(weather: Weather | null): void;
  /** The next deliveries are made twice. */
  duplicate(count: number): void;
  takeFor(method: string, args: Arguments): Fault | null;
  takeDuplicate(): boolean;
}

export function createFaults(): Faults {
  const planned: { method: string; fault: Fault; left: number; skip: number }[] = [];
  let weather: Weather | null = null;
  let random = () => 1;
  let duplicates = 0;
  return {
    fail: (method, fault) => {
      planned.push({ method, fault, left: fault.times ?? 1, skip: fault.after ?? 0 });
    },
    weather: (next) => {
      weather = next;
      random = next ? randomOf(next.seed) : () => 1;
    },
    duplicate: (count) => {
      duplicates += count;
    },
    takeFor: (method, args) => {
      const match = planned.find(
        (each) =>
          each.left > 0 &&
          (each.method === method || each.method === '*') &&
          (each.fault.when?.(args) ?? true),
      );
      if (match && match.skip > 0) {
        match.skip -= 1;
        return null;
      }
      if (match) {
        match.left -= 1;
        return match.fault;
      }
      const spared = weather?.except ?? ['apps.connections.open', 'auth.test'];
      return weather && !spared.includes(method) ? weatherFault(weather, random()) : null;
    },
    takeDuplicate: () => {
      if (duplicates > 0) {
        duplicates -= 1;
        return true;
      }
      return weather?.duplicate !== undefined && random() < weather.duplicate;
    },
  };
}

/** What a fault that only answers says over HTTP. */
export function faultAnswer(fault: Fault): {
  status: number;
  headers: Record<string, string>;
  body: unknown;
} {
  if (fault.kind === 'ratelimited') {
    const headers = { 'retry-after': String(fault.retryAfter ?? 1) };
    return { status: 429, headers, body: { ok: false, error: 'ratelimited' } };
  }
  if (fault.kind === 'http')
    return { status: fault.status, headers: {}, body: 'something is wrong at Slack' };
  if (fault.kind === 'invalid_blocks') {
    const { error, extra } = invalidBlocks([`${fault.pointer ?? '/blocks/0/type'}: unsupported type`]);
    return { status: 200, headers: {}, body: { ok: false, error, ...extra } };
  }
  const error = fault.kind === 'platform' ? fault.error : 'internal_error';
  return { status: 200, headers: {}, body: { ok: false, error } };
}

function weatherFault(weather: Weather, drawn: number): Fault | null {
  const { rate429 = 0, rate500 = 0, cut = 0 } = weather;
  if (drawn < rate429) return { kind: 'ratelimited', retryAfter: weather.retryAfter ?? 1 };
  if (drawn < rate429 + rate500) return { kind: 'http', status: 500 };
  if (drawn < rate429 + rate500 + cut) return { kind: 'cut' };
  return null;
}

/** Mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
