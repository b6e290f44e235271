import type { Metric } from '../../domain/knowledge.ts';
import type { Board } from './board.ts';

/**
 * Whether every metric can be split and filtered by the dimension. What only knows the present (회원 수) is not split by
 * the details of its rows (their orders of all times): the number would have no period that anybody meant.
 */
export function reachedByAll(board: Board, dimension: string, metrics: readonly Metric[]): boolean {
  const { model } = board;
  return metrics.every(
    ({ name }) =>
      model.reachable(name).has(dimension) && (model.hasTime(name) || !liesInDetails(board, dimension, name)),
  );
}

/** True when one row of the metric can have several values of the dimension. */
export function liesInDetails({ model }: Board, dimensionName: string, metric: string): boolean {
  const dimension = model.dimensions.get(dimensionName);
  if (dimension === undefined) return false;
  return model.leaves(metric).some((leaf) => {
    const route = model.route(leaf, dimension);
    return route.kind === 'found' && route.fanOut;
  });
}
