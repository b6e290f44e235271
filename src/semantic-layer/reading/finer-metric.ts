import type { Metric } from '../../domain/knowledge.ts';
import { type Board, isKind } from './board.ts';
import { finerNote } from './notes.ts';
import { reachedByAll } from './reach.ts';

/**
 * "상품 분류별 새마트 매출": the order's money is that of no single product, but the metric may name a finer one that counts
 * the products' own. It steps in only where the question is split by what it alone can be split by.
 */
export function refineMetric(board: Board, metrics: readonly Metric[]): readonly Metric[] {
  const [metric] = metrics;
  if (metric === undefined || metrics.length > 1) return metrics;
  const finer = board.model.metrics.get(metric.finer ?? '');
  if (finer === undefined) return metrics;
  const asked = board.items.flatMap((item) => (isKind(item, 'dimension') ? [item.sense.names] : []));
  const reaches = (names: readonly string[], one: Metric) =>
    names.some((name) => reachedByAll(board, name, [one]));
  const isNeeded = asked.some((names) => !reaches(names, metric));
  if (!isNeeded || !asked.every((names) => reaches(names, finer))) return metrics;
  board.notes.push(finerNote(metric, finer));
  return [finer];
}
