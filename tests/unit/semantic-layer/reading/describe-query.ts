import type { MetricQuery } from '../../../../src/semantic-layer/metric-query.ts';

/** A metric query as one line, so that tables of expectations can be read: `gmv by region | 카테고리=치킨 | 03-09..03-16`. */
export function describeQuery(query: MetricQuery | null): string | null {
  if (query === null) return null;
  const { metrics, groupings, filters, having, range, compare, order, limit } = query;
  const by = groupings.map((grouping) => (grouping.kind === 'time' ? `@${grouping.grain}` : grouping.name));
  return [
    metrics.join('+') + (by.length === 0 ? '' : ` by ${by.join('+')}`),
    ...filters.map(
      ({ dimension, values, negated }) => `${dimension}${negated ? '!=' : '='}${values.join('|')}`,
    ),
    ...having.map(({ metric, operator, value }) => `having ${metric}${operator}${value}`),
    range === null ? 'always' : `${short(range.from)}..${short(range.to)}`,
    ...(compare === null ? [] : [`vs ${short(compare.range.from)}..${short(compare.range.to)}`]),
    ...(order === null ? [] : [`${order.direction === 'descending' ? 'top' : 'bottom'} ${order.by}`]),
    ...(limit === null ? [] : [`first ${limit}`]),
  ].join(' | ');
}

/** Days of the year the small company asks in are written without it. */
function short(day: string): string {
  return day.replace(/^2026-/, '');
}
