import type { MetricQuery } from '../../semantic-layer/metric-query.ts';

/** Asks for nothing yet: what an edit starts from where nothing before is meant. */
export const noQuery: MetricQuery = {
  metrics: [],
  groupings: [],
  filters: [],
  having: [],
  range: null,
  compare: null,
  order: null,
  limit: null,
};
