import type { Fields } from './tree.ts';

/** What one asker's statement may touch. */
export interface GuardScope {
  /**
   * The tables open to the asker, as `schema.table`. Null judges the grammar only, and lets the system catalog through:
   * for our own tooling and tests, never for an asker's statement.
   */
  readonly tables: ReadonlySet<string> | null;
  /** Schemas that bare table names are looked up in, first match wins. Names are written out in the checked text. */
  readonly searchPath: readonly string[];
  /** Functions admitted beyond PostgreSQL's own, as `schema.name` or bare `name`. */
  readonly functions?: ReadonlySet<string>;
  /** Types admitted in casts beyond PostgreSQL's own (enums, domains), as `schema.name` or bare `name`. */
  readonly types?: ReadonlySet<string>;
}

/** A statement that passed. Run `text` and nothing else: it is printed from the tree that was judged. */
export interface CheckedQuery {
  readonly text: string;
  /** `schema.table` of every table it reads, sorted; a bare name where the scope judged no tables. */
  readonly tables: readonly string[];
  readonly kind: 'select' | 'explain';
  /** Fields of the `SelectStmt` that `text` parses to. */
  readonly tree: Fields;
}
