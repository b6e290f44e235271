import type { ColumnFormat } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Localised } from '../../domain/locale.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';

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
