import type { Dimension, Metric } from '../../domain/knowledge.ts';
import { literal } from '../../language/literal.ts';
import type { ReadableModel } from './readable-model.ts';

interface WantedValues {
  readonly dimension: Dimension;
  readonly values: readonly string[];
  readonly negated: boolean;
}

const excluding = /<>|!=|\bnot\s+in\b|\bis\s+(?:not\s+)?null\b/i;

/**
 * True when a metric's own filters already decide about the very rows asked for: "취소된 주문수" of a metric that leaves
 * cancelled orders out would be a zero that looks like an answer.
 */
export function contradicts(wanted: WantedValues, metrics: readonly Metric[], model: ReadableModel): boolean {
  const { dimension, values, negated } = wanted;
  const column = new RegExp(`(?<![\\w.])${literal(dimension.expression)}(?!\\w)`, 'i');
  const filters = metrics
    .flatMap((metric) => model.leaves(metric.name))
    .filter((leaf) => leaf.table === dimension.table)
    .flatMap((leaf) => leaf.filters)
    .filter((filter) => column.test(filter));
  return filters.some((filter) => {
    const keeps = !excluding.test(filter);
    const named = values.some((value) => filter.includes(`'${value.replaceAll("'", "''")}'`));
    return negated ? keeps && named : keeps !== named;
  });
}
