import type { AggregateMetric, Metric } from '../../domain/knowledge.ts';
import { isZeroWhenEmpty, nullOf } from './metric-sql.ts';
import type { ResolvedQuery } from './resolve.ts';
import type { ScanSelect } from './scan-select.ts';
import { type CommonTable, quoteName, renderSelect, type SelectColumn } from './sql-text.ts';

export type Period = 'current' | 'previous';

/** Something the metrics can be selected from: aggregates as SQL, whatever lies below. */
export interface Source {
  readonly commonTables: readonly CommonTable[];
  readonly groupings: readonly SelectColumn[];
  readonly from: string;
  readonly joins: readonly string[];
  readonly where: readonly string[];
  /** True when the select over it must group, and conditions on metrics are HAVING. */
  readonly isAggregated: boolean;
  readonly leaf: (metric: AggregateMetric, period: Period) => string;
}

/** SQL of a metric at the level the final SELECT stands on. */
export type MetricValue = (metric: Metric, period: Period) => string;

/** One scan of one period, ready to be a common table. */
export interface ScanTable {
  readonly name: string;
  readonly period: Period;
  readonly leaves: readonly AggregateMetric[];
  readonly select: ScanSelect;
}

export function leafColumn(metric: AggregateMetric, period: Period): string {
  return period === 'current' ? metric.name : `${metric.name}_previous`;
}

/** The scan itself, when there is only one. */
export function plainSource(select: ScanSelect): Source {
  return { ...select, isAggregated: true, leaf: (metric) => select.leaf(metric) };
}

/** Totals: every scan is one row. */
export function crossJoined(scans: readonly ScanTable[]): Source {
  const [first, ...others] = scans.map((scan) => quoteName(scan.name));
  return {
    commonTables: scans.flatMap(scanTables),
    groupings: [],
    from: first ?? '',
    joins: others.map((name) => `cross join ${name}`),
    where: [],
    isAggregated: false,
    leaf: (metric, period) => `${tableOf(scans, metric, period)}.${quoteName(leafColumn(metric, period))}`,
  };
}

/** Every period of the range, with what the scans found for it. */
export function alongPeriods(
  scans: readonly ScanTable[],
  spine: { readonly column: string; readonly sql: string; readonly isDate: boolean },
): Source {
  const column = quoteName(spine.column);
  const periods = renderSelect({
    columns: [{ name: spine.column, sql: spine.isDate ? 'period::date' : 'period' }],
    from: spine.sql,
  });
  return {
    commonTables: [{ name: 'periods', sql: periods }, ...scans.flatMap(scanTables)],
    groupings: [{ name: spine.column, sql: `periods.${column}` }],
    from: 'periods',
    joins: scans.map(
      (scan) => `left join ${quoteName(scan.name)} on ${quoteName(scan.name)}.${column} = periods.${column}`,
    ),
    where: [],
    isAggregated: false,
    leaf: (metric, period) => {
      const sql = `${tableOf(scans, metric, period)}.${quoteName(leafColumn(metric, period))}`;
      return isZeroWhenEmpty(metric) ? `coalesce(${sql}, 0)` : sql;
    },
  };
}

/**
 * Several scans at one grain, as a full outer join on the groupings that also meets on nulls: PostgreSQL has no hashed
 * full join on `is not distinct from`, so the rows are stacked and each group folded into one.
 */
export function stacked(query: ResolvedQuery, scans: readonly ScanTable[]): Source {
  const names = query.groupings.map((grouping) => grouping.column);
  const cells = scans.flatMap((scan) =>
    scan.leaves.map((metric) => ({ scan, metric, column: leafColumn(metric, scan.period) })),
  );
  const branches = scans.map((scan, at) =>
    renderSelect({
      columns: [
        ...names.map((name) => ({ name, sql: quoteName(name) })),
        ...cells.map((cell) => {
          if (cell.scan === scan) return { name: cell.column, sql: quoteName(cell.column) };
          return at === 0 ? { name: cell.column, sql: nullOf(cell.metric) } : { name: '', sql: 'null' };
        }),
      ],
      from: quoteName(scan.name),
    }),
  );
  const combined = renderSelect({
    columns: [
      ...names.map((name) => ({ name, sql: quoteName(name) })),
      ...cells.map((cell) => {
        const sql = `max(${quoteName(cell.column)})`;
        return { name: cell.column, sql: isZeroWhenEmpty(cell.metric) ? `coalesce(${sql}, 0)` : sql };
      }),
    ],
    from: 'stacked',
    groupBy: names.length,
  });
  return {
    commonTables: [
      ...scans.flatMap(scanTables),
      { name: 'stacked', sql: branches.join('\nunion all\n') },
      { name: 'combined', sql: combined },
    ],
    groupings: names.map((name) => ({ name, sql: quoteName(name) })),
    from: 'combined',
    joins: [],
    where: [],
    isAggregated: false,
    leaf: (metric, period) => quoteName(leafColumn(metric, period)),
  };
}

function scanTables(scan: ScanTable): readonly CommonTable[] {
  const { select } = scan;
  const sql = renderSelect({
    columns: [
      ...select.groupings,
      ...scan.leaves.map((metric) => ({ name: leafColumn(metric, scan.period), sql: select.leaf(metric) })),
    ],
    from: select.from,
    joins: select.joins,
    where: select.where,
    groupBy: select.groupings.length,
  });
  return [...select.commonTables, { name: scan.name, sql }];
}

function tableOf(scans: readonly ScanTable[], metric: AggregateMetric, period: Period): string {
  const scan = scans.find((candidate) => candidate.period === period && candidate.leaves.includes(metric));
  if (!scan) throw new Error(`no scan computes ${metric.name} for the ${period} range`);
  return quoteName(scan.name);
}
