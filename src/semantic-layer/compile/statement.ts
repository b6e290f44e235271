import type { Metric } from '../../domain/knowledge.ts';
import type { SemanticModel } from '../model.ts';
import { inParentheses, metricSql } from './metric-sql.ts';
import { isTopPerPeriod, orderKeys, orderTerms } from './order.ts';
import { planScans } from './plan-scans.ts';
import type { CompileSettings, ResolvedQuery } from './resolve.ts';
import type { ScanContext } from './scan-scope.ts';
import { scanSelect } from './scan-select.ts';
import {
  alongPeriods,
  crossJoined,
  type MetricValue,
  type Period,
  plainSource,
  type ScanTable,
  type Source,
  stacked,
} from './sources.ts';
import { type Spine, spineOf } from './spine.ts';
import { type CommonTable, quoteName, renderSelect, renderStatement, type SelectColumn } from './sql-text.ts';

export interface Statement {
  readonly sql: string;
  readonly tables: readonly string[];
}

export interface StatementInput {
  readonly query: ResolvedQuery;
  readonly model: SemanticModel;
  readonly settings: CompileSettings;
}

/** Scans at the bottom, brought to one grain, metrics over them, then conditions, order and limit. */
export function buildStatement(input: StatementInput): Statement {
  const spine = spineOf(input.query, input.settings);
  const scans = scanTables(input, spine !== null);
  const source = sourceOf(input.query, scans, spine);
  const tables = [...new Set(scans.flatMap((scan) => scan.select.tables))].sort();
  return { sql: finish(input, source, spine), tables };
}

function scanTables(input: StatementInput, hasSpine: boolean): readonly ScanTable[] {
  const { query } = input;
  const takeName = createNames();
  const periods: readonly Period[] = query.compare ? ['current', 'previous'] : ['current'];
  return planScans(query.leaves).flatMap((scan) =>
    periods.map((period) => {
      const select = scanSelect({ ...input, scan, takeName, ...rangesOf(query, period) });
      const suffix = query.compare ? period : hasSpine ? 'by_period' : 'totals';
      const name = takeName(`${scan.table.slice(scan.table.indexOf('.') + 1)}_${suffix}`);
      return { name, period, leaves: scan.leaves, select };
    }),
  );
}

/** The compared range's periods are moved onto those of the range shown, place by place. */
function rangesOf(query: ResolvedQuery, period: Period): Pick<ScanContext, 'range' | 'shiftTo'> {
  if (period === 'current') return { range: query.range, shiftTo: null };
  return { range: query.compare?.range ?? null, shiftTo: query.range };
}

function sourceOf(query: ResolvedQuery, scans: readonly ScanTable[], spine: Spine | null): Source {
  const [only, second] = scans;
  if (spine) return alongPeriods(scans, spine);
  if (only && !second) return plainSource(only.select);
  return query.groupings.length === 0 ? crossJoined(scans) : stacked(query, scans);
}

function finish(input: StatementInput, source: Source, spine: Spine | null): string {
  const { query, model, settings } = input;
  const inline: MetricValue = (metric, period) =>
    metricSql(metric, model.metrics, (leaf) => source.leaf(leaf, period));
  const perPeriod = isTopPerPeriod(query);
  const isNamedFirst = perPeriod || (query.compare !== null && needsNames(query, source));
  const base = isNamedFirst ? measured(query, source, inline) : source;
  const value: MetricValue = isNamedFirst
    ? (metric, period) => quoteName(valueColumn(metric, period))
    : inline;
  const top = perPeriod ? ranked(query, base, value) : base;
  const having = isNamedFirst ? top.where : [...top.where, ...conditions(query, value)];
  const select = renderSelect({
    columns: [...top.groupings, ...shownColumns(query, value)],
    from: top.from,
    joins: top.joins,
    where: top.isAggregated ? top.where : having,
    groupBy: top.isAggregated ? top.groupings.length : 0,
    having: top.isAggregated ? conditions(query, value) : [],
    orderBy: query.groupings.length > 0 ? orderTerms(orderKeys(query, value)) : [],
    limit: limitOf(query, settings, spine, perPeriod),
  });
  return renderStatement(top.commonTables, select);
}

