import type { AggregateMetric, Metric, TableMeta } from '../../domain/knowledge.ts';
import { expressionFault } from './expression.ts';
import type { ModelProblem } from './model-problem.ts';

/** Leaves out what cannot be computed, and what is built on it. */
export function checkMetrics(
  given: readonly Metric[],
  tables: ReadonlyMap<string, TableMeta>,
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
    const problem = ownProblem(metric, tables) ?? cycleProblem(metric.name, metrics);
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
  return [...metric.expression.matchAll(/\{\s*([^{}\s]+)\s*\}/g)].map((match) => match[1] ?? '');
}

/** The aggregates under a metric. The map must hold no cycle and no unknown part. */
export function leavesOf(name: string, metrics: ReadonlyMap<string, Metric>): readonly AggregateMetric[] {
  const metric = metrics.get(name);
  if (!metric) return [];
  if (metric.kind === 'aggregate') return [metric];
  return [...new Set(partsOf(metric).flatMap((part) => leavesOf(part, metrics)))];
}

function ownProblem(metric: Metric, tables: ReadonlyMap<string, TableMeta>): ModelProblem | null {
  if (metric.kind === 'ratio') return null;
  if (metric.kind === 'derived') {
    const own = expressionFault(metric.expression);
    return own === null ? null : excluded(metric.name, 'not-an-expression', own);
  }
  if (!tables.has(metric.table)) {
    return excluded(metric.name, 'unknown-table', `is computed from ${metric.table}, which is not described`);
  }
  const fault = [metric.expression, ...metric.filters].map(expressionFault).find((found) => found !== null);
  return fault == null ? null : excluded(metric.name, 'not-an-expression', fault);
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
