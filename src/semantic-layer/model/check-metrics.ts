import type { AggregateMetric, Dimension, Metric, TableJoin, TableMeta } from '../../domain/knowledge.ts';
import { bracedNames, expressionFault } from './expression.ts';
import type { ModelProblem } from './model-problem.ts';
import type { Route } from './route.ts';

/** What metrics may refer to. */
export interface MetricWorld {
  readonly tables: ReadonlyMap<string, TableMeta>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly route: (metric: AggregateMetric, dimension: Dimension) => Route;
}

/** Leaves out what cannot be computed, and what is built on it. */
export function checkMetrics(
  given: readonly Metric[],
  world: MetricWorld,
): { readonly metrics: ReadonlyMap<string, Metric>; readonly problems: readonly ModelProblem[] } {
  const problems: ModelProblem[] = [];
  const metrics = new Map<string, Metric>();
  for (const metric of given) {
    if (metrics.has(metric.name)) {
      problems.push(
        excluded(metric.name, 'duplicate-name', 'is defined twice; the first definition is used'),
      );
    } else metrics.set(metric.name, metric);
  }
  for (const metric of metrics.values()) {
    const problem = ownProblem(metric, world) ?? cycleProblem(metric.name, metrics);
    if (problem) problems.push(problem);
  }
  for (const problem of problems) {
    if (problem.code !== 'duplicate-name') metrics.delete(problem.item.name);
  }
  removeOrphans(metrics, problems);
  return { metrics, problems };
}

/** Names in a ratio or in a derived expression's braces, in order of appearance. */
export function partsOf(metric: Metric): readonly string[] {
  if (metric.kind === 'aggregate') return [];
  if (metric.kind === 'ratio') return [metric.numerator, metric.denominator];
  return bracedNames(metric.expression);
}

/** The aggregates under a metric. The map must hold no cycle and no unknown part. */
export function leavesOf(name: string, metrics: ReadonlyMap<string, Metric>): readonly AggregateMetric[] {
  const metric = metrics.get(name);
  if (!metric) return [];
  if (metric.kind === 'aggregate') return [metric];
  return [...new Set(partsOf(metric).flatMap((part) => leavesOf(part, metrics)))];
}

function ownProblem(metric: Metric, world: MetricWorld): ModelProblem | null {
  if (metric.kind === 'ratio') return null;
  const pieces = metric.kind === 'derived' ? [metric.expression] : [metric.expression, ...metric.filters];
  const fault = pieces.map(expressionFault).find((found) => found !== null);
  if (fault != null) return excluded(metric.name, 'not-an-expression', fault);
  if (metric.kind === 'derived') return null;
  if (!world.tables.has(metric.table)) {
    return excluded(metric.name, 'unknown-table', `is computed from ${metric.table}, which is not described`);
  }
  const owner = metric.timeFrom ?? null;
  const isPart = world.tables.get(metric.table)?.joins.some((join) => join.to === owner && isToOne(join));
  if (owner !== null && isPart !== true) {
    return excluded(
      metric.name,
      'unknown-table',
      `takes its time from ${owner}, to which its rows have no join`,
    );
  }
  const lost = pieces.flatMap(bracedNames).find((name) => {
    const dimension = world.dimensions.get(name);
    const route = dimension ? world.route(metric, dimension) : null;
    return route?.kind !== 'found' || route.fanOut;
  });
  if (lost === undefined) return null;
  return excluded(
    metric.name,
    'unknown-dimension',
    `uses {${lost}}, of which its rows do not have one value`,
  );
}

function isToOne({ cardinality, optional }: TableJoin): boolean {
  return cardinality !== 'one-to-many' && optional !== true;
}

function cycleProblem(
  name: string,
  metrics: ReadonlyMap<string, Metric>,
  above: readonly string[] = [],
): ModelProblem | null {
  if (above.includes(name)) {
    const way = [...above.slice(above.indexOf(name)), name].join(' > ');
    return excluded(above[0] ?? name, 'cyclic-metric', `is defined by itself: ${way}`);
  }
  const metric = metrics.get(name);
  for (const part of metric ? partsOf(metric) : []) {
    const problem = cycleProblem(part, metrics, [...above, name]);
    if (problem) return problem;
  }
  return null;
}

/** What names a metric that is not there goes too, and so on upwards. */
function removeOrphans(metrics: Map<string, Metric>, problems: ModelProblem[]): void {
  let changed = true;
  while (changed) {
    changed = false;
    for (const metric of metrics.values()) {
      const missing = partsOf(metric).find((part) => !metrics.has(part));
      if (missing === undefined) continue;
      problems.push(excluded(metric.name, 'unknown-metric', `is made of ${missing}, which is not usable`));
      metrics.delete(metric.name);
      changed = true;
    }
  }
}

function excluded(name: string, code: ModelProblem['code'], what: string): ModelProblem {
  return { item: { kind: 'metric', name }, code, effect: 'excluded', message: `metric ${name} ${what}` };
}
