import { failed, type Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';

/**
 * After a failure the same problem is given at once for a while: with a dead server every question would otherwise wait
 * as long as the first one did. `problem` is a failure that came before the first question.
 */
export function createRest(ms: number, problem: Problem | null, now = () => performance.now()) {
  const restFor = (reason: Problem) => ({ until: now() + ms, problem: reason });
  let resting = problem === null ? null : restFor(problem);
  return {
    async unless<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
      if (resting !== null && now() < resting.until) return failed(resting.problem);
      const made = await work();
      resting = made.ok ? null : restFor(made.problem);
      return made;
    },
  };
}
