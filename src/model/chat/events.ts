import type { ProblemCode } from '../../domain/problem.ts';
import type { Tracer } from '../../telemetry/trace.ts';

/** What an operator may want to see of the traffic; never a key, never a prompt. */
export interface ModelEvents {
  readonly tracer: Tracer;
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
