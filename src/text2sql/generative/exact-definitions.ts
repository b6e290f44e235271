import type { AggregateMetric, Metric } from '../../domain/knowledge.ts';
import type { QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import { definitionLookup, leavesOf } from './compose/define-metric.ts';
import { plain, usedDefinitions } from './used-definitions.ts';

/**
 * Of the metrics that a statement computes by, those whose description holds for it as it stands: a condition on a column
 * that tells metrics of that table apart makes another number of it (`status = 'delivered'` is no count of all orders).
 */
export function exactDefinitions(shape: QueryShape, served: ServedKnowledge): readonly Metric[] {
  const lookup = definitionLookup(served);
  const counted = served.metrics.filter((metric) => metric.kind === 'aggregate');
  return usedDefinitions(served.metrics, shape, served).filter((metric) =>
    leavesOf(metric, lookup).every((leaf) => holdsAsItIs(leaf, shape, tellingColumns(leaf.table, counted))),
  );
}

function holdsAsItIs(
  { table, filters }: AggregateMetric,
  { conditions }: QueryShape,
  telling: ReadonlySet<string>,
): boolean {
  const own = new Set(filters.map(plain));
  return conditions.every(
    ({ columns, text }) =>
      own.has(plain(text)) || !columns.some((column) => column.table === table && telling.has(column.column)),
  );
}

/** Words of the filters that the table's metrics are defined by; those that are no columns match none. */
function tellingColumns(table: string, counted: readonly AggregateMetric[]): ReadonlySet<string> {
  const filters = counted.filter((metric) => metric.table === table).flatMap((metric) => metric.filters);
  return new Set(
    filters.flatMap((filter) => filter.replace(/'(?:[^']|'')*'/g, '').match(/[a-z_]\w*/g) ?? []),
  );
}
