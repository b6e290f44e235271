import type { ProblemCode } from '../../domain/problem.ts';
import type { SpanAttributes } from '../../telemetry/trace.ts';

/** Opens a span around `work`; `note` adds what is known only at its end. */
export type ModelTrace = <T>(
  name: string,
  attributes: SpanAttributes,
  work: (note: (attributes: SpanAttributes) => void) => Promise<T>,
) => Promise<T>;

/** What an operator may want to see of the traffic; never a key, never a prompt. */
export interface ModelEvents {
  readonly trace: ModelTrace;
  retried(event: {
    model: string;
    purpose: string;
    code: ProblemCode;
    attempt: number;
    waitMs: number;
  }): void;
  fellBack(event: { from: string; to: string; purpose: string; code: ProblemCode }): void;
  breakerMoved(event: { model: string; state: 'open' | 'half-open' | 'closed' }): void;
  /** A reply in the wrong shape is asked for once more. */
  repaired(event: { model: string; purpose: string; issues: readonly string[] }): void;
}

/** For callers that watch nothing. */
export const noModelEvents: ModelEvents = {
  trace: (_name, _attributes, work) => work(() => undefined),
  retried: () => undefined,
  fellBack: () => undefined,
  breakerMoved: () => undefined,
  repaired: () => undefined,
};
