/** What the warehouse holds, read from its own catalog. All text is cleaned of control characters and cut. */
export interface Catalog {
  readonly tables: readonly CatalogTable[];
}

export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  /** At most 200 characters. */
  readonly comment: string | null;
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly CatalogForeignKey[];
  /** The planner's estimate; null when never analysed, and for views. */
  readonly estimatedRows: number | null;
}

export interface CatalogColumn {
  readonly name: string;
  /** As PostgreSQL prints it: `numeric(12,2)`, `timestamp with time zone`. */
  readonly type: string;
  readonly nullable: boolean;
  /** At most 200 characters. */
  readonly comment: string | null;
  /** The default's expression, at most 80 characters. */
  readonly default: string | null;
}

export interface CatalogForeignKey {
  readonly columns: readonly string[];
  /** `schema.table`. */
  readonly table: string;
  readonly references: readonly string[];
}