/** A comparison names each metric twice or more; what is longer than a name is computed once, below. */
function needsNames(query: ResolvedQuery, source: Source): boolean {
  if (query.having.length > 0) return true;
  return query.shown.some(
    (metric) => metric.kind !== 'aggregate' || !/^[\w".]+$/.test(source.leaf(metric, 'current')),
  );
}

function measured(query: ResolvedQuery, source: Source, value: MetricValue): Source {
  const periods: readonly Period[] = query.compare ? ['current', 'previous'] : ['current'];
  const metrics = [...query.shown, ...query.hidden].flatMap((metric) =>
    periods.map((period) => ({ name: valueColumn(metric, period), sql: value(metric, period) })),
  );
  const sql = renderSelect({
    columns: [...source.groupings, ...metrics],
    from: source.from,
    joins: source.joins,
    where: source.isAggregated ? source.where : [...source.where, ...conditions(query, value)],
    groupBy: source.isAggregated ? source.groupings.length : 0,
    having: source.isAggregated ? conditions(query, value) : [],
  });
  return over('measured', sql, source.commonTables, query);
}

/** The best rows of every period, since the best rows of all periods would be those of one busy day. */
function ranked(query: ResolvedQuery, source: Source, value: MetricValue): Source {
  const periods = query.groupings
    .filter((grouping) => grouping.kind === 'time')
    .map((grouping) => quoteName(grouping.column));
  const keys = orderTerms(orderKeys({ ...query, order: orderWithin(query) }, value, 'input'));
  const metrics = [...query.shown, ...query.hidden].flatMap((metric) => [
    quoteName(valueColumn(metric, 'current')),
    ...(query.compare ? [quoteName(valueColumn(metric, 'previous'))] : []),
  ]);
  const columns = [...query.groupings.map((grouping) => quoteName(grouping.column)), ...metrics];
  const sql = renderSelect({
    columns: [
      ...columns.map((column) => ({ name: '', sql: column })),
      {
        name: 'place',
        sql: `row_number() over (partition by ${periods.join(', ')} order by ${keys.join(', ')})`,
      },
    ],
    from: source.from,
  });
  const next = over('ranked', sql, source.commonTables, query);
  return { ...next, where: [`place <= ${query.limit}`] };
}

/** Within one period the order by time says nothing; the first metric decides. */
function orderWithin(query: ResolvedQuery): ResolvedQuery['order'] {
  if (query.order && query.order.by !== 'time') return query.order;
  return { by: query.shown[0]?.name ?? '', direction: 'descending' };
}

function over(name: string, sql: string, below: readonly CommonTable[], query: ResolvedQuery): Source {
  return {
    commonTables: [...below, { name, sql }],
    groupings: query.groupings.map((grouping) => ({
      name: grouping.column,
      sql: quoteName(grouping.column),
    })),
    from: name,
    joins: [],
    where: [],
    isAggregated: false,
    leaf: () => {
      throw new Error('aggregates are out of reach above the metrics');
    },
  };
}

function shownColumns(query: ResolvedQuery, value: MetricValue): readonly SelectColumn[] {
  return query.shown.flatMap((metric) => {
    const current = value(metric, 'current');
    if (!query.compare) return [{ name: metric.name, sql: current }];
    const previous = value(metric, 'previous');
    return [
      { name: metric.name, sql: current },
      { name: `${metric.name}_previous`, sql: previous },
      { name: `${metric.name}_change`, sql: `${current} - ${previous}` },
      {
        name: `${metric.name}_change_rate`,
        sql: `(${current} - ${previous})::float8 / nullif(${previous}, 0)`,
      },
    ];
  });
}

function conditions(query: ResolvedQuery, value: MetricValue): readonly string[] {
  const metrics = [...query.shown, ...query.hidden];
  return query.having.flatMap((condition) => {
    const metric = metrics.find((candidate) => candidate.name === condition.metric);
    if (!metric) return [];
    if (!Number.isFinite(condition.value)) throw new Error('a condition compares with a number');
    return [`${inParentheses(value(metric, 'current'))} ${condition.operator} ${condition.value}`];
  });
}

function limitOf(
  query: ResolvedQuery,
  settings: CompileSettings,
  spine: Spine | null,
  perPeriod: boolean,
): number | null {
  if (query.groupings.length === 0) return null;
  const cap = settings.limit + 1;
  if (query.limit !== null && !perPeriod) return Math.min(Math.max(1, Math.trunc(query.limit)), cap);
  return spine && spine.periods < cap ? null : cap;
}

export function valueColumn(metric: Metric, period: Period): string {
  return period === 'current' ? metric.name : `${metric.name}_previous`;
}

/** Names of common tables; those of the upper layers are kept free. */
function createNames(): (name: string) => string {
  const taken = new Set(['periods', 'stacked', 'combined', 'measured', 'ranked']);
  return (wanted) => {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
    taken.add(name);
    return name;
  };
}
