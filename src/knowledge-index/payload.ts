import type {
  Dimension,
  DimensionValue,
  GlossaryTerm,
  LogEntry,
  LogTerm,
  Metric,
  TableMeta,
  VerifiedExample,
} from '../domain/knowledge.ts';

/** How two tables can be joined. `columns` pairs a column of `from` with one of `to`. Tables are `schema.table`. */
export interface TableLink {
  readonly from: string;
  readonly to: string;
  readonly columns: readonly (readonly [string, string])[];
  /** False when the database does not declare it and it was read from column names. */
  readonly declared: boolean;
}

/** A table as the live catalog described it when the index was built. */
export interface StoredTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly columns: readonly StoredColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly references: readonly string[];
  }[];
  readonly estimatedRows: number | null;
}

export interface StoredColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
  readonly default: string | null;
}

/** A part of a document under one heading. `headings` leads from the outermost to its own. */
export interface DocumentSection {
  readonly document: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly body: string;
  readonly updatedAt: string;
}

/** A stored spelling of a text column that no dimension lists. */
export interface ColumnValue {
  readonly table: string;
  readonly column: string;
  readonly value: string;
}

/** The JSON an item carries; `type` tells the kinds that share a store apart. */
export type ItemPayload =
  | { readonly type: 'ddl'; readonly table: StoredTable; readonly links: readonly TableLink[] }
  | { readonly type: 'table'; readonly table: TableMeta }
  | { readonly type: 'glossary-term'; readonly term: GlossaryTerm }
  | { readonly type: 'metric'; readonly metric: Metric }
  | { readonly type: 'dimension'; readonly dimension: Dimension }
  | { readonly type: 'example'; readonly example: VerifiedExample }
  | { readonly type: 'log-entry'; readonly entry: LogEntry }
  | { readonly type: 'log-term'; readonly term: LogTerm }
  | { readonly type: 'section'; readonly section: DocumentSection }
  | { readonly type: 'dimension-value'; readonly value: DimensionValue }
  | { readonly type: 'column-value'; readonly value: ColumnValue };
