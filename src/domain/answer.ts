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
  /** The whole question it was read as, where that is more than what was typed. */
  readonly readAs: ReadAs | null;
  readonly usage: Usage;
  /** Every prompt a model was given for it, in order. */
  readonly prompts: readonly PromptUse[];
  readonly timings: readonly Timing[];
}

/** A follow-up made whole: by its words and the thread alone, or by a model. */
export interface ReadAs {
  readonly text: string;
  readonly by: 'follow-up' | 'model';
}

export interface Repair {
  readonly from: string;
  readonly to: string;
  readonly kind: 'chosung' | 'keyboard' | 'spacing' | 'abbreviation' | 'typo';
}

/** What the language models of one question took; all zero where none was asked. */
export interface Usage {
  readonly calls: number;
  /** Cached ones included. */
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** By the prices of the configuration; null without them. */
  readonly cost: { readonly amount: number; readonly currency: string } | null;
  /** True where a server told no figures and tokens were guessed from characters. */
  readonly estimated: boolean;
  /** Every model that served, as configured, each once. */
  readonly models: readonly string[];
}

/** One prompt as it was sent, without its text: what was in it and what was left out, with the reason. */
export interface PromptUse {
  readonly name: string;
  readonly variant: string | null;
  readonly tokens: number;
  readonly sections: readonly SectionUse[];
}

/** A section of a prompt, or one item of it. */
export interface SectionUse {
  readonly section: string;
  /** Null for the section as a whole. */
  readonly item: string | null;
  readonly tokens: number;
  readonly kept: boolean;
  readonly reason: string;
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
  /** How it was computed, in words; null where the definitions say it. */
  readonly explanation: string | null;
  /** The definitions of an ambiguous word that all give this number. */
  readonly readings: readonly Reading[];
  /** Statements that were written before this one and did not stand. */
  readonly attempts: readonly Attempt[];
  readonly sources: AnswerSources;
  readonly assumptions: readonly string[];
  /** Who vouches for the logic: a governed metric or a verified example, or nobody. */
  readonly verified: Verification | null;
  readonly confidence: Confidence;
  /** Two or three questions that follow from this one. */
  readonly suggestions: readonly string[];
}

export interface Reading {
  readonly label: string;
  readonly value: string;
}

export interface Attempt {
  readonly sql: string;
  /** Why it did not stand, in the asker's language. */
  readonly problem: string;
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
  readonly choices: readonly Choice[];
}

/** A ready-made question; choosing it asks it. */
export interface Choice {
  readonly question: string;
  /** What is shown: the question, or what it would give. */
  readonly label: string;
  /** The meaning of a word that is chosen with it, so that the thread can remember it. */
  readonly chosen: ChosenMeaning | null;
}

export interface ChosenMeaning {
  readonly word: string;
  readonly kind: 'metric' | 'dimension' | 'value' | 'range';
  /** Of the metric or dimension; `dimension=value` of a value, `from~to` of a range. */
  readonly name: string;
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

/** What a query or a table is, told without running anything. */
export interface ExplanationAnswer extends AnswerBase {
  readonly kind: 'explanation';
  /** What is explained; `text` says it in a sentence. */
  readonly title: string;
  readonly sections: readonly ExplanationSection[];
  /** The statement as it was read; null where none is explained. */
  readonly sql: string | null;
  readonly sources: Pick<AnswerSources, 'tables' | 'definitions'>;
  /** Questions that the asker can go on with. */
  readonly suggestions: readonly string[];
}

export interface ExplanationSection {
  readonly heading: string;
  readonly lines: readonly string[];
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
  /** The statement, when one had been written; it gave no answer. */
  readonly sql: string | null;
  /** What is known about that statement: whether it ran, what stood in its way. */
  readonly notes: readonly string[];
  /** A question that works in its place, where one is known: then nothing is gained by trying the same again. */
  readonly suggestion?: string;
}

/** Every door renders all of these; its renderer ends in an unreachable check. */
export type Answer =
  | DataAnswer
  | ExplanationAnswer
  | ClarificationAnswer
  | GuideAnswer
  | ChatAnswer
  | RefusalAnswer
  | FailureAnswer;
