import type { Answer } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import type { Stage } from '../domain/stage.ts';

/** One question as a door hands it over. */
export interface Question {
  /**
   * A UUID that the door chose, so that asking again with it is the same question: a finished one is answered as it was,
   * one that a crash cut short is worked on again without asking a model twice. Without one every call is a new question.
   */
  readonly id?: string;
  readonly text: string;
  readonly principal: Principal;
  /** Groups the turns of one conversation. */
  readonly thread: string;
  /** Id of the earlier question of the thread that this one goes on with: what came after it is not recalled. */
  readonly onto?: string;
  /** What is to be done with a text that is no question of its own. */
  readonly task?: Task;
  readonly door: 'terminal' | 'evaluation' | 'slack';
  /** Null: the question's own language. */
  readonly locale: Locale | null;
  /** Of the asker, for where neither the question nor its thread has a word in it. */
  readonly askerLocale?: Locale;
  readonly clock: Clock;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

/** Answered from the query or the table names in the text, without a model. */
export type Task = 'explain-query' | 'explain-table';

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
