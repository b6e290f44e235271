import type { Dimension } from '../../domain/knowledge.ts';
import type { JoinStep } from '../model/join-graph.ts';
import type { FoundRoute } from '../model/route.ts';
import { filterSql } from './filter-sql.ts';
import { createJoins, joinConditions } from './joins.ts';
import { qualify } from './qualify.ts';
import type { ResolvedFilter } from './resolve.ts';
import { rangeOf, type ScanScope } from './scan-scope.ts';
import { type CommonTable, indent, quoteName, quoteTable, renderSelect } from './sql-text.ts';

/** What a row may have several of (an order's items, its payments), kept from multiplying the row. */
export interface Details {
  /** Groups by the distinct values among a row's details; returns the SQL of the value. */
  group(dimension: Dimension, route: FoundRoute, column: string): string;
  filter(filter: ResolvedFilter, route: FoundRoute): void;
  finish(): {
    readonly commonTables: readonly CommonTable[];
    readonly joins: readonly string[];
    readonly exists: readonly string[];
  };
}

interface Wanted {
  readonly first: JoinStep;
  readonly name: string;
  readonly alias: string;
  readonly groups: { readonly dimension: Dimension; readonly route: FoundRoute; readonly column: string }[];
  readonly filters: { readonly filter: ResolvedFilter; readonly route: FoundRoute }[];
}

export function createDetails(scope: ScanScope): Details {
  const wanted = new Map<string, Wanted>();
  const filters: { filter: ResolvedFilter; route: FoundRoute }[] = [];

  return {
    group(dimension, route, column) {
      const first = route.steps[0] as JoinStep;
      let pairs = wanted.get(keyOf(first));
      if (!pairs) {
        const name = scope.context.takeName(`${bareName(scope.context.scan.table)}_by_${column}`);
        pairs = { first, name, alias: scope.takeAlias(name), groups: [], filters: [] };
        wanted.set(keyOf(first), pairs);
      }
      pairs.groups.push({ dimension, route, column });
      return `${pairs.alias}.${quoteName(column)}`;
    },
    filter: (filter, route) => void filters.push({ filter, route }),
    finish() {
      const apart = filters.filter((item) => {
        const pairs = wanted.get(keyOf(item.route.steps[0] as JoinStep));
        pairs?.filters.push(item);
        return !pairs;
      });
      return {
        commonTables: [...wanted.values()].map((pairs) => ({
          name: pairs.name,
          sql: distinctPairs(scope, pairs),
        })),
        joins: [...wanted.values()].map((pairs) => joinPairs(scope, pairs)),
        exists: existsConditions(scope, apart),
      };
    },
  };
}

/** One row per key and value. Rows without details keep a null, since the joins start at the row itself. */
function distinctPairs(scope: ScanScope, pairs: Wanted): string {
  const { table } = scope.context.scan;
  const joins = createJoins({ table, alias: scope.alias }, scope.takeAlias);
  const sqlOf = (dimension: Dimension, route: FoundRoute): string => {
    for (const step of route.steps) scope.tables.add(step.to);
    return qualify(dimension.expression, joins.follow(route.steps, true).get(dimension.table) ?? scope.alias);
  };
  const values = pairs.groups.map((group) => ({
    name: group.column,
    sql: sqlOf(group.dimension, group.route),
  }));
  const where = pairs.filters.map((item) => filterSql(sqlOf(item.filter.dimension, item.route), item.filter));
  return renderSelect({
    distinct: true,
    columns: [
      ...primaryKey(scope).map((name) => ({ name, sql: `${scope.alias}.${quoteName(name)}` })),
      ...values,
    ],
    from: `${quoteTable(table)} as ${scope.alias}`,
    joins: joins.lines(),
    where: [...rangeOf(scope), ...where],
  });
}

function joinPairs(scope: ScanScope, pairs: Wanted): string {
  const on = primaryKey(scope).map(
    (name) => `${pairs.alias}.${quoteName(name)} = ${scope.alias}.${quoteName(name)}`,
  );
  return `join ${quoteName(pairs.name)} as ${pairs.alias} on ${on.join(' and ')}`;
}

/** Wanted values must meet in one detail row; an unwanted one must be in none. */
function existsConditions(
  scope: ScanScope,
  items: readonly { readonly filter: ResolvedFilter; readonly route: FoundRoute }[],
): readonly string[] {
  const positive = new Map<string, { filter: ResolvedFilter; route: FoundRoute }[]>();
  const negative: string[] = [];
  for (const item of items) {
    if (item.filter.negated) {
      const plain = { ...item, filter: { ...item.filter, negated: false } };
      negative.push(`not ${existsSql(scope, [plain])}`);
      continue;
    }
    const key = keyOf(item.route.steps[0] as JoinStep);
    positive.set(key, [...(positive.get(key) ?? []), item]);
  }
  return [...[...positive.values()].map((group) => existsSql(scope, group)), ...negative];
}

function existsSql(
  scope: ScanScope,
  items: readonly { readonly filter: ResolvedFilter; readonly route: FoundRoute }[],
): string {
  const first = items[0]?.route.steps[0] as JoinStep;
  const alias = scope.takeAlias(first.to);
  const joins = createJoins({ table: first.to, alias }, scope.takeAlias);
  scope.tables.add(first.to);
  const conditions = items.map(({ filter, route }) => {
    for (const step of route.steps) scope.tables.add(step.to);
    const aliases = joins.follow(route.steps.slice(1), false);
    return filterSql(
      qualify(filter.dimension.expression, aliases.get(filter.dimension.table) ?? alias),
      filter,
    );
  });
  const lines = [
    'select 1',
    `from ${quoteTable(first.to)} as ${alias}`,
    ...joins.lines(),
    `where ${[...joinConditions(first, scope.alias, alias), ...conditions].join('\n  and ')}`,
  ];
  return `exists (\n${indent(indent(lines.join('\n')))}\n  )`;
}

function primaryKey(scope: ScanScope): readonly string[] {
  return scope.context.model.tables.get(scope.context.scan.table)?.primaryKey ?? [];
}

function keyOf(step: JoinStep): string {
  return `${step.to}|${step.on.join()}`;
}

function bareName(table: string): string {
  return table.slice(table.indexOf('.') + 1);
}
