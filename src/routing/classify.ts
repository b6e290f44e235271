import type { PromptUse } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import type { ModelBudget } from '../model/chat/budget.ts';
import type { ChatModel } from '../model/chat/chat-model.ts';
import type { Prompts } from '../prompting/prompt.ts';
import type { QuestionReading } from '../semantic-layer/reading/question-reading.ts';
import type { CandidateTerm } from './classify/candidate-terms.ts';
import type { ClassifiedCapability } from './classify/classification.ts';
import type { QuestionScore } from './score.ts';

export interface ClassifyDependencies {
  readonly model: Pick<ChatModel, 'structured'>;
  readonly prompts: Prompts;
  readonly holidays: readonly Holiday[];
}

export interface ClassifyRequest {
  readonly question: string;
  readonly locale: Locale;
  readonly clock: Clock;
  /** The thread's last turns, oldest first; who spoke is told apart without a name. */
  readonly previous: readonly { readonly speaker: string; readonly text: string }[];
  /** What the governed definitions make of the question. */
  readonly reading: Pick<QuestionReading, 'mentions' | 'unknown' | 'nearest'>;
  readonly score: QuestionScore;
  /** Definitions near the question that the asker may see, best first. */
  readonly candidates: readonly CandidateTerm[];
  /** Reads a text with what the asker may see: a rewrite is held against what the question itself says. */
  readonly read: (text: string) => Pick<QuestionReading, 'mentions'>;
  /** Shared by all calls of the question. */
  readonly budget: ModelBudget;
  readonly signal: AbortSignal | null;
}

/** What is left of a model's verdict once it was held against what exists. */
export interface Classified {
  readonly capability: ClassifiedCapability;
  /** The question made whole from the thread's own words; null without a thread, or when the rewrite did not hold. */
  readonly standalone: string | null;
  /** The question in the company's terms; null when it says nothing more, or did not hold. */
  readonly refined: string | null;
  /** Names of candidates. */
  readonly terms: readonly string[];
  /** What an answer still needs, in the asker's language; short, and to be shown as a model's words. */
  readonly missing: readonly string[];
  /** What was not taken over, for the log and the trace. */
  readonly rejected: readonly Rejection[];
  readonly prompts: readonly PromptUse[];
}

export interface Rejection {
  readonly part: 'standalone' | 'refined' | 'terms' | 'missing';
  readonly text: string;
  readonly reason: string;
}

/** A model that fails is a problem; the caller then goes by the evidence alone. */
export type Classify = (request: ClassifyRequest) => Promise<Outcome<Classified>>;
