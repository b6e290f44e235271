import type { AggregateGrain, JoinedRows, JoinedSource, SourceColumn } from './inspection.ts';
import type { Value } from './value.ts';

export interface NamedColumn {
  readonly name: string;
  readonly value: Value;
  /** Its place among the rows of its own level; null when it has none. */
  readonly at: SourceColumn | null;
}

/** Something in FROM that columns can be named of. */
export interface NamedSource {
  readonly alias: string;
  /** Of a table without an alias, which alone can be called `schema.table.column`. */
  readonly schema: string | null;
  /** `schema.table`; null for what is no table. */
  readonly table: string | null;
  readonly columns: readonly NamedColumn[];
  /** It may have columns that only the server knows. */
  readonly open: boolean;
  /** Its rows come from tables, not from constants alone. */
  readonly real: boolean;
}

/** What the expressions of one SELECT see of its FROM clause. */
export interface Level {
  readonly sources: readonly NamedSource[];
  /** What a bare name can mean: columns merged by USING stand once. */
  readonly columns: readonly NamedColumn[];
}

/** The rows of one SELECT, filled while its clauses are read. */
export interface Frame {
  readonly rows: { [part in keyof JoinedRows]: JoinedRows[part][number][] };
  readonly fixed: AggregateGrain['fixed'][number][];
  /** Its place among the levels of the statement. */
  readonly level: number;
  /** It calls an aggregate outside a window, so it is grouped even without GROUP BY. */
  aggregated: boolean;
}

export interface Scope {
  /** Null where there is only a WITH clause. */
  readonly level: Level | null;
  readonly frame: Frame | null;
  readonly parent: Scope | null;
  readonly commonTables: ReadonlyMap<string, CommonTable>;
  /** Output names that ORDER BY and GROUP BY could mean as well; for reports only. */
  readonly outputs?: readonly string[];
}

/** Bound when first asked for, since entries of WITH RECURSIVE may name later ones. */
export interface CommonTable {
  bound(): BoundQuery;
}

export interface BoundQuery {
  readonly columns: readonly NamedColumn[];
  readonly open: boolean;
  readonly real: boolean;
  readonly keys: JoinedSource['keys'];
  readonly inner: JoinedSource['inner'];
  /** Places of outputs that are groups. */
  readonly groups?: ReadonlySet<number>;
}

/** The keys and inner rows of a query whose columns get other names; those not in the map keep theirs. */
export function renamedRows(
  { keys, inner }: Pick<BoundQuery, 'keys' | 'inner'>,
  names: ReadonlyMap<string, string>,
): Pick<BoundQuery, 'keys' | 'inner'> {
  const called = (name: string) => names.get(name) ?? name;
  const renamed = <T>(columns: ReadonlyMap<string, T>) =>
    new Map([...columns].map(([name, at]) => [called(name), at]));
  return {
    keys: keys.map((key) => key.map(called)),
    inner:
      inner === null
        ? null
        : { rows: inner.rows, columns: renamed(inner.columns), parts: renamed(inner.parts) },
  };
}

export const openQuery: BoundQuery = { columns: [], open: true, real: true, keys: [], inner: null };

export type Found =
  | { readonly kind: 'column'; readonly column: NamedColumn; readonly outer: boolean }
  | { readonly kind: 'row' }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly kind: 'unknown-column'; readonly source: NamedSource | null }
  | { readonly kind: 'unknown-table' };

const systemColumns = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);

/** PostgreSQL reads `t.f` as `f(t)` too; these take a row of any type. */
const rowFunctions = new Set([
  ...['row_to_json', 'to_json', 'to_jsonb', 'json_agg', 'jsonb_agg', 'array_agg', 'count', 'pg_typeof'],
  ...['num_nulls', 'num_nonnulls', 'concat', 'format', 'any_value', 'hash_record', 'pg_column_size'],
]);

export function emptyFrame(level = -1): Frame {
  const rows = { sources: [], equalities: [], determined: [], related: [], optional: [] };
  return { rows, level, fixed: [], aggregated: false };
}

/** Levels from the inside out. */
export function* levels(scope: Scope): Generator<{ level: Level; outer: boolean }> {
  let outer = false;
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.level === null) continue;
    yield { level: at.level, outer };
    outer = true;
  }
}

/** `name` alone: a column of the nearest level that has one, else a whole row. */
export function findBare(name: string, scope: Scope): Found {
  for (const { level, outer } of levels(scope)) {
    const [column, ...others] = level.columns.filter((each) => each.name === name);
    if (others.length > 0) return { kind: 'ambiguous', choices: qualifiedChoices(name, level) };
    if (column !== undefined) return { kind: 'column', column, outer };
    if (level.sources.some((source) => source.open)) return { kind: 'unsure' };
  }
  return findRow(name, scope) ?? { kind: 'unknown-column', source: null };
}

function findRow(name: string, scope: Scope): Found | null {
  for (const { level } of levels(scope)) {
    if (level.sources.some((each) => each.alias === name)) return { kind: 'row' };
    if (systemColumns.has(name) && level.sources.some((each) => each.table !== null))
      return { kind: 'unsure' };
  }
  return null;
}

/** `[schema.]source.name`: the nearest level that knows the source decides. */
export function findQualified(qualifier: readonly string[], name: string, scope: Scope): Found {
  for (const { level, outer } of levels(scope)) {
    const named = sourcesCalled(qualifier, level);
    const [source] = named;
    if (source === undefined) continue;
    const [column, ...others] = named.flatMap((each) => each.columns.filter((one) => one.name === name));
    if (others.length > 0) return { kind: 'ambiguous', choices: [] };
    if (column !== undefined) return { kind: 'column', column, outer };
    const possible = named.some((each) => each.open || (each.table !== null && systemColumns.has(name)));
    return possible || rowFunctions.has(name) ? { kind: 'unsure' } : { kind: 'unknown-column', source };
  }
  return { kind: 'unknown-table' };
}

export function sourcesCalled(qualifier: readonly string[], level: Level): NamedSource[] {
  const [schema, name] = qualifier.length > 1 ? qualifier.slice(-2) : [null, qualifier[0]];
  return level.sources.filter(
    (source) => source.alias === name && (schema === null || source.schema === schema),
  );
}

function qualifiedChoices(name: string, level: Level): string[] {
  return level.sources
    .filter((source) => source.columns.some((column) => column.name === name))
    .map((source) => `${source.alias}.${name}`);
}
