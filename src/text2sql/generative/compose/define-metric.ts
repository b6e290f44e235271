import type { AggregateMetric, Dimension, Metric } from '../../../domain/knowledge.ts';
import { partsOf } from '../../../semantic-layer/model/check-metrics.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import { perKnowledge } from '../per-knowledge.ts';
import { quoteName, quoteTable, quoteText } from './quote.ts';

/** Governed metrics and dimensions by name, as far as the asker may see them. */
export interface DefinitionLookup {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
}

export const definitionLookup = perKnowledge(readDefinitions);

function readDefinitions({ metrics, dimensions }: ServedKnowledge): DefinitionLookup {
  return {
    metrics: new Map(metrics.map((metric) => [metric.name, metric])),
    dimensions: new Map(dimensions.map((dimension) => [dimension.name, dimension])),
  };
}

/** The aggregates a metric is made of, itself when it is one. */
export function leavesOf(
  metric: Metric,
  lookup: Pick<DefinitionLookup, 'metrics'>,
  depth = 0,
): readonly AggregateMetric[] {
  if (metric.kind === 'aggregate') return [metric];
  if (depth > 8) return [];
  const leaves = partsOf(metric).flatMap((name) => {
    const part = lookup.metrics.get(name);
    return part === undefined ? [] : leavesOf(part, lookup, depth + 1);
  });
  return [...new Map(leaves.map((leaf) => [leaf.name, leaf])).values()];
}

/** A metric as SQL pieces, so that a statement computes it as the company does. */
export function defineMetric(metric: Metric, lookup: DefinitionLookup): string {
  const { label, description } = metric;
  const unit = metric.format === 'percent' ? ', a fraction from 0 to 1' : '';
  const head = `metric ${metric.name} ${quoteText(`${label.ko} / ${label.en}`)}: ${quoteText(description.ko, 200)}${unit}`;
  const how =
    metric.kind === 'ratio'
      ? [`  = ${metric.numerator}::numeric / nullif(${metric.denominator}, 0)`]
      : metric.kind === 'derived'
        ? [`  = ${metric.expression}`]
        : [];
  const assumed = metric.assumptions.map(({ ko }) => `  note: ${quoteText(ko, 160)}`);
  return [head, ...how, ...leavesOf(metric, lookup).map((leaf) => leafSql(leaf, lookup)), ...assumed].join(
    '\n',
  );
}

function leafSql(leaf: AggregateMetric, { dimensions }: DefinitionLookup): string {
  const written = (sql: string) =>
    sql.replace(/\{\s*([^{}\s]+)\s*\}/g, (whole, name: string) => {
      const dimension = dimensions.get(name);
      return dimension === undefined ? whole : dimensionSql(dimension);
    });
  const where = leaf.filters.length === 0 ? '' : ` where ${leaf.filters.map(written).join(' and ')}`;
  const time = leaf.time === null ? '' : `; period by ${leaf.timeFrom ?? leaf.table}.${leaf.time}`;
  return `  ${leaf.name} = ${written(leaf.expression)} from ${quoteTable(leaf.table)}${where}${time}`;
}

/** The column of a dimension with its table, or its expression with the table that its columns belong to. */
export function dimensionSql({ table, expression }: Pick<Dimension, 'table' | 'expression'>): string {
  const isColumn = /^\w+$/.test(expression);
  return isColumn
    ? `${quoteTable(table)}.${quoteName(expression)}`
    : `(${expression}) of ${quoteTable(table)}`;
}
