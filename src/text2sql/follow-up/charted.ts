import { daysBetween } from '../../domain/iso-days.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';

const mostDays = 370;

/** A single number has no picture, so its days are drawn, or the hours of one day; null where it has no time. */
export function withSeries(query: MetricQuery, model: SemanticModel): MetricQuery | null {
  if (query.groupings.length > 0) return query;
  if (query.range === null || !query.metrics.every((name) => model.hasTime(name))) return null;
  const days = daysBetween(query.range.from, query.range.to);
  const grain = days === 1 ? 'hour-of-day' : days <= mostDays ? 'day' : 'month';
  return { ...query, groupings: [{ kind: 'time', grain }] };
}
