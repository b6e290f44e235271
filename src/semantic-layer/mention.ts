import type { DateRange, TimeGrain } from '../domain/date-range.ts';
import type { Comparison } from './metric-query.ts';

/** One stretch of the question and what it means. Offsets are UTF-16 units of the repaired text, half-open. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly meaning: Meaning;
  /** What the words stand for where the meaning alone does not say it: `total`, `trend`, `change`, `why`. */
  readonly concept?: string;
}

export type Meaning =
  /** Several names when the word is a glossary term that teams define differently. */
  | { readonly kind: 'metric'; readonly names: readonly string[] }
  /** `others` are dimensions that go by the same word. */
  | { readonly kind: 'dimension'; readonly name: string; readonly others?: readonly string[] }
  /** Several candidates when two dimensions hold the same spelling. */
  | {
      readonly kind: 'value';
      readonly candidates: readonly { readonly dimension: string; readonly value: string }[];
    }
  | { readonly kind: 'range'; readonly range: DateRange }
  | { readonly kind: 'grain'; readonly grain: TimeGrain }
  | { readonly kind: 'compare'; readonly compare: Comparison['kind']; readonly range: DateRange | null }
  | { readonly kind: 'order'; readonly direction: 'ascending' | 'descending' }
  | { readonly kind: 'limit'; readonly count: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'condition'; readonly operator: '>' | '>=' | '<' | '<=' | '='; readonly value: number }
  | { readonly kind: 'negation' }
  /** Carries no content: particles, "보여줘", "please", "the". */
  | { readonly kind: 'filler' }
  | { readonly kind: 'unknown' };
