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
  /** Joined in its scope. */
  readonly tables: readonly string[];
  /** What `fanOuts` judges it by. */
  readonly grain: AggregateGrain;
}

export type ConditionClause = 'where' | 'on' | 'having' | 'filter' | 'case';

export interface QueryCondition {
  /** Printed, at most 300 characters. */
  readonly text: string;
  readonly columns: readonly ColumnRef[];
  /** `=`, `<`, `in`, `like`, `between`, `is null`, `is not null`, `exists`, …; negated: `not in`, `not =`; empty for a bare boolean. */
  readonly operator: string;
  readonly clause: ConditionClause;
  /** Texts of the constants compared with. */
  readonly literals: readonly string[];
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
}

export interface SourceColumn {
  readonly source: number;
  readonly column: string;
}

export interface JoinedSource {
  readonly alias: string;
  /** `schema.table`; null for a subquery or function. */
  readonly table: string | null;
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
