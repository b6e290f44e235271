import type { AggregateMetric, Dimension, Metric } from '../../domain/knowledge.ts';
import { isCount } from './expression.ts';
import { isOutcomeOf, leavesOut } from './outcome.ts';
import type { Route } from './route.ts';

interface World {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly leaves: (metric: string) => readonly AggregateMetric[];
  readonly route: (metric: AggregateMetric, dimension: Dimension) => Route;
}

/** Names of the dimensions a metric can be split and filtered by with a number that means what it says. */
export function createReachable(world: World): (metric: string) => ReadonlySet<string> {
  const ofMetrics = new Map<string, ReadonlySet<string>>();
  return (name) => {
    const known = ofMetrics.get(name);
    if (known) return known;
    const metric = world.metrics.get(name);
    const fitting = metric ? [...world.dimensions.values()].filter((each) => fits(metric, each, world)) : [];
    const names = new Set(fitting.map((dimension) => dimension.name));
    ofMetrics.set(name, names);
    return names;
  };
}

/**
 * Where a row has several values of the dimension (the menus of an order), only things can be counted: the order's money
 * is not that of one menu, and neither is its average or its rate.
 */
function fits(metric: Metric, dimension: Dimension, world: World): boolean {
  const leaves = world.leaves(metric.name);
  if (leaves.length === 0) return false;
  const routes = leaves.map((leaf) => world.route(leaf, dimension));
  if (!routes.every((route) => route.kind === 'found')) return false;
  const multiplies = routes.some((route) => route.kind === 'found' && route.fanOut);
  if (multiplies && dimension.alike !== true && !(metric.kind === 'aggregate' && isCount(metric.expression)))
    return false;
  if (multiplies && leaves.some((leaf) => leaf.timeFrom != null)) return false;
  if (leaves.some((leaf) => leavesOut(leaf, dimension))) return false;
  return metric.kind !== 'ratio' || !isOutcomeOf(leaves, dimension);
}
