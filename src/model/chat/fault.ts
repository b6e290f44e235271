import type { Problem } from '../../domain/problem.ts';

/** What may be done about a failed request. */
export interface FaultTraits {
  /** The same request may go through a moment later. */
  readonly retry: boolean;
  /** The server asked to be left alone that long. */
  readonly retryAfterMs: number | null;
  /** Says that the model is down, so that its breaker counts it. */
  readonly health: boolean;
  /** Another model may do better. */
  readonly fallback: boolean;
}

/** A failed request on its way up through retry, breaker and fallback; it leaves this folder only as its problem. */
export class ModelFault extends Error {
  readonly problem: Problem;
  readonly traits: FaultTraits;

  constructor(problem: Problem, traits: Partial<FaultTraits> = {}) {
    super(problem.code);
    this.problem = problem;
    this.traits = { retry: false, retryAfterMs: null, health: false, fallback: false, ...traits };
  }

  /** Once a piece of the reply was shown, neither a retry nor another model may begin anew. */
  asFinal(): ModelFault {
    return new ModelFault(this.problem, { health: this.traits.health });
  }
}
