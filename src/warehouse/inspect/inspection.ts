import type { CatalogForeignKey } from '../catalog/catalog.ts';

/** What a name is looked up in: the tables and columns open to the asker, and no others. A `CatalogTable` is one. */
export interface KnownTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type?: string }[];
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly CatalogForeignKey[];
}

/** What a checked statement names wrongly, and what it does, as far as its text tells. */
export interface Inspection {
  /** In the order of the text; empty when every name is known or cannot be judged without the server. */
  readonly faults: readonly BindFault[];
  readonly shape: QueryShape;
}

export interface BindFault {
  /**
   * - `unknown-column`: no source of the query has it. `nearest` are names to write instead, best first: bare or
   *   `alias.column` for a column of the query's own sources, `schema.table.column` for one of a table not joined yet.
   * - `ambiguous-column`: several sources have it. `nearest` are the qualified names.
   * - `unknown-table`: `name.column` where nothing in reach is called `name`. `nearest` are names in reach.
   */
  readonly kind: 'unknown-column' | 'ambiguous-column' | 'unknown-table';
  readonly name: string;
  /** As written before the column: `o` of `o.total`. */
  readonly qualifier: string | null;
  /** Where in `CheckedQuery.text`, in characters from 0; -1 when the parser does not say. */
  readonly at: number;
  /** Five at most. */
  readonly nearest: readonly string[];
}

/** A column of a real table; `table` is `schema.table`. */
export interface ColumnRef {
  readonly table: string;
  readonly column: string;
}

/** All levels of the statement taken together, except where said. Columns are those of real tables, seen through subqueries. */
export interface QueryShape {
  readonly tables: readonly { readonly name: string; readonly alias: string }[];
  /** Of the statement itself; of both sides, joined by place, for UNION and its kin. */
  readonly outputs: readonly QueryOutput[];
  readonly joins: readonly QueryJoin[];
  readonly aggregates: readonly QueryAggregate[];
  readonly conditions: readonly QueryCondition[];
  /** The FROM clause of every SELECT; conditions and aggregates name theirs by its place. */
  readonly levels: readonly JoinedRows[];
  /** The printed expressions, outermost level first; an ordinal or alias is replaced by what it stands for. */
  readonly groupedBy: readonly string[];
  /** Of the statement itself; null for none or one that is not a plain number. */
  readonly limit: number | null;
  readonly ordered: boolean;
}

export interface QueryOutput {
  readonly name: string;
  /** `constant` holds for what needs no table: literals, and functions and arithmetic of them, through subqueries too. */
  readonly kind: 'column' | 'aggregate' | 'expression' | 'constant';
  /** What it is computed from. */
  readonly columns: readonly ColumnRef[];
  /** Name of the (first) aggregate function inside. */
  readonly aggregate: string | null;
  /** The expression that made the value, printed where it was computed; empty when it cannot be told. */
  readonly text: string;
  /** Numbers that the statement itself puts into the value, units and places left out, also those inside texts. */
  readonly figures: readonly string[];
  /** Something in it was read or counted from rows: `max(42)` was not. */
  readonly isFound: boolean;
  /** It takes part in chance. */
  readonly isRandom: boolean;
  /** Rows are told apart by it: it is one of the groups, or made of them alone. */
  readonly isGroup: boolean;
}

export interface QueryJoin {
  readonly left: ColumnRef;
  readonly right: ColumnRef;
  readonly kind: 'inner' | 'left' | 'right' | 'full' | 'semi';
}

export interface QueryAggregate {
  readonly name: string;
  readonly distinct: boolean;
  /** Columns of its arguments. */
  readonly columns: readonly ColumnRef[];
  /** The whole call, printed. */
  readonly text: string;
  /** Its own FILTER, taken apart at AND, printed. */
  readonly filters: readonly string[];
  /** Place among the shape's levels; -1 for none. */
  readonly level: number;
  /** Joined in its scope. */
  readonly tables: readonly string[];
  /** What `fanOuts` judges it by. */
  readonly grain: AggregateGrain;
}

