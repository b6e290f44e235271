import type { ColumnFormat } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Localised } from '../../domain/locale.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Comparison, MetricQuery } from '../../semantic-layer/metric-query.ts';

/** A question understood whole, ready to run: everything about the answer but its rows. */
export interface GovernedPlan {
  /** What the rows are, as a noun phrase: "지역별 주문 수". */
  readonly title: Localised;
  readonly sql: string;
  readonly columns: readonly PlannedColumn[];
  /** `schema.table`, every one the statement reads. */
  readonly tables: readonly string[];
  readonly definitions: readonly PlannedDefinition[];
  readonly assumptions: readonly Localised[];
  readonly range: DateRange | null;
  readonly verification: {
    readonly by: string;
    readonly what: 'metric' | 'example';
    readonly names: readonly string[];
  };
  /** What a follow-up would edit; null for a verified example. */
  readonly query: MetricQuery | null;
  /** What the reading decided for the asker; these come first among the assumptions. */
  readonly notes: readonly Localised[];
  /** Chosen for the asker, who named no period. */
  readonly rangeIsDefault: boolean;
  /** The same question over other days. */
  readonly within: (days: PlannedDays) => Outcome<GovernedPlan>;
  /** How it, or what it is about, can be asked for the days written in the text. */
  readonly askedFor: (days: string) => Localised;
}

/** Ranges to plan a question with in place of its own, and what to say of it. */
export interface PlannedDays {
  readonly range: DateRange;
  readonly compare: Comparison | null;
  readonly notes: readonly Localised[];
}

export interface PlannedColumn {
  readonly name: string;
  readonly label: Localised;
  readonly format: ColumnFormat;
  /** Groupings come first and name a row; measures are its numbers. */
  readonly role: 'grouping' | 'measure';
  /** Names of coded values (weekdays, hours), shown in their place. */
  readonly valueLabels?: Readonly<Record<string, Localised>>;
}

export interface PlannedDefinition {
  readonly name: string;
  readonly label: Localised;
  readonly text: Localised;
  readonly owner: string;
}
