import type { PromptUse } from '../../domain/answer.ts';
import type { Clock } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ModelBudget } from '../../model/chat/budget.ts';
import type { DataDraft } from '../present/draft.ts';

/** An earlier turn of the thread, as far as a model needs it. */
export interface PreviousTurn {
  readonly question: string;
  /** The statement that answered it; null when it had none. */
  readonly sql: string | null;
}

export interface GenerateRequest {
  readonly question: string;
  /** The question made whole and explicit, when somebody did that. */
  readonly refined: string | null;
  /** Words of the question that matter, as classified; may be empty. */
  readonly terms: readonly string[];
  readonly locale: Locale;
  readonly clock: Clock;
  /** `schema.table` names open to the asker. */
  readonly visible: ReadonlySet<string>;
  /** Newest first. */
  readonly previous: readonly PreviousTurn[];
  /** Shared by all calls of the question. */
  readonly budget: ModelBudget;
  readonly signal: AbortSignal | null;
  readonly report: (step: GenerateStep) => void;
  /** Receives the explanation, sentence by sentence. */
  readonly say: (text: string) => void;
}

export interface GenerateStep {
  readonly stage: 'retrieve' | 'draft' | 'check' | 'run' | 'repair' | 'explain';
  readonly detail?: string;
}

/** A number with all it travels with, a statement that did not run, or what the data lack. */
export type Generated =
  | { readonly kind: 'data'; readonly draft: DataDraft; readonly prompts: readonly PromptUse[] }
  | {
      readonly kind: 'unrun';
      /** The best statement there is; null when there is none. */
      readonly sql: string | null;
      readonly problem: Problem;
      /** What is known about the statement, in the asker's language. */
      readonly notes: readonly string[];
      readonly prompts: readonly PromptUse[];
    }
  | {
      readonly kind: 'unanswerable';
      readonly missing: readonly string[];
      readonly text: string;
      readonly prompts: readonly PromptUse[];
    };

/** Answers a data question that no definition covers. Expected failures are the kinds of the result; bugs throw. */
export type Generate = (request: GenerateRequest) => Promise<Generated>;
