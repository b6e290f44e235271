import type { Choice, ChosenMeaning } from '../../domain/answer.ts';
import type { Clock } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Ambiguity, Chosen, QuestionReading } from '../../semantic-layer/reading/question-reading.ts';
import type { GovernedPlan } from '../governed/plan.ts';
import type { DataDraft } from '../present/draft.ts';

/** One way to read an ambiguous question. */
export interface PossibleReading {
  /** What tells it from the others, in the asker's language: "결제액", "브랜드 카페". */
  readonly label: string;
  /** What is settled by it, one for each ambiguous word; none where only the words of `question` lead to it. */
  readonly chosen: readonly ChosenMeaning[];
  /** The whole question in words that need no choice; null where no wording is read so. */
  readonly question: string | null;
  /** Null for one that is offered without its number: there are too many to compute. */
  readonly plan: GovernedPlan | null;
}

/** An ambiguous question, read in each way that its words allow. */
export interface Readings {
  /** The question as it was read. */
  readonly text: string;
  /** What is asked about: one ambiguity, or two that depend on each other's choice. */
  readonly ambiguities: readonly Ambiguity[];
  readonly readings: readonly PossibleReading[];
  /** Labels of meanings that the words around rule out: the metric cannot be split so, for instance. */
  readonly leftOut: readonly string[];
}

export interface ReadingContext {
  readonly clock: Clock;
  readonly locale: Locale;
  /** What is remembered of words for the asker and the conversation. */
  readonly chosen: readonly Chosen[];
}

/** Null when something else than ambiguity stands in the way, or nothing does. */
export type MakeReadings = (reading: QuestionReading, context: ReadingContext) => Readings | null;

/** What came of computing an ambiguous question. */
export type ComputedReadings =
  /** All that could be computed agree, or only one could. `plan` is the one that is told. */
  | { readonly kind: 'data'; readonly draft: DataDraft; readonly plan: GovernedPlan }
  /** They differ: one question back, each choice with its number. */
  | { readonly kind: 'clarification'; readonly text: string; readonly choices: readonly Choice[] }
  /** None could be computed; why the first could not. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly plan: GovernedPlan };

export type ComputeReadings = (readings: Readings, locale: Locale) => Promise<ComputedReadings>;

/** Rights, coverage, run and presentation of one plan, as for any other question. */
export type RunReading = (plan: GovernedPlan) => Promise<Outcome<DataDraft>>;
