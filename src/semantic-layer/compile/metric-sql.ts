import type { AggregateMetric, Metric } from '../../domain/knowledge.ts';

const aggregateNames =
  'count|sum|avg|min|max|percentile_cont|percentile_disc|mode|stddev|stddev_samp|stddev_pop|variance|var_samp|var_pop|bool_and|bool_or';

/** True for one aggregate call and nothing else: only to such a call a FILTER can be added. */
export function isSingleAggregate(expression: string): boolean {
  const text = expression.trim().replace(/'(?:[^']|'')*'/g, "''");
  const name = new RegExp(`^(${aggregateNames})\\s*\\(`, 'i').exec(text);
  if (!name) return false;
  const afterCall = afterParentheses(text, name[0].length - 1);
  if (afterCall === text.length) return true;
  const within = /^\s*within\s+group\s*\(/i.exec(text.slice(afterCall));
  return within !== null && afterParentheses(text, afterCall + within[0].length - 1) === text.length;
}

/** A count or a sum: nothing found means 0, and parts add up to the whole. */
export function isZeroWhenEmpty(metric: AggregateMetric): boolean {
  return isSingleAggregate(metric.expression) && /^\s*(count|sum)\s*\(/i.test(metric.expression);
}

/** The aggregate whose SQL is `call`; `filters` are conditions that the scan does not apply to all its rows. */
export function aggregateSql(metric: AggregateMetric, call: string, filters: readonly string[]): string {
  const filtered = filters.length > 0 ? `${call} filter (where ${filters.join(' and ')})` : call;
  if (/^\s*count\s*\(/i.test(call) && isSingleAggregate(metric.expression)) return filtered;
  if (isZeroWhenEmpty(metric)) return `coalesce(${filtered}, 0)`;
  if (/^\s*(min|max)\s*\(/i.test(call) || !isNumeric(metric)) return filtered;
  return isSingleAggregate(metric.expression) ? `${filtered}::float8` : `(${filtered})::float8`;
}

/** The type an absent value of the metric takes beside present ones. */
export function nullOf(metric: AggregateMetric): string {
  if (isNumeric(metric)) return 'null::numeric';
  return metric.format === 'timestamp' ? 'null::timestamptz' : `null::${metric.format}`;
}

/**
 * A metric over the SQL of its aggregates. Ratios divide as floating point (an integer division would cut, a numeric one
 * gives twenty digits) and are null over 0.
 */
export function metricSql(
  metric: Metric,
  metrics: ReadonlyMap<string, Metric>,
  leaf: (metric: AggregateMetric) => string,
): string {
  if (metric.kind === 'aggregate') return leaf(metric);
  const part = (name: string) => metricSql(metrics.get(name) as Metric, metrics, leaf);
  if (metric.kind === 'ratio') {
    return `${inParentheses(part(metric.numerator))}::float8 / nullif(${part(metric.denominator)}, 0)`;
  }
  const divides = metric.expression.includes('/');
  return metric.expression
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\{\s*([^{}\s]+)\s*\}/g, (_, name: string) => {
      const sql = inParentheses(part(name));
      return divides ? `${sql}::float8` : sql;
    });
}

/** As it is when it is a name or one call, else wrapped. */
export function inParentheses(sql: string): string {
  if (/^[\w".]+$/.test(sql)) return sql;
  const call = /^[a-z_]+\s*\(/i.exec(sql);
  return call && afterParentheses(sql, call[0].length - 1) === sql.length ? sql : `(${sql})`;
}

function isNumeric(metric: AggregateMetric): boolean {
  return ['integer', 'decimal', 'krw', 'percent', 'minutes', 'score'].includes(metric.format);
}

/** Position after the parenthesis that closes the one at `open`; -1 when it is never closed. Text is skipped. */
function afterParentheses(text: string, open: number): number {
  let depth = 0;
  let isText = false;
  for (let at = open; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "'") isText = !isText;
    if (isText) continue;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return -1;
}
