import type { Database, ReadColumn, ReadResult } from '../database/database.ts';
import type { Row } from '../domain/cell.ts';
import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { Catalog } from './catalog/catalog.ts';
import { readCatalog } from './catalog/read-catalog.ts';
import { freshUntil, type TimeSpan, timeSpan } from './fresh-until.ts';
import type { Guard } from './guard/guard.ts';
import type { CheckedQuery, GuardScope } from './guard/guard-scope.ts';
import { inspectQuery } from './inspect/inspect-query.ts';
import type { Inspection, KnownTable } from './inspect/inspection.ts';
import { type PlanCost, planCost } from './plan-cost.ts';
import { checkRole } from './role/check-role.ts';
import { problemOfRun } from './run-problem.ts';

/** The analysed database as the rest of Askbird sees it: questions in, capped rows out, nothing else. */
export interface Warehouse {
  /** The guard alone: what may run, as it would run. Problems: the guard's. */
  check(sql: string, scope: GuardScope): Outcome<CheckedQuery>;
  /** Names resolved against the tables open to the asker, and what the statement does. Asks nothing of the server. */
  inspect(checked: CheckedQuery, tables: readonly KnownTable[]): Inspection;
  /** Guard, then a capped read-only run of the checked text. Problems: the guard's and those of the run, all `sql-…`. */
  run(sql: string, scope: GuardScope, values?: readonly unknown[]): Promise<Outcome<RunResult>>;
  /** What the planner thinks of it, without running it. Advice, never a boundary: it misses endless recursion. */
  explainCost(sql: string, scope: GuardScope, values?: readonly unknown[]): Promise<Outcome<PlanCost>>;
  /** The tables and columns that the reading role may read. */
  catalog(): Promise<Catalog>;
  /** The start-up self-check: `warehouse-role-unsafe` when the role can do more than read. */
  checkRole(): Promise<Outcome<void>>;
  /** Newest value of a time column as ISO text; null when the table is empty or not readable. `table` is `schema.table`. */
  freshUntil(table: string, column: string): Promise<string | null>;
  /** Oldest and newest value of a time column; null when the table is empty or not readable. `table` is `schema.table`. */
  timeSpan(table: string, column: string): Promise<TimeSpan | null>;
}

export interface RunResult {
  /** The statement as it ran. */
  readonly sql: string;
  /** `schema.table` of every table read. */
  readonly tables: readonly string[];
  readonly columns: readonly ReadColumn[];
  readonly rows: readonly Row[];
  readonly truncated: 'rows' | 'bytes' | null;
  readonly ms: number;
}

export interface WarehouseLimits {
  readonly timeoutMs: number;
  readonly maxRows: number;
  readonly maxBytes: number;
}

export interface WarehouseDependencies {
  readonly database: Database;
  readonly guard: Guard;
  readonly limits: WarehouseLimits;
  /** IANA name. */
  readonly timeZone: string;
  /** Taken for each read by SET LOCAL ROLE; null when the login itself is the reading role. */
  readonly role: string | null;
}

export function createWarehouse(dependencies: WarehouseDependencies): Warehouse {
  const { database, guard, limits, role } = dependencies;

  async function read(query: CheckedQuery, values: readonly unknown[]): Promise<Outcome<ReadResult>> {
    try {
      return done(await database.read(requestOf(dependencies, query.text, values)));
    } catch (error) {
      return failed(problemOfRun(error, query.text, limits.timeoutMs));
    }
  }

  return {
    check: (sql, scope) => guard.check(sql, scope),
    inspect: inspectQuery,
    async run(sql, scope, values = []) {
      const checked = guard.check(sql, scope);
      if (!checked.ok) return checked;
      const result = await read(checked.value, values);
      if (!result.ok) return result;
      return done({ ...result.value, sql: checked.value.text, tables: checked.value.tables });
    },
    async explainCost(sql, scope, values = []) {
      const checked = guard.check(sql, scope);
      if (!checked.ok) return checked;
      const bare = checked.value.text.replace(/^explain (\([^)]*\) )?/, '');
      const result = await read({ ...checked.value, text: `explain (format json) ${bare}` }, values);
      return result.ok ? done(planCost(result.value.rows)) : result;
    },
    catalog: () => readCatalog(database, role),
    checkRole: () => checkRole(database, role),
    freshUntil: (table, column) =>
      freshUntil((text) => database.read(requestOf(dependencies, text, [])), table, column),
    timeSpan: (table, column) =>
      timeSpan((text) => database.read(requestOf(dependencies, text, [])), table, column),
  };
}

/** The empty search path leaves `pg_catalog` alone: the guard has written out the schema of everything else. */
function requestOf(
  { limits, timeZone, role }: WarehouseDependencies,
  text: string,
  values: readonly unknown[],
): Parameters<Database['read']>[0] {
  return { text, values, role, timeZone, searchPath: [], ...limits };
}
