import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../database/database.ts';
import { DatabaseError } from '../database/database-error.ts';
import type { Outcome } from '../domain/outcome.ts';
import { done, failed } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';

/** One forward step. Numbered from 1 without gaps; once released its SQL never changes. */
export interface Migration {
  readonly number: number;
  /** Kebab-case, says what it brings. */
  readonly name: string;
  /** One or more statements, run in one transaction with the note that they ran. */
  readonly sql: string;
}

/** The migrations of one owner of tables; families do not depend on each other. */
export interface MigrationFamily {
  /** Kebab-case. */
  readonly name: string;
  readonly migrations: readonly Migration[];
}

export interface MigrationReport {
  /** `family/number-name` of those that ran now. */
  readonly applied: readonly string[];
}

interface Applied {
  readonly family: string;
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/** Any fixed number: everyone who migrates a server waits for the same one. */
const migrationLock = 7_283_910_446;

const bookkeeping = `
  create table if not exists public.askbird_migrations (
    family text not null,
    number int4 not null,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    primary key (family, number)
  )`;

/**
 * Brings the bot's own tables up to date, forward only. Refuses to touch anything when a migration that ran was changed
 * since (`migration-changed`) or when a newer Askbird was here (`migration-newer`); a step that fails leaves nothing of
 * itself (`migration-failed`), those before it stay. Several processes may call it at once. Throws `DatabaseError` only
 * for a lost connection.
 */
export async function migrate(
  database: Database,
  families: readonly MigrationFamily[],
): Promise<Outcome<MigrationReport>> {
  for (const family of families) checkNumbers(family);
  if (await isCurrent(database, families)) return done({ applied: [] });
  const applied: string[] = [];
  for (const family of families) {
    for (const migration of family.migrations) {
      const outcome = await applyOne(database, families, family, migration);
      if (!outcome.ok) return outcome;
      if (outcome.value) applied.push(titleOf(family.name, migration));
    }
  }
  return done({ applied });
}

/** The usual start: one query and nothing to do. A table that is not there yet means that there is. */
async function isCurrent(database: Database, families: readonly MigrationFamily[]): Promise<boolean> {
  try {
    const rows = await readApplied(database);
    return (
      findProblem(rows, families) === null && families.every((family) => pendingOf(rows, family).length === 0)
    );
  } catch (error) {
    if (error instanceof DatabaseError && error.sqlState === '42P01') return false;
    throw error;
  }
}

/** Checks again under the lock: another process may have been here meanwhile. True when it ran now. */
async function applyOne(
  database: Database,
  families: readonly MigrationFamily[],
  family: MigrationFamily,
  migration: Migration,
): Promise<Outcome<boolean>> {
  try {
    return await database.transaction(async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [migrationLock]);
      await tx.query(bookkeeping);
      const rows = await readApplied(tx);
      const problem = findProblem(rows, families);
      if (problem !== null) return failed(problem);
      if (!pendingOf(rows, family).includes(migration)) return done(false);
      await tx.script(migration.sql);
      await tx.query(
        'insert into public.askbird_migrations (family, number, name, checksum) values ($1, $2, $3, $4)',
        [family.name, migration.number, migration.name, checksumOf(migration)],
      );
      return done(true);
    });
  } catch (error) {
    if (error instanceof DatabaseError && !error.disconnected) {
      return failed({
        code: 'migration-failed',
        params: { migration: titleOf(family.name, migration) },
        cause: error,
      });
    }
    throw error;
  }
}

function readApplied(database: Queryable): Promise<Applied[]> {
  return database.query<Applied>(
    'select family, number, name, checksum from public.askbird_migrations order by family, number',
  );
}

function findProblem(rows: readonly Applied[], families: readonly MigrationFamily[]): Problem | null {
  for (const row of rows) {
    const family = families.find(({ name }) => name === row.family);
    if (family === undefined) continue;
    const known = family.migrations.find(({ number }) => number === row.number);
    const migration = titleOf(row.family, row);
    if (known === undefined) return { code: 'migration-newer', params: { migration } };
    if (checksumOf(known) !== row.checksum) return { code: 'migration-changed', params: { migration } };
  }
  return null;
}

function pendingOf(rows: readonly Applied[], family: MigrationFamily): readonly Migration[] {
  const ran = new Set(rows.filter((row) => row.family === family.name).map((row) => row.number));
  return family.migrations.filter(({ number }) => !ran.has(number));
}

/** Of the statements themselves: how they are indented in the source may change. */
function checksumOf({ sql }: Migration): string {
  const text = sql
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return createHash('sha256').update(text).digest('hex');
}

function titleOf(family: string, { number, name }: Pick<Migration, 'number' | 'name'>): string {
  return `${family}/${String(number).padStart(3, '0')}-${name}`;
}

function checkNumbers({ name, migrations }: MigrationFamily): void {
  const wrong = migrations.findIndex(({ number }, index) => number !== index + 1);
  if (wrong >= 0)
    throw new Error(`the migrations of ${name} are not numbered 1, 2, 3, … at place ${wrong + 1}`);
}
