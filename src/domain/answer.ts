import type { ResultColumn, Row } from './cell.ts';
import type { ChartSpec } from './chart.ts';
import type { DateRange } from './date-range.ts';
import type { Locale } from './locale.ts';
import type { ProblemCode } from './problem.ts';

/** What every answer carries, whatever its kind. */
export interface AnswerBase {
  /** Id of the question in the ledger. */
  readonly id: string;
  readonly locale: Locale;
  /** The answer in words, in the asker's language. */
  readonly text: string;
  /** What the input was read as, when Askbird mended it (`wlrur` -> `지역`). */
  readonly repairs: readonly Repair[];
  readonly usage: Usage;
  readonly timings: readonly Timing[];
}

export interface Repair {
  readonly from: string;
  readonly to: string;
  readonly kind: 'chosung' | 'keyboard' | 'spacing' | 'abbreviation' | 'typo';
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One stage of the flow. `ms` is wall time. */
export interface Timing {
  readonly stage: string;
  readonly ms: number;
}

/** A number never travels alone: everything needed to judge it. */
export interface DataAnswer extends AnswerBase {
  readonly kind: 'data';
  /** The statement; what runs is its parse tree, printed anew by the guard. */
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
  /** Of the rows as stored, to tell whether two runs gave the same. */
  readonly resultHash: string;
  /** True when the display cap cut the result. */
  readonly truncated: boolean;
  readonly chart: ChartSpec | null;
  readonly sources: AnswerSources;
  readonly assumptions: readonly string[];
  /** Who vouches for the logic: a governed metric or a verified example, or nobody. */
  readonly verified: Verification | null;
  readonly confidence: Confidence;
  /** Two or three questions that follow from this one. */
  readonly suggestions: readonly string[];
}

export interface AnswerSources {
  readonly tables: readonly string[];
  readonly definitions: readonly Definition[];
  /** Null when the question sets no range. */
  readonly range: DateRange | null;
  /** Newest moment found in the tables' time columns, ISO text; null when they have none. */
  readonly freshUntil: string | null;
  /** The knowledge generation that was served. */
  readonly knowledge: string;
}

export interface Definition {
  readonly name: string;
  readonly label: string;
  readonly text: string;
  readonly owner: string;
}

export interface Verification {
  readonly by: string;
  readonly what: 'metric' | 'example';
  readonly names: readonly string[];
}

/** From signals, never from a model's own word. */
export interface Confidence {
  readonly level: 'high' | 'medium' | 'low';
  readonly reasons: readonly string[];
}

/** Askbird needs one thing cleared up, and names it. */
export interface ClarificationAnswer extends AnswerBase {
  readonly kind: 'clarification';
  /** The words it could not explain, as the asker wrote them. */
  readonly unknown: readonly string[];
  /** Ready-made questions; choosing one asks it. */
  readonly choices: readonly string[];
}

/** Help and teaching: how to ask, with examples that work. */
export interface GuideAnswer extends AnswerBase {
  readonly kind: 'guide';
  readonly examples: readonly string[];
}

export interface ChatAnswer extends AnswerBase {
  readonly kind: 'chat';
  readonly examples: readonly string[];
}

/** Understood, and not done: not allowed, or not safe. */
export interface RefusalAnswer extends AnswerBase {
  readonly kind: 'refusal';
  readonly code: ProblemCode;
  readonly nextStep: string;
}

/** Understood, and could not be done now. */
export interface FailureAnswer extends AnswerBase {
  readonly kind: 'failure';
  readonly code: ProblemCode;
  readonly nextStep: string;
  /** The statement, when one had been written. */
  readonly sql: string | null;
}

/** Every door renders all of these; its renderer ends in an unreachable check. */
export type Answer =
  | DataAnswer
  | ClarificationAnswer
  | GuideAnswer
  | ChatAnswer
  | RefusalAnswer
  | FailureAnswer;
