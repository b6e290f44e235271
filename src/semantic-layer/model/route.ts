import type { AggregateMetric, Dimension, TableMeta } from '../../domain/knowledge.ts';
import type { JoinGraph, JoinStep } from './join-graph.ts';
import { type AmbiguousPath, createPaths, type NoPath, type Paths } from './paths.ts';

/** How the rows of one table find their value of a dimension. */
export type Route = FoundRoute | AmbiguousPath | NoPath;

export interface FoundRoute {
  readonly kind: 'found';
  readonly steps: readonly JoinStep[];
  /** True when one row may have several values: the first step then leads to the table's own details. */
  readonly fanOut: boolean;
  /** The last join also matches this date column with the metric's day. */
  readonly day: DayJoin | null;
  /** The table a `via` chose, so that the choice can be said. */
  readonly via: string | null;
}

/** `keys` pair columns of already joined tables with the day table's remaining key. */
export interface DayJoin {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly { readonly table: string; readonly column: string; readonly to: string }[];
}

type Router = (metric: AggregateMetric, dimension: Dimension) => Route;

const noRoute: NoPath = { kind: 'none' };

/** Looks each route up once per table and dimension, and only when somebody asks. */
export function createRouter(graph: JoinGraph, tables: ReadonlyMap<string, TableMeta>): Router {
  const known = new Map<string, Route>();
  const paths = createPaths(graph);
  return (metric, dimension) => {
    const key = `${metric.table}|${dimension.name}|${metric.time === null ? '' : 'timed'}`;
    const before = known.get(key);
    if (before) return before;
    const route = dimension.day
      ? dayRoute(paths, tables, metric, { ...dimension, day: dimension.day })
      : plainRoute(paths, tables, metric.table, dimension);
    known.set(key, route);
    return route;
  };
}

function plainRoute(
  paths: Paths,
  tables: ReadonlyMap<string, TableMeta>,
  from: string,
  dimension: Dimension,
): Route {
  const via = dimension.via?.[from] ?? null;
  const path = paths(from, dimension.table, via);
  if (path.kind !== 'found') return path;
  const fanOut = path.steps.some((step) => step.many);
  if (fanOut && !tables.get(from)?.primaryKey.length) return noRoute;
  return { kind: 'found', steps: path.steps, fanOut, day: null, via };
}

/** A row of a day table is met by the metric's own day, and by the tables its remaining key columns refer to. */
function dayRoute(
  paths: Paths,
  tables: ReadonlyMap<string, TableMeta>,
  metric: AggregateMetric,
  dimension: Dimension & { readonly day: string },
): Route {
  const { day } = dimension;
  const meta = tables.get(dimension.table);
  if (metric.time === null || !meta) return noRoute;
  const via = dimension.via?.[metric.table] ?? null;
  const steps: JoinStep[] = [];
  const keys: { table: string; column: string; to: string }[] = [];
  for (const column of meta.primaryKey.filter((name) => name !== day)) {
    const join = meta.joins.find((candidate) => candidate.on[column] !== undefined);
    const target = join?.on[column];
    if (!join || target === undefined) return noRoute;
    const path = paths(metric.table, join.to, via);
    if (path.kind !== 'found') return path;
    if (path.steps.some((step) => step.many)) return noRoute;
    steps.push(...path.steps.filter((step) => !steps.includes(step)));
    keys.push({ table: join.to, column: target, to: column });
  }
  return { kind: 'found', steps, fanOut: false, day: { table: dimension.table, column: day, keys }, via };
}
