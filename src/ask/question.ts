import type { Answer } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import type { Stage } from '../domain/stage.ts';

/** One question as a door hands it over. */
export interface Question {
  readonly text: string;
  readonly principal: Principal;
  /** Groups the turns of one conversation. */
  readonly thread: string;
  readonly door: 'terminal' | 'evaluation' | 'slack';
  /** Null: the question's own language. */
  readonly locale: Locale | null;
  readonly clock: Clock;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** What a door sees while it waits, and at the end. The last event is always the answer. */
export type AskEvent =
  | {
      readonly kind: 'progress';
      readonly stage: Stage;
      /** Which of several, in the asker's language; null where the stage says it all. */
      readonly detail: string | null;
    }
  /** A piece of the answer's explanation, as it is written; the answer holds the whole of it. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'answer'; readonly answer: Answer };

export type Ask = (question: Question) => AsyncGenerator<AskEvent, void, void>;

/** For doors that show no progress. */
export async function answerOf(events: AsyncIterable<AskEvent>): Promise<Answer> {
  for await (const event of events) {
    if (event.kind === 'answer') return event.answer;
  }
  throw new Error('a question ended without an answer');
}
