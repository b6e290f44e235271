import type { AggregateMetric, Metric } from '../../domain/knowledge.ts';
import { settledBy } from '../../warehouse/inspect/fan-outs.ts';
import type {
  JoinedSource,
  QueryAggregate,
  QueryShape,
  TableLink,
} from '../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import { definitionLookup, leavesOf } from './compose/define-metric.ts';
import { linksIn } from './compose/links.ts';

/**
 * The governed metrics that a statement computes by, as its shape shows: the same aggregate of the same expression over
 * rows of the same table, and every condition of the metric on those rows. A metric made of others needs all of them and
 * arithmetic among the outputs. What cannot be told is not credited.
 */
export function usedDefinitions(
  metrics: readonly Metric[],
  shape: QueryShape,
  knowledge: ServedKnowledge,
): readonly Metric[] {
  const lookup = definitionLookup(knowledge);
  const links = linksIn(knowledge);
  const distinct = [...new Map(metrics.map((metric) => [metric.name, metric])).values()];
  return distinct.filter((metric) => {
    const leaves = leavesOf(metric, lookup);
    const isWhole = metric.kind === 'aggregate' || combines(metric.kind, leaves, shape);
    return isWhole && leaves.length > 0 && leaves.every((leaf) => isComputed(leaf, shape, links));
  });
}

/** Some output holds every part and puts them together. */
function combines(
  kind: Metric['kind'],
  leaves: readonly AggregateMetric[],
  { outputs }: QueryShape,
): boolean {
  const sign = kind === 'ratio' ? /\// : /[-+*/]/;
  return outputs.some(({ text }) => {
    const written = plain(text);
    return sign.test(text) && leaves.every(({ expression }) => written.includes(plain(expression)));
  });
}

function isComputed(metric: AggregateMetric, shape: QueryShape, links: readonly TableLink[]): boolean {
  return shape.aggregates.some(
    (aggregate) =>
      plain(aggregate.text.replace(/\s+filter\s*\([\s\S]*$/i, '')) === plain(metric.expression) &&
      runsOver(aggregate, metric.table, shape, links) &&
      isFiltered(aggregate, metric.filters, shape),
  );
}

/** One row of the table, and no row without it, stands for what is counted. */
function runsOver(
  { columns, level, grain }: QueryAggregate,
  table: string,
  { levels }: QueryShape,
  links: readonly TableLink[],
): boolean {
  if (columns.some((column) => column.table !== table)) return false;
  const rows = levels[level];
  const place = grain.rows.sources.findIndex((source: JoinedSource) => source.table === table);
  if (rows === undefined || place === -1) return false;
  return (
    columns.length > 0 ||
    (settledBy(rows, [place], links).size === rows.sources.length && !rows.optional.includes(place))
  );
}

function isFiltered(
  aggregate: QueryAggregate,
  filters: readonly string[],
  { conditions }: QueryShape,
): boolean {
  const own = conditions.filter(
    ({ level, clause, isCertain, isOptional }) =>
      level === aggregate.level && isCertain && !isOptional && (clause === 'where' || clause === 'on'),
  );
  const present = new Set([...own.map(({ text }) => text), ...aggregate.filters].map(plain));
  return filters.every((filter) => present.has(plain(filter)));
}

/** An expression without aliases, spaces and case; texts keep theirs. */
export function plain(sql: string): string {
  return sql
    .replace(/('(?:[^']|'')*')|\b[a-z_]\w*\.(?=[a-z_"])|\s+/gi, (_, quoted?: string) => quoted ?? '')
    .replaceAll('!=', '<>')
    .replace(/('(?:[^']|'')*')|[^']+/g, (part, quoted?: string) => quoted ?? part.toLowerCase());
}
