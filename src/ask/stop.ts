import { failed, type Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';

/**
 * The reason to abort a question with that another run goes on with, at a drain or when it was edited: nothing is
 * recorded as its answer.
 */
export const leftForLater: unique symbol = Symbol('left for later');

/** True where what the question came to is not its answer. */
export function isLeftForLater(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason === leftForLater;
}

/** The asker stopped it. */
export const stopped: Problem = { code: 'model-stopped' };

/** Nobody waits for work that was stopped; what cannot be called off ends by its own limits. */
export function stoppable<T>(signal: AbortSignal, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  if (signal.aborted) return Promise.resolve(failed(stopped));
  return new Promise((resolve, reject) => {
    const stop = () => resolve(failed(stopped));
    signal.addEventListener('abort', stop, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