export type ConditionClause = 'where' | 'on' | 'having' | 'filter' | 'case';

export interface QueryCondition {
  /** Printed; one of more than 2,000 characters is cut. */
  readonly text: string;
  readonly columns: readonly ColumnRef[];
  /** `=`, `<`, `in`, `like`, `between`, `is null`, `is not null`, `exists`, …; negated: `not in`, `not =`; empty for a bare boolean. */
  readonly operator: string;
  readonly clause: ConditionClause;
  /** Texts of the constants compared with; names of fields and formats are none. */
  readonly literals: readonly string[];
  /** One column of a table as it stands, compared with nothing but constants. */
  readonly isPlain: boolean;
  /** It only ties rows of two sources together. */
  readonly connects: boolean;
  /** It holds, as `text` says it, for every row that is left: under AND alone. */
  readonly isCertain: boolean;
  /** ON of an outer join: it decides what is joined, and leaves no row out. */
  readonly isOptional: boolean;
  /** Place among the shape's levels, and of the plain column's source in it; -1 and null for none. */
  readonly level: number;
  readonly source: number | null;
  /** The subquery of a condition that this one stands in, and the one that it opens itself; numbers from 0. */
  readonly inside: number | null;
  readonly opens: number | null;
}

/** The rows that an aggregate runs over, and which of them its argument belongs to. */
export interface AggregateGrain {
  readonly rows: JoinedRows;
  /** What the argument's value comes from, conditions in it left out; empty for `count(*)` and counted conditions. */
  readonly from: readonly SourceColumn[];
  /** Fixed within one group. */
  readonly fixed: readonly SourceColumn[];
}

/** Sources of one FROM clause and the equalities between them. */
export interface JoinedRows {
  readonly sources: readonly JoinedSource[];
  readonly equalities: readonly (readonly [SourceColumn, SourceColumn])[];
  /** Columns held by `=` to what is computed from others; from none, when it is a constant or comes from an outer query. */
  readonly determined: readonly { readonly column: SourceColumn; readonly by: readonly SourceColumn[] }[];
  /** Sources that some other condition compares with each other, and what a LATERAL source reads. */
  readonly related: readonly (readonly number[])[];
  /** Sources whose columns are null where an outer join found nothing. */
  readonly optional: readonly number[];
}

export interface SourceColumn {
  readonly source: number;
  readonly column: string;
}

export interface JoinedSource {
  readonly alias: string;
  /** `schema.table`; null for a subquery or function. */
  readonly table: string | null;
  /** Its rows come from tables, not from constants alone. */
  readonly real: boolean;
  /** Sets of columns of which no two rows share the values; an empty set means one row at most. */
  readonly keys: readonly (readonly string[])[];
  /** Columns that are plainly columns of real tables. */
  readonly columns: ReadonlyMap<string, ColumnRef>;
  /** The rows inside a subquery that neither groups nor multiplies them, and where its columns come from. */
  readonly inner: {
    readonly rows: JoinedRows;
    readonly columns: ReadonlyMap<string, SourceColumn>;
    /** Of computed columns: all that their values come from. */
    readonly parts: ReadonlyMap<string, readonly SourceColumn[]>;
  } | null;
}

/** How rows of two tables meet; `on` maps columns of `from` to columns of `to`. `TableJoin` of the knowledge files plus `from`. */
export interface TableLink {
  readonly from: string;
  readonly to: string;
  readonly on: Readonly<Record<string, string>>;
  readonly cardinality: 'many-to-one' | 'one-to-one' | 'one-to-many';
}

/** An aggregate that may count a row several times. */
export interface FanOut {
  /** Name of the function. */
  readonly aggregate: string;
  /** The columns it is given; empty for `count(*)`. */
  readonly columns: readonly ColumnRef[];
  /** Whose rows are repeated. */
  readonly table: string;
  /** The table that repeats them. */
  readonly by: string;
}
