import type { GuardScope } from './guard-scope.ts';

/** What a rule may look at and add to. */
export interface Inspection {
  readonly scope: GuardScope;
  /** Filled by the table rule: `schema.table`. */
  readonly tables: Set<string>;
  /** Names that hide tables at this point of the statement, as PostgreSQL scopes them. */
  readonly commonTables: ReadonlySet<string>;
}
