import type { AggregateMetric, Dimension } from '../../domain/knowledge.ts';
import { bracedNames } from '../model/expression.ts';
import type { FoundRoute } from '../model/route.ts';
import { createAliases } from './aliases.ts';
import { createDetails, type Details } from './details.ts';
import { filterSql } from './filter-sql.ts';
import { createJoins, type Joins } from './joins.ts';
import { aggregateSql, inParentheses } from './metric-sql.ts';
import { dayOf, periodOf, shifted } from './period.ts';
import { type ScanPlan, sharedFilters } from './plan-scans.ts';
import { qualify } from './qualify.ts';
import type { ResolvedFilter } from './resolve.ts';
import { rangeOf, type ScanContext, type ScanScope } from './scan-scope.ts';
import { type CommonTable, quoteName, quoteTable, type SelectColumn } from './sql-text.ts';

/** What one scan reads: the parts of a SELECT, with its aggregates still to be chosen. */
export interface ScanSelect {
  readonly commonTables: readonly CommonTable[];
  readonly groupings: readonly SelectColumn[];
  readonly from: string;
  readonly joins: readonly string[];
  readonly where: readonly string[];
  /** SQL of an aggregate of the scan. */
  readonly leaf: (metric: AggregateMetric) => string;
  readonly tables: readonly string[];
}

/**
 * Joins that may multiply rows never touch the scan itself: what a row may have several of is reduced to distinct pairs
 * of key and value first (groupings) or asked for by EXISTS (filters), so every aggregate stays right, also averages,
 * distinct counts and percentiles.
 */
export function scanSelect(context: ScanContext): ScanSelect {
  const { scan } = context;
  const takeAlias = createAliases();
  const alias = takeAlias(scan.table);
  const joins = createJoins({ table: scan.table, alias }, takeAlias);
  const timeAlias = scan.timeFrom === null ? alias : ownerAlias(context, scan.timeFrom, joins);
  const scope: ScanScope = {
    context,
    alias,
    time: scan.time === null ? null : { sql: `${timeAlias}.${quoteName(scan.time)}`, type: scan.timeType },
    takeAlias,
    joins,
    tables: new Set([scan.table, ...(scan.timeFrom === null ? [] : [scan.timeFrom])]),
  };
  const details = createDetails(scope);
  const groupings = context.query.groupings.map((grouping) => ({
    name: grouping.column,
    sql: grouping.kind === 'time' ? timeSql(scope, grouping.grain) : dimensionSql(scope, details, grouping),
  }));
  const filters = context.query.filters.flatMap((filter) => rowFilter(scope, details, filter));
  const { commonTables, joins: detailJoins, exists } = details.finish();
  const shared = sharedFilters(scan);
  const condition = (filter: string) => conditionSql(scope, filter);
  const own = (leaf: AggregateMetric) =>
    leaf.filters.filter((filter) => !shared.includes(filter)).map(condition);
  const ofAll = shared.map(condition);
  const ofSome = someLeaf(scan, own);
  const leaves = new Map(
    scan.leaves.map((leaf) => [leaf.name, aggregateSql(leaf, pieceSql(scope, leaf.expression), own(leaf))]),
  );
  return {
    commonTables,
    groupings,
    from: `${quoteTable(scan.table)} as ${alias}`,
    joins: [...detailJoins, ...scope.joins.lines()],
    where: [...rangeOf(scope), ...ofAll, ...ofSome, ...filters, ...exists],
    leaf: (metric) => leaves.get(metric.name) ?? '',
    tables: [...scope.tables],
  };
}

/** Joins the one row that the scan's rows are part of; that there is such a join was checked with the metric. */
function ownerAlias({ scan, model }: ScanContext, owner: string, joins: Joins): string {
  const join = model.tables.get(scan.table)?.joins.find(({ to }) => to === owner);
  const step = { from: scan.table, to: owner, on: Object.entries(join?.on ?? {}) };
  return joins.follow([{ ...step, many: false, toDetails: false, optional: false }], false).get(owner) ?? '';
}

/** Joins along a route that leads to one row at most, and returns the dimension's SQL. */
function joinedDimension(
  scope: ScanScope,
  dimension: Dimension,
  route: FoundRoute,
  keepsRows: boolean,
): string {
  for (const step of route.steps) scope.tables.add(step.to);
  const aliases = scope.joins.follow(route.steps, keepsRows);
  const { day } = route;
  if (!day) return qualify(dimension.expression, aliases.get(dimension.table) ?? scope.alias);
  scope.tables.add(day.table);
  const on = (alias: string) => [
    `${alias}.${quoteName(day.column)} = ${scope.time ? dayOf(scope.time, scope.context.settings) : 'null'}`,
    ...day.keys.map(
      (key) =>
        `${alias}.${quoteName(key.to)} = ${aliases.get(key.table) ?? scope.alias}.${quoteName(key.column)}`,
    ),
  ];
  return qualify(dimension.expression, scope.joins.attach(day.table, on, keepsRows));
}

/** The route was found when the query was resolved. */
function routeOf(scope: ScanScope, dimension: Dimension): FoundRoute {
  const { model, scan } = scope.context;
  return model.route(scan.leaves[0] as AggregateMetric, dimension) as FoundRoute;
}

function timeSql(scope: ScanScope, grain: Parameters<typeof periodOf>[1]): string {
  const { settings, range, shiftTo } = scope.context;
  if (!scope.time) throw new Error('a metric without time was grouped by time');
  const period = periodOf(scope.time, grain, settings);
  if (!range || !shiftTo) return period;
  return shifted(period, grain, { from: range, to: shiftTo }, settings.weekStart);
}

function dimensionSql(
  scope: ScanScope,
  details: Details,
  grouping: { readonly dimension: Dimension; readonly column: string },
): string {
  const route = routeOf(scope, grouping.dimension);
  if (route.fanOut) return details.group(grouping.dimension, route, grouping.column);
  return joinedDimension(scope, grouping.dimension, route, true);
}

function rowFilter(scope: ScanScope, details: Details, filter: ResolvedFilter): readonly string[] {
  const route = routeOf(scope, filter.dimension);
  if (route.fanOut) {
    details.filter(filter, route);
    return [];
  }
  return [filterSql(joinedDimension(scope, filter.dimension, route, filter.negated), filter)];
}

/** A row that no aggregate counts must not make a group of zeros. */
function someLeaf(scan: ScanPlan, own: (leaf: AggregateMetric) => readonly string[]): readonly string[] {
  const conditions = scan.leaves.map((leaf) => own(leaf).join(' and '));
  if (scan.leaves.length === 1 || conditions.includes('')) return [];
  const alternatives = [...new Set(conditions)].map((text) => (text.includes(' and ') ? `(${text})` : text));
  return [`(${alternatives.join(' or ')})`];
}

function conditionSql(scope: ScanScope, filter: string): string {
  const sql = pieceSql(scope, filter);
  return /\bor\b/i.test(sql) ? `(${sql})` : sql;
}

/** SQL of a metric's piece: bare columns get the scan's alias, and `{dimension}` is joined, one value to a row. */
function pieceSql(scope: ScanScope, piece: string): string {
  return piece
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      const dimension = scope.context.model.dimensions.get(bracedNames(part)[0] ?? '');
      if (!dimension) return qualify(part, scope.alias);
      return inParentheses(joinedDimension(scope, dimension, routeOf(scope, dimension), true));
    })
    .join('');
}
