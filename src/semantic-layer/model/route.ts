import type { AggregateMetric, Dimension, TableMeta } from '../../domain/knowledge.ts';
import type { JoinGraph, JoinStep } from './join-graph.ts';

/** How the rows of one table find their value of a dimension. */
export type Route = FoundRoute | AmbiguousRoute | NoRoute;

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

export interface AmbiguousRoute {
  readonly kind: 'ambiguous';
  /** Two of the equally short ways, as table names. */
  readonly ways: readonly [string, string];
}

export interface NoRoute {
  readonly kind: 'none';
}

type Router = (metric: AggregateMetric, dimension: Dimension) => Route;
type Path = { readonly kind: 'found'; readonly steps: readonly JoinStep[] } | AmbiguousRoute | NoRoute;

const noRoute: NoRoute = { kind: 'none' };

/** Looks routes up once per table and dimension. */
export function createRouter(graph: JoinGraph, tables: ReadonlyMap<string, TableMeta>): Router {
  const known = new Map<string, Route>();
  return (metric, dimension) => {
    const timed = metric.time === null ? '' : 'timed';
    const key = `${metric.table}|${dimension.name}|${timed}`;
    const before = known.get(key);
    if (before) return before;
    const route = dimension.day
      ? dayRoute(graph, tables, metric, dimension, dimension.day)
      : plainRoute(graph, tables, metric.table, dimension);
    known.set(key, route);
    return route;
  };
}

function plainRoute(
  graph: JoinGraph,
  tables: ReadonlyMap<string, TableMeta>,
  from: string,
  dimension: Dimension,
): Route {
  const via = dimension.via?.[from] ?? null;
  const path = pathVia(graph, from, dimension.table, via);
  if (path.kind !== 'found') return path;
  const fanOut = path.steps.some((step) => step.many);
  if (fanOut && !tables.get(from)?.primaryKey.length) return noRoute;
  return { kind: 'found', steps: path.steps, fanOut, day: null, via };
}

/** A row of a day table is met by the metric's own day, and by the tables its remaining key columns refer to. */
function dayRoute(
  graph: JoinGraph,
  tables: ReadonlyMap<string, TableMeta>,
  metric: AggregateMetric,
  dimension: Dimension,
  day: string,
): Route {
  const meta = tables.get(dimension.table);
  if (metric.time === null || !meta) return noRoute;
  const via = dimension.via?.[metric.table] ?? null;
  const steps: JoinStep[] = [];
  const keys: { table: string; column: string; to: string }[] = [];
  for (const column of meta.primaryKey.filter((name) => name !== day)) {
    const join = meta.joins.find((candidate) => candidate.on[column] !== undefined);
    const target = join?.on[column];
    if (!join || target === undefined) return noRoute;
    const path = pathVia(graph, metric.table, join.to, via);
    if (path.kind !== 'found') return path;
    if (path.steps.some((step) => step.many)) return noRoute;
    steps.push(...path.steps.filter((step) => !steps.includes(step)));
    keys.push({ table: join.to, column: target, to: column });
  }
  return { kind: 'found', steps, fanOut: false, day: { table: dimension.table, column: day, keys }, via };
}

function pathVia(graph: JoinGraph, from: string, to: string, via: string | null): Path {
  if (via === null) return shortestPath(graph, from, to);
  const first = shortestPath(graph, from, via);
  if (first.kind !== 'found') return first;
  const second = toOnePath(graph, via, to);
  return second.kind === 'found' ? { kind: 'found', steps: [...first.steps, ...second.steps] } : second;
}

/** Ways that never multiply rows come first; else one step into the table's own details, then never again. */
function shortestPath(graph: JoinGraph, from: string, to: string): Path {
  const direct = toOnePath(graph, from, to);
  if (direct.kind !== 'none') return direct;
  const found: JoinStep[][] = [];
  for (const step of graph.get(from) ?? []) {
    if (!step.many) continue;
    const rest = toOnePath(graph, step.to, to, from);
    if (rest.kind === 'ambiguous') return rest;
    if (rest.kind === 'found') found.push([step, ...rest.steps]);
  }
  return onlyShortest(found);
}

function toOnePath(graph: JoinGraph, from: string, to: string, avoiding: string | null = null): Path {
  if (from === to) return { kind: 'found', steps: [] };
  const seen = new Set(avoiding === null ? [from] : [from, avoiding]);
  let frontier: JoinStep[][] = [[]];
  while (frontier.length > 0) {
    const longer = frontier.flatMap((steps) => {
      const at = steps.at(-1)?.to ?? from;
      return (graph.get(at) ?? [])
        .filter((step) => !step.many && !seen.has(step.to))
        .map((step) => [...steps, step]);
    });
    const arrived = longer.filter((steps) => steps.at(-1)?.to === to);
    if (arrived.length > 0) return onlyShortest(arrived);
    for (const steps of longer) seen.add(steps.at(-1)?.to ?? from);
    frontier = longer;
  }
  return noRoute;
}

function onlyShortest(paths: readonly JoinStep[][]): Path {
  const length = Math.min(...paths.map((steps) => steps.length));
  const [first, second] = paths.filter((steps) => steps.length === length);
  if (!first) return noRoute;
  if (!second) return { kind: 'found', steps: first };
  return { kind: 'ambiguous', ways: [describe(first), describe(second)] };
}

/** `engagement.reviews > core.shops > core.regions` */
function describe(steps: readonly JoinStep[]): string {
  const start = steps[0]?.from ?? '';
  return [start, ...steps.map((step) => `${step.to} (${step.on.map(([here]) => here).join(', ')})`)].join(
    ' > ',
  );
}
