import { done, type Outcome } from '../../../src/domain/outcome.ts';
import type { QuestionArrival } from '../../../src/slack/arrival.ts';
import type { WorkContext } from '../../../src/slack/work/handler.ts';

export type Run = (arrival: QuestionArrival, work: WorkContext) => Promise<Outcome<void>>;

/** Waits for what other threads bring about. */
export async function until(holds: () => unknown | Promise<unknown>): Promise<void> {
  for (let time = 0; time < 500; time += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it never came to be');
}

/** A handler that is under way until the test lets it end. */
export function held(): { readonly run: Run; begun: string[]; end(outcome?: Outcome<void>): void } {
  const ends: ((outcome: Outcome<void>) => void)[] = [];
  const begun: string[] = [];
  return {
    begun,
    run: ({ text }) => {
      begun.push(text);
      return new Promise((resolve) => {
        ends.push(resolve);
      });
    },
    end: (outcome = done(undefined)) => {
      for (const each of ends.splice(0)) each(outcome);
    },
  };
}
