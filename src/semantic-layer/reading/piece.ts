import type { TimeGrain } from '../../domain/date-range.ts';
import type { NumberMention } from '../../language/numbers/read-numbers.ts';
import type { TimeMeaning } from '../../language/time/time-mention.ts';
import type { MetricCondition } from '../metric-query.ts';
import type { TailRole } from './tails.ts';

export type Direction = 'ascending' | 'descending';

/** Words that are about the shape of the answer and mean the same for every company. */
export type GrammarWord =
  /** by, per, 각; `after` for 별 and 기준으로 */
  | { readonly role: 'group' | 'group-after' }
  | {
      readonly role:
        | 'which'
        | 'where'
        | 'among'
        | 'list'
        | 'either'
        | 'quantity'
        | 'total'
        | 'trend'
        | 'versus'
        /** list, 데이터: the rows themselves, unless the answer is a table of groups. */
        | 'rows';
    }
  | { readonly role: 'superlative' | 'rank' | 'negate-before' | 'negate-after' }
  /** 많은, lowest. `of` narrows the formats it can order; `most` already means the first alone. */
  | {
      readonly role: 'order';
      readonly direction: Direction;
      readonly of: 'any' | 'length' | 'speed' | 'quality';
      readonly most: boolean;
    }
  /** 증감률, growth, 늘어난: orders by the change where it has a direction. */
  | { readonly role: 'change'; readonly direction: Direction | null; readonly rate: boolean };

export interface ValueCandidate {
  readonly dimension: string;
  readonly value: string;
}

/** What a stretch of text can mean, before its neighbours are looked at. */
export type Sense =
  | { readonly kind: 'metric'; readonly names: readonly string[]; readonly term: string | null }
  | { readonly kind: 'dimension'; readonly names: readonly string[] }
  | { readonly kind: 'value'; readonly candidates: readonly ValueCandidate[] }
  | { readonly kind: 'time'; readonly meaning: TimeMeaning }
  /** 요일, month: a step of time that, like a bare dimension, splits only where the question says so. */
  | { readonly kind: 'grain'; readonly grain: TimeGrain }
  | { readonly kind: 'number'; readonly value: number; readonly unit: NumberMention['unit'] }
  /** 상위 5개, top 3, 1위. `direction` is null where only a count is said (5곳). */
  | { readonly kind: 'limit'; readonly count: number; readonly direction: Direction | null }
  | {
      readonly kind: 'condition';
      readonly operator: MetricCondition['operator'];
      readonly value: number;
      readonly unit: NumberMention['unit'];
    }
  | { readonly kind: 'grammar'; readonly word: GrammarWord }
  | { readonly kind: 'filler' }
  | { readonly kind: 'unknown' };

/** One stretch of the question in the chosen cover. Offsets are those of the text; `senses` is never empty. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly senses: readonly Sense[];
  /** `text` without the particle or suffix at its end. */
  readonly word: string;
  readonly tail: TailRole | null;
  /** The text between the piece before and this one, without spaces ("," or ""). */
  readonly before: string;
}
