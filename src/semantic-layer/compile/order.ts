import type { ResolvedQuery } from './resolve.ts';
import type { MetricValue } from './sources.ts';
import { quoteName } from './sql-text.ts';

export interface OrderKey {
  readonly sql: string;
  readonly isDescending: boolean;
}

/**
 * What was asked for; else time ascending, else the first metric descending (also for a limit without an order: the top
 * rows are meant). All groupings follow, so that equal values always come in the same order. `output` names the columns
 * of the final SELECT, `input` those below it.
 */
export function orderKeys(
  query: ResolvedQuery,
  value: MetricValue,
  names: 'output' | 'input' = 'output',
): readonly OrderKey[] {
  const times = query.groupings
    .filter((grouping) => grouping.kind === 'time')
    .map((grouping) => quoteName(grouping.column));
  const others = query.groupings
    .filter((grouping) => grouping.kind === 'dimension')
    .map((grouping) => quoteName(grouping.column));
  const ascending = (sql: string): OrderKey => ({ sql, isDescending: false });
  const isByTime = query.order?.by === 'time' || (!query.order && times.length > 0 && !isTopOfSeries(query));
  const isPerPeriod = names === 'output' && query.limit !== null && times.length > 0 && others.length > 0;
  const metric = isByTime && others.length === 0 ? [] : [metricKey(query, value, names)];
  if (isByTime || isPerPeriod) {
    const isDescending = query.order?.by === 'time' && query.order.direction === 'descending';
    return [...times.map((sql) => ({ sql, isDescending })), ...metric, ...others.map(ascending)];
  }
  return [...metric, ...times.map(ascending), ...others.map(ascending)];
}

/** Rows without a value come last either way. */
export function orderTerms(keys: readonly OrderKey[]): readonly string[] {
  return keys.map((key) => (key.isDescending ? `${key.sql} desc nulls last` : key.sql));
}

/** "The 3 best days": a limit on a plain series, without an order, means the metric. */
function isTopOfSeries(query: ResolvedQuery): boolean {
  return query.limit !== null && query.groupings.length === 1;
}

function metricKey(query: ResolvedQuery, value: MetricValue, names: 'output' | 'input'): OrderKey {
  const first = query.shown[0];
  if (!first) throw new Error('a metric query shows at least one metric');
  const by = query.order && query.order.by !== 'time' ? query.order.by : first.name;
  const isDescending =
    query.order && query.order.by !== 'time' ? query.order.direction === 'descending' : true;
  if (by === 'change' || by === 'change-rate')
    return { sql: changeSql(query, value, by, names), isDescending };
  const isShown = query.shown.some((metric) => metric.name === by);
  if (isShown && names === 'output') return { sql: quoteName(by), isDescending };
  const metric = [...query.shown, ...query.hidden].find((candidate) => candidate.name === by);
  if (!metric) throw new Error(`the order names ${by}, which was not resolved`);
  return { sql: value(metric, 'current'), isDescending };
}

function changeSql(
  query: ResolvedQuery,
  value: MetricValue,
  by: 'change' | 'change-rate',
  names: 'output' | 'input',
): string {
  const first = query.shown[0] as (typeof query.shown)[number];
  if (names === 'output') return quoteName(`${first.name}_${by === 'change' ? 'change' : 'change_rate'}`);
  const [current, previous] = [value(first, 'current'), value(first, 'previous')];
  return by === 'change'
    ? `${current} - ${previous}`
    : `(${current} - ${previous})::float8 / nullif(${previous}, 0)`;
}

/** Asked for by a limit beside a period and another grouping: "the top 3 regions of each day". */
export function isTopPerPeriod(query: ResolvedQuery): boolean {
  const hasTime = query.groupings.some((grouping) => grouping.kind === 'time');
  const hasOther = query.groupings.some((grouping) => grouping.kind === 'dimension');
  return query.limit !== null && hasTime && hasOther;
}
