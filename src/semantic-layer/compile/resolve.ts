import type { DateRange, IsoDate, TimeGrain, WeekStart } from '../../domain/date-range.ts';
import type { AggregateMetric, Dimension, Metric } from '../../domain/knowledge.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { done, failed } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Comparison, DimensionFilter, MetricCondition, MetricQuery } from '../metric-query.ts';
import type { SemanticModel } from '../model.ts';

export interface CompileSettings {
  /** IANA name: whose days the ranges mean. */
  readonly timeZone: string;
  readonly weekStart: WeekStart;
  /** Rows at most. The statement asks for one more, so that the caller can see (and say) that there was more. */
  readonly limit: number;
  /** Periods after this day are not shown as empty; null or left out shows every period of the range. */
  readonly today?: IsoDate | null;
  /** True when the caller already tells the range, so that it is not told twice. */
  readonly rangeIsTold?: boolean;
}

/** A metric query whose names are looked up and whose parts fit together. */
export interface ResolvedQuery {
  readonly shown: readonly Metric[];
  /** Needed by conditions or by the order, not shown. */
  readonly hidden: readonly Metric[];
  readonly leaves: readonly AggregateMetric[];
  readonly groupings: readonly ResolvedGrouping[];
  readonly filters: readonly ResolvedFilter[];
  readonly having: readonly MetricCondition[];
  readonly range: DateRange | null;
  readonly compare: Comparison | null;
  readonly order: MetricQuery['order'];
  readonly limit: number | null;
}

export type ResolvedGrouping =
  | { readonly kind: 'time'; readonly grain: TimeGrain; readonly column: string }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly column: string };

export interface ResolvedFilter {
  readonly dimension: Dimension;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/** Everything that can be wrong with a query is found here, so that what follows only writes. */
export function resolveQuery(query: MetricQuery, model: SemanticModel): Outcome<ResolvedQuery> {
  const orderMetric = orderedMetric(query);
  const names = [...query.metrics, ...query.having.map((condition) => condition.metric), ...orderMetric];
  const unknown = names.find((name) => !model.metrics.has(name));
  if (unknown !== undefined) return failed({ code: 'metric-unknown', params: { metric: unknown } });
  const used = [...new Set(names)];
  const problem =
    dimensionProblem(query, model, used) ?? timeProblem(query, model, used) ?? orderProblem(query);
  if (problem) return failed(problem);

  const metric = (name: string) => model.metrics.get(name) as Metric;
  const shown = [...new Set(query.metrics)].map(metric);
  return done({
    shown,
    hidden: used.filter((name) => !query.metrics.includes(name)).map(metric),
    leaves: [...new Set(used.flatMap((name) => model.leaves(name)))],
    groupings: resolveGroupings(query, model),
    filters: query.filters.map((filter) => resolveFilter(filter, model)),
    having: query.having,
    range: query.range,
    compare: query.compare,
    order: query.order,
    limit: query.limit,
  });
}

function orderedMetric(query: MetricQuery): readonly string[] {
  const by = query.order?.by;
  return by === undefined || ['time', 'change', 'change-rate'].includes(by) ? [] : [by];
}

function dimensionProblem(
  query: MetricQuery,
  model: SemanticModel,
  metrics: readonly string[],
): Problem | null {
  const grouped = query.groupings.flatMap((grouping) =>
    grouping.kind === 'dimension' ? [grouping.name] : [],
  );
  const names = [...grouped, ...query.filters.map((filter) => filter.dimension)];
  for (const name of names) {
    const dimension = model.dimensions.get(name);
    if (!dimension) return { code: 'dimension-unknown', params: { dimension: name } };
    for (const metric of metrics) {
      if (!model.reachable(metric).has(name)) return notReachable(model, metric, dimension);
    }
  }
  const empty = query.filters.find((filter) => filter.values.length === 0);
  return empty ? { code: 'dimension-filter-empty', params: { dimension: empty.dimension } } : null;
}

function notReachable(model: SemanticModel, metric: string, dimension: Dimension): Problem {
  const params = { dimension: dimension.name, metric };
  for (const leaf of model.leaves(metric)) {
    const route = model.route(leaf, dimension);
    if (route.kind === 'ambiguous') {
      return {
        code: 'dimension-ambiguous',
        params: { ...params, first: route.ways[0], second: route.ways[1] },
      };
    }
  }
  return { code: 'dimension-not-reachable', params };
}

/** A range is ignored by metrics that only know the present (and that is said); periods and comparisons are refused. */
function timeProblem(query: MetricQuery, model: SemanticModel, metrics: readonly string[]): Problem | null {
  if (query.compare && !query.range) return { code: 'metric-compare-without-range' };
  const needsTime = query.compare !== null || query.groupings.some((grouping) => grouping.kind === 'time');
  const timeless = needsTime ? metrics.find((metric) => !model.hasTime(metric)) : undefined;
  return timeless === undefined ? null : { code: 'metric-without-time', params: { metric: timeless } };
}

function orderProblem(query: MetricQuery): Problem | null {
  const by = query.order?.by;
  const needsCompare = by === 'change' || by === 'change-rate';
  const needsTime = by === 'time';
  const hasTime = query.groupings.some((grouping) => grouping.kind === 'time');
  if ((needsCompare && !query.compare) || (needsTime && !hasTime)) {
    return { code: 'metric-order-unknown', params: { by: by ?? '' } };
  }
  return null;
}

function resolveGroupings(query: MetricQuery, model: SemanticModel): readonly ResolvedGrouping[] {
  const taken = new Set([...model.metrics.keys(), ...ownColumns]);
  const known = new Set<string>();
  return query.groupings.flatMap((grouping): readonly ResolvedGrouping[] => {
    const name = grouping.kind === 'time' ? grouping.grain.replaceAll('-', '_') : grouping.name;
    const key = `${grouping.kind} ${name}`;
    if (known.has(key)) return [];
    known.add(key);
    const column = freeName(name, taken);
    if (grouping.kind === 'time') return [{ kind: 'time', grain: grouping.grain, column }];
    return [{ kind: 'dimension', dimension: model.dimensions.get(name) as Dimension, column }];
  });
}

/** Columns that the statement adds on the way. */
const ownColumns = ['place', 'period'];

/** Metrics keep their names as columns; a grouping of the same name steps aside. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  while (taken.has(name)) name = `${name}_group`;
  taken.add(name);
  return name;
}

function resolveFilter(filter: DimensionFilter, model: SemanticModel): ResolvedFilter {
  const dimension = model.dimensions.get(filter.dimension) as Dimension;
  return { dimension, values: [...new Set(filter.values)], negated: filter.negated };
}
