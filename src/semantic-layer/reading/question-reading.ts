import type { ChosenMeaning } from '../../domain/answer.ts';
import type { Clock, DateRange } from '../../domain/date-range.ts';
import type { Localised } from '../../domain/locale.ts';
import type { Mention } from '../mention.ts';
import type { MetricQuery } from '../metric-query.ts';

/** Reads questions against one semantic model. Pure: the same text, clock and choices give the same reading. */
export interface Reader {
  /** Of several choices for one word the first that is among its meanings here decides; the others are ignored. */
  read(text: string, clock: Clock, chosen?: readonly Chosen[]): QuestionReading;
}

/** What a word with several meanings is to be read as, and who said so. */
export interface Chosen extends ChosenMeaning {
  /** `reading`: one of several that are tried; `thread`, `person`: remembered for the conversation or its asker. */
  readonly by: 'reading' | 'thread' | 'person';
}

/** What a question was understood as. `query` is null as soon as one content word has no place in it. */
export interface QuestionReading {
  readonly text: string;
  /** In order, without overlaps, covering every letter and digit of the text. */
  readonly mentions: readonly Mention[];
  readonly query: MetricQuery | null;
  /** Words without a place, as the asker wrote them and without particles, in order. */
  readonly unknown: readonly string[];
  /** Why each of them has none. */
  readonly unexplained: readonly Unexplained[];
  readonly ambiguities: readonly Ambiguity[];
  /** What a query would still need. */
  readonly missing: readonly 'metric'[];
  /** What was decided for the asker: the range chosen, the meaning of a value. Shown with every number. */
  readonly notes: readonly Localised[];
  /** Names that come close to the unknown words, best first. */
  readonly nearest: readonly Suggestion[];
}

export interface Unexplained {
  readonly word: string;
  readonly reason: UnexplainedReason;
}

export type UnexplainedReason =
  /** Means nothing here. */
  | 'unknown-word'
  /** Means something, but stands where it has no meaning. */
  | 'no-place'
  /** The metrics cannot be split or filtered by it. */
  | 'not-joinable'
  /** The metrics have no time, so no range or comparison applies. */
  | 'no-time'
  /** The metric leaves out the very rows that the value names. */
  | 'contradicts-metric'
  /** Says of counted things that they had only this, or this and that; a filter counts those that had any of it. */
  | 'only-or-both'
  /** Lies in none of the places named beside it. */
  | 'never-together'
  /** Names several places of one name. */
  | 'several-places'
  /** A date that cannot be, lies in the future, or that the calendar does not know. */
  | 'unusable-time';

/** One thing to ask back about. Each option is a reading of its own. */
export type Ambiguity =
  | { readonly kind: 'metric'; readonly text: string; readonly metrics: readonly string[] }
  | { readonly kind: 'dimension'; readonly text: string; readonly dimensions: readonly string[] }
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly candidates: readonly { readonly dimension: string; readonly value: string }[];
    }
  | {
      readonly kind: 'range';
      readonly text: string;
      readonly ranges: readonly { readonly text: string; readonly range: DateRange }[];
    };

/** A defined thing whose name resembles an unknown word. */
export interface Suggestion {
  /** The unknown word. */
  readonly word: string;
  readonly kind: 'metric' | 'dimension' | 'value';
  readonly name: string;
  readonly label: Localised;
}
