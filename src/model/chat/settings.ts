import type { ModelAddress } from '../address.ts';
import type { ModelPrices } from './budget.ts';

/** How a reply in a given shape is asked for. Named by the operator: what a server honours cannot be guessed. */
export type OutputMethod = 'json-schema' | 'function-calling' | 'json-mode';

export interface ModelTimeouts {
  /** Until the server has answered with its headers. */
  readonly connectMs: number;
  /** Until the first piece of the reply. */
  readonly firstTokenMs: number;
  /** For one call with its retries, its repair and the fallback. */
  readonly totalMs: number;
}

/** The waits of the retry and breaker policies; tests shorten them. */
export interface ModelPacing {
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Failures in a row that open the breaker of a model. */
  readonly breakAfter: number;
  readonly halfOpenAfterMs: number;
}

export interface ChatModelSettings extends ModelAddress {
  readonly fallback: (ModelAddress & { readonly prices?: ModelPrices | null }) | null;
  readonly output: OutputMethod;
  readonly timeouts: ModelTimeouts;
  /** How often a request is made again after the first try. */
  readonly retries: number;
  readonly prices: ModelPrices | null;
  readonly pacing?: ModelPacing;
}

export const usualPacing: ModelPacing = {
  firstWaitMs: 500,
  longestWaitMs: 10_000,
  breakAfter: 5,
  halfOpenAfterMs: 30_000,
};
