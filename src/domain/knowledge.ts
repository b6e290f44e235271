import type { ColumnFormat } from './cell.ts';
import type { Localised } from './locale.ts';

/** The stores retrieval searches. */
export type KnowledgeKind =
  | 'ddl'
  | 'table'
  | 'glossary'
  | 'example'
  | 'log'
  | 'document'
  | 'metric'
  | 'value';

/** Where an item came from and who answers for it. `path` is relative to the project, `line` counts from 1. */
export interface Provenance {
  readonly path: string;
  readonly line: number;
  readonly owner: string;
}

/** Words people use for a thing, per language; matched after normalisation, so spacing and case do not matter. */
export interface Synonyms {
  readonly ko: readonly string[];
  readonly en: readonly string[];
}

/** Meaning of a table, written by its owner. `name` is `schema.table`. */
export interface TableMeta {
  readonly name: string;
  readonly label: Localised;
  readonly purpose: Localised;
  readonly service: string;
  readonly keywords: readonly string[];
  readonly questions: readonly string[];
  /** Notes on columns that the column comment does not say. */
  readonly columns: Readonly<Record<string, string>>;
  readonly primaryKey: readonly string[];
  readonly joins: readonly TableJoin[];
  /** The column that says how fresh the table is, when it has one. */
  readonly freshness: string | null;
  readonly source: Provenance;
}

/**
 * `on` maps this table's columns to the other's. The first join of a table names what its rows are part of (an item of its
 * order): from there, questions may go one step down into these details.
 */
export interface TableJoin {
  readonly to: string;
  readonly on: Readonly<Record<string, string>>;
  readonly cardinality: 'many-to-one' | 'one-to-one' | 'one-to-many';
  /**
   * True when a row may have no partner (a search without a click has no shop). What lies behind such a join is an
   * attribute of some rows only, so no dimension goes through it unless it names the table under `via`.
   */
  readonly optional?: boolean;
}

export interface GlossaryTerm {
  readonly name: string;
  readonly label: Localised;
  readonly synonyms: Synonyms;
  /** Short forms people type (객단 for 객단가). */
  readonly abbreviations?: readonly string[];
  /** One entry, or several when teams define the term differently. */
  readonly definitions: readonly GlossaryDefinition[];
  readonly source: Provenance;
}

export interface GlossaryDefinition {
  readonly text: Localised;
  readonly team: string;
  /** The metric that computes it, when one does. */
  readonly metric: string | null;
  readonly preferred: boolean;
}

export interface MetricBase {
  readonly name: string;
  readonly label: Localised;
  readonly synonyms: Synonyms;
  readonly description: Localised;
  readonly format: ColumnFormat;
  /** What was decided for the asker ("cancelled orders are left out"), shown with every number. */
  readonly assumptions: readonly Localised[];
  /** The metric that counts the same per part of a row, where it is asked by what only the parts have. */
  readonly finer?: string | null;
  /** Whether a larger value is good; null when neither. */
  readonly better: 'higher' | 'lower' | null;
  readonly source: Provenance;
}

/**
 * An aggregate over one fact table. SQL pieces name that table's columns bare: `sum(total_amount)`, `status <> 'canceled'`; an
 * attribute of another table is a dimension in braces, of which each row has one value: `{coupon_funding} = 'platform'`.
 */
export interface AggregateMetric extends MetricBase {
  readonly kind: 'aggregate';
  readonly table: string;
  readonly expression: string;
  readonly filters: readonly string[];
  /** The column time ranges apply to: date or timestamptz. Null for stock tables without history. */
  readonly time: string | null;
  /** `timestamptz` when left out. A date column is compared and grouped as it is, without a time zone. */
  readonly timeType?: 'timestamptz' | 'date';
  /** The table that the time column is in, when a row takes its time from what it is part of: an item from its order. */
  readonly timeFrom?: string | null;
}

/** One metric over another; null when the denominator is 0. */
export interface RatioMetric extends MetricBase {
  readonly kind: 'ratio';
  readonly numerator: string;
  readonly denominator: string;
}

/** Arithmetic over other metrics, named in braces: `{gross_sales} - {discounts}`. */
export interface DerivedMetric extends MetricBase {
  readonly kind: 'derived';
  readonly expression: string;
}

export type Metric = AggregateMetric | RatioMetric | DerivedMetric;

