import { done, type Outcome } from '../../domain/outcome.ts';
import type { ProblemCode } from '../../domain/problem.ts';

/** Whether it only takes a while: the same call is worth making again. */
export function isPassing({ code }: { readonly code: ProblemCode }): boolean {
  return code === 'slack-unreachable' || code === 'slack-rate-limited';
}

/** Taken away by somebody: then nobody wants it. */
export function unlessGone(updated: Outcome<void>): Outcome<void> {
  return updated.ok || updated.problem.code !== 'slack-message-gone' ? updated : done(undefined);
}
