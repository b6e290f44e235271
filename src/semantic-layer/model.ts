import type { AggregateMetric, Dimension, DimensionValue, Metric, TableMeta } from '../domain/knowledge.ts';
import { checkDimensions, findTies } from './model/check-dimensions.ts';
import { checkMetrics, leavesOf } from './model/check-metrics.ts';
import { buildJoinGraph } from './model/join-graph.ts';
import type { ModelProblem } from './model/model-problem.ts';
import { createReachable } from './model/reachable.ts';
import type { Route } from './model/route.ts';
import { createRouter } from './model/route.ts';

/** What the knowledge says about metrics, looked up by name: all that reading and compiling a question need. */
export interface SemanticModel {
  readonly tables: ReadonlyMap<string, TableMeta>;
  /** Only sound metrics: one named in `findProblems` is not here. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** Only sound dimensions. */
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** Listed values per dimension. */
  readonly values: ReadonlyMap<string, readonly DimensionValue[]>;
  /** The aggregate metrics a metric is made of (itself, when it is one), each once, in order of appearance. */
  leaves(metric: string): readonly AggregateMetric[];
  /** `schema.table` of every table a metric is computed from. */
  baseTables(metric: string): readonly string[];
  /**
   * Names of the dimensions that every part of the metric can be grouped and filtered by, so that the number means what it
   * says: what an order has several of splits counts alone, and no rate is split by its own outcome.
   */
  reachable(metric: string): ReadonlySet<string>;
  /** True when every part of the metric has a time column, so that ranges and periods mean something. */
  hasTime(metric: string): boolean;
  /** How rows of a metric's table find their value of a dimension. */
  route(metric: AggregateMetric, dimension: Dimension): Route;
  /** Everything wrong with what was given. Walks every pair of table and dimension, so it is for indexing, not for a start. */
  findProblems(): readonly ModelProblem[];
}

export interface ModelInput {
  readonly tables: readonly TableMeta[];
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  readonly values: readonly DimensionValue[];
}

/**
 * Pure and fast (it runs at every start; routes are looked up when asked for): faulty items are left out and named in
 * `problems`, never thrown.
 */
export function buildSemanticModel(input: ModelInput): SemanticModel {
  const { tables, graph, problems: tableProblems } = buildJoinGraph(input.tables);
  const { dimensions, problems: dimensionProblems } = checkDimensions(input.dimensions, tables);
  const route = createRouter(graph, tables);
  const { metrics, problems: metricProblems } = checkMetrics(input.metrics, { tables, dimensions, route });
  const leaves = new Map([...metrics.keys()].map((name) => [name, leavesOf(name, metrics)]));
  const leavesFor = (metric: string) => leaves.get(metric) ?? [];
  return {
    tables,
    metrics,
    dimensions,
    values: groupValues(input.values),
    leaves: leavesFor,
    baseTables: (metric) => [...new Set(leavesFor(metric).map((leaf) => leaf.table))],
    reachable: createReachable({ metrics, dimensions, leaves: leavesFor, route }),
    hasTime: (metric) =>
      leavesFor(metric).length > 0 && leavesFor(metric).every((leaf) => leaf.time !== null),
    route,
    findProblems: () => [
      ...tableProblems,
      ...dimensionProblems,
      ...metricProblems,
      ...findTies(dimensions, metrics.values(), route),
    ],
  };
}

function groupValues(values: readonly DimensionValue[]): ReadonlyMap<string, readonly DimensionValue[]> {
  const grouped = new Map<string, DimensionValue[]>();
  for (const value of values) {
    const list = grouped.get(value.dimension);
    if (list) list.push(value);
    else grouped.set(value.dimension, [value]);
  }
  return grouped;
}
