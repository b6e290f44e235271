import type { AggregateMetric, Metric } from '../../domain/knowledge.ts';
import type { QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import { definitionLookup, leavesOf } from './compose/define-metric.ts';

/**
 * The governed metrics that a statement computes by, as its shape shows: the same aggregate over the same columns of the
 * same table, and every value that the metric filters by. A metric made of others needs all of them.
 */
export function usedDefinitions(
  metrics: readonly Metric[],
  shape: QueryShape,
  knowledge: ServedKnowledge,
): readonly Metric[] {
  const lookup = definitionLookup(knowledge);
  const distinct = [...new Map(metrics.map((metric) => [metric.name, metric])).values()];
  return distinct.filter((metric) => {
    const leaves = leavesOf(metric, lookup);
    return leaves.length > 0 && leaves.every((leaf) => isComputed(leaf, shape));
  });
}

function isComputed({ table, expression, filters }: AggregateMetric, shape: QueryShape): boolean {
  if (!shape.tables.some(({ name }) => name === table)) return false;
  const literals = new Set(shape.conditions.flatMap((condition) => condition.literals));
  const filtered = filters
    .flatMap((filter) => [...filter.matchAll(/'((?:[^']|'')*)'/g)])
    .every((match) => literals.has((match[1] ?? '').replaceAll("''", "'")));
  const name = /^\s*(\w+)\s*\(/.exec(expression)?.[1]?.toLowerCase();
  const words = new Set(expression.toLowerCase().match(/\w+/g) ?? []);
  return (
    filtered &&
    shape.aggregates.some(
      (aggregate) => aggregate.name === name && aggregate.columns.every(({ column }) => words.has(column)),
    )
  );
}
