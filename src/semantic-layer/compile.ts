import type { Localised } from '../domain/locale.ts';
import type { Outcome } from '../domain/outcome.ts';
import { done } from '../domain/outcome.ts';
import { assumptionsOf, definitionsOf } from './compile/assumptions.ts';
import { type CompiledColumn, columnsOf } from './compile/columns.ts';
import { type CompileSettings, resolveQuery } from './compile/resolve.ts';
import { buildStatement } from './compile/statement.ts';
import type { MetricQuery } from './metric-query.ts';
import type { SemanticModel } from './model.ts';

export interface CompiledQuery {
  readonly sql: string;
  /** In the order of the SELECT: groupings first, then each metric with its comparison. */
  readonly columns: readonly CompiledColumn[];
  /** `schema.table`, sorted. */
  readonly tables: readonly string[];
  /** Names of the metrics shown, then of those they are made of. */
  readonly definitions: readonly string[];
  readonly assumptions: readonly Localised[];
}

/**
 * One PostgreSQL SELECT for a metric query; the same query always gives the same text.
 *
 * Percentages are fractions. Nothing found counts and sums to 0, and is null for every other aggregate. A group of rows
 * without a value of the dimension is a row with null. At most `limit + 1` rows are asked for, so that a caller who drops
 * the last can say that there was more; a limit of the query itself cuts exactly.
 *
 * Problems: `metric-unknown`, `dimension-unknown`, `dimension-not-reachable`, `dimension-ambiguous`,
 * `dimension-filter-empty`, `metric-without-time`, `metric-compare-without-range`, `metric-order-unknown`.
 */
export function compileMetricQuery(
  query: MetricQuery,
  model: SemanticModel,
  settings: CompileSettings,
): Outcome<CompiledQuery> {
  const resolved = resolveQuery(query, model);
  if (!resolved.ok) return resolved;
  const { sql, tables } = buildStatement({ query: resolved.value, model, settings });
  return done({
    sql,
    columns: columnsOf(resolved.value, settings.weekStart),
    tables,
    definitions: definitionsOf(resolved.value, model),
    assumptions: assumptionsOf(resolved.value, model, settings),
  });
}
