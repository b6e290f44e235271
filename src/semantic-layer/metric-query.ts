import type { DateRange, TimeGrain } from '../domain/date-range.ts';
import type { CompareKind } from '../language/time/time-mention.ts';

/** A governed question, as a structure: what is compiled to SQL and what a follow-up edits. */
export interface MetricQuery {
  /** Names of metrics, at least one, in the order they are shown. */
  readonly metrics: readonly string[];
  readonly groupings: readonly Grouping[];
  readonly filters: readonly DimensionFilter[];
  /** Conditions on the aggregated values. */
  readonly having: readonly MetricCondition[];
  /** Null only when no metric of the query has a time column. */
  readonly range: DateRange | null;
  readonly compare: Comparison | null;
  readonly order: Ordering | null;
  readonly limit: number | null;
}

export type Grouping =
  | { readonly kind: 'dimension'; readonly name: string }
  | { readonly kind: 'time'; readonly grain: TimeGrain };

/** `values` are stored spellings; several are alternatives (OR). */
export interface DimensionFilter {
  readonly dimension: string;
  readonly values: readonly string[];
  readonly negated: boolean;
}

export interface MetricCondition {
  readonly metric: string;
  readonly operator: '>' | '>=' | '<' | '<=' | '=';
  readonly value: number;
}

/** The second range the metrics are computed for; the result gains previous, change and percent columns. */
export interface Comparison {
  readonly kind: CompareKind;
  readonly range: DateRange;
}

/** `by` is a metric's name, or `change` / `change-rate` of the first metric, or `time`. */
export interface Ordering {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}