/** A way to group or filter. `expression` names the table's columns bare; a plain column name is the usual case. */
export interface Dimension {
  readonly name: string;
  readonly label: Localised;
  readonly synonyms: Synonyms;
  readonly description: Localised;
  readonly table: string;
  readonly expression: string;
  readonly format: ColumnFormat;
  /** Whether its values are listed in the value index (low cardinality, no personal data). */
  readonly listed: boolean;
  /** Other words for stored values: `{ delivered: ["배달 완료", "completed"] }`. */
  readonly valueSynonyms: Readonly<Record<string, readonly string[]>>;
  /**
   * Which way to go where several joins lead from a metric's table here: `{ mart.mart_orders: mart.stores }` takes the
   * store's region, not the member's. Without it two equally short ways make the pair unusable.
   */
  readonly via?: Readonly<Record<string, string>>;
  /**
   * The date column of `table` when a row describes a day (calendar, weather): joined by the business day of the
   * metric's own time column, and the rest of the primary key by the declared joins. Empty for all other dimensions.
   */
  readonly day?: string | null;
  /**
   * A metric's table to the condition that its rows fulfil when they have a value: `{ orders.orders: status = 'canceled' }`
   * for the cancel reason. A rate whose parts differ in just that would be 100% of itself and is refused.
   */
  readonly existsWhen?: Readonly<Record<string, string>>;
  /** All details of a row hold one value (an order's payments are by one method), so that its money can be split by it. */
  readonly alike?: boolean;
  /** Dimensions of the same table that its values lie in, the nearest first: a district in a province. */
  readonly within?: readonly string[];
  readonly source: Provenance;
}

/** A verified question with its SQL; parameters are written `:name` in the SQL and `{name}` in the questions. */
export interface VerifiedExample {
  readonly name: string;
  /** The first is the canonical wording; the others are paraphrases. At least one per language. */
  readonly questions: { readonly ko: readonly string[]; readonly en: readonly string[] };
  readonly sql: string;
  readonly parameters: readonly ExampleParameter[];
  readonly columns: readonly {
    readonly name: string;
    readonly label: Localised;
    readonly format: ColumnFormat;
  }[];
  /** One sentence on what the rows are. */
  readonly explanation: Localised;
  readonly assumptions: readonly Localised[];
  readonly verifiedBy: string;
  readonly verifiedAt: string;
  readonly source: Provenance;
}

/**
 * `range` fills, from a time expression, `:name_from` and `:name_to` (days, half-open) and `:name_from_at` and
 * `:name_to_at` (the moments those days begin, in the business time zone); `value` fills `:name` from the dimension's
 * values; `number` fills `:name` from a number in the question.
 */
export interface ExampleParameter {
  readonly name: string;
  readonly type: 'range' | 'value' | 'number';
  readonly dimension: string | null;
  /** Used when the question leaves it out: a time expression for `range` ("최근 7일"), else the value. Null = required. */
  readonly default: string | null;
}

/** One client log event. `key` is its unique id: a model may return keys only, code fetches the rest. */
export interface LogEntry {
  readonly key: string;
  readonly screen: string;
  readonly group: string;
  readonly event: string;
  readonly type: string;
  readonly description: Localised;
  readonly values: Readonly<Record<string, string>>;
  readonly source: Provenance;
}

/** Words of log names in Korean (`Shop` = 가게), what they must not be confused with, and short forms (`ShopDet`). */
export interface LogTerm {
  readonly term: string;
  readonly ko: string;
  readonly notToConfuseWith: readonly { readonly term: string; readonly ko: string; readonly why: string }[];
  readonly abbreviations: readonly string[];
  readonly source: Provenance;
}

export interface KnowledgeDocument {
  readonly name: string;
  readonly title: string;
  readonly body: string;
  readonly updatedAt: string;
  readonly source: Provenance;
}

/** One stored spelling of a listed dimension. */
export interface DimensionValue {
  readonly dimension: string;
  readonly value: string;
  readonly synonyms: readonly string[];
  /** Of the dimensions its own lies in, the values it is found in: 강남구 in 서울. Learned from the warehouse. */
  readonly liesIn?: Readonly<Record<string, readonly string[]>>;
}

/** All that the files say, checked. */
export interface Knowledge {
  readonly tables: readonly TableMeta[];
  readonly glossary: readonly GlossaryTerm[];
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  readonly examples: readonly VerifiedExample[];
  readonly logs: readonly LogEntry[];
  readonly logTerms: readonly LogTerm[];
  readonly documents: readonly KnowledgeDocument[];
}
