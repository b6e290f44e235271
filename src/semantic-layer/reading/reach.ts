import type { Dimension, Metric } from '../../domain/knowledge.ts';
import type { Board } from './board.ts';
import { keyOf } from './text-stream.ts';

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

/**
 * Attributes of the metrics' own rows whose name ends in the word asked for, where the word by itself names one that is
 * further away or out of reach: "tickets by category" means the ticket category at least as well as a food category.
 */
export function closerNamesakes(
  board: Board,
  word: string,
  named: readonly string[],
  metrics: readonly Metric[],
): string[] {
  const { model } = board;
  const tables = new Set(metrics.flatMap(({ name }) => model.leaves(name).map(({ table }) => table)));
  const isOwn = (dimension: Dimension | undefined) => dimension !== undefined && tables.has(dimension.table);
  if (tables.size !== 1 || named.some((name) => isOwn(model.dimensions.get(name)))) return [];
  const key = keyOf(word);
  return [...model.dimensions.values()]
    .filter((dimension) => isOwn(dimension) && endsIn(dimension, key))
    .map(({ name }) => name)
    .filter((name) => reachedByAll(board, name, metrics));
}

function endsIn({ label, synonyms }: Dimension, key: string): boolean {
  const names = [label.ko, label.en, ...synonyms.ko, ...synonyms.en];
  return names.some((name) => {
    const words = name.split(' ');
    return words.some((_, position) => position > 0 && keyOf(words.slice(position).join(' ')) === key);
  });
}
