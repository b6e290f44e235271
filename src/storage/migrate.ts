import type { Database } from '../database/database.ts';
import type { Outcome } from '../domain/outcome.ts';

/** One forward step. Numbered from 1 without gaps; once released its SQL never changes. */
export interface Migration {
  readonly number: number;
  /** Kebab-case, says what it brings. */
  readonly name: string;
  readonly sql: string;
}

/** The migrations of one owner of tables; families do not depend on each other. */
export interface MigrationFamily {
  readonly name: string;
  readonly migrations: readonly Migration[];
}

export interface MigrationReport {
  /** `family/number-name` of those that ran now. */
  readonly applied: readonly string[];
}

export type Migrate = (database: Database, families: readonly MigrationFamily[]) => Promise<Outcome<MigrationReport>>;
