import type { DimensionFilter, MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { emptyPeriods, periodOf } from './brute-periods.ts';
import { createWorld, type Row, type Value, type World } from './brute-world.ts';
import type { TinyRows } from './tiny-rows.ts';

/**
 * Answers a metric query by plain loops over the rows, sharing nothing with the compiler: the second opinion that the
 * compiled SQL is held against.
 */
export function bruteForce(query: MetricQuery, rows: TinyRows): readonly Result[] {
  const world = createWorld(rows);
  const groups = new Map<string, Group>();
  const needed = [
    ...new Set([...query.metrics, ...query.having.map((item) => item.metric), ...orderedMetric(query)]),
  ];
  const leaves = [...new Set(needed.flatMap(leavesOf))];
  const periods = query.compare ? (['current', 'previous'] as const) : (['current'] as const);
  if (query.groupings.length === 0) groups.set('[]', { key: [], cells: new Map() });
  for (const key of emptyPeriods(query)) groups.set(JSON.stringify([key]), { key: [key], cells: new Map() });
  for (const leaf of leaves) {
    for (const period of periods) collect(query, world, leaf, period, groups);
  }
  const results = [...groups.values()].map((group) => resultOf(group));
  return results.filter((result) => query.having.every((condition) => holds(result, condition)));
}

export interface Result {
  readonly key: readonly Value[];
  readonly metric: (name: string, period?: 'current' | 'previous') => number | null;
}

type Leaf = keyof typeof leafRules;
interface Group {
  readonly key: readonly Value[];
  readonly cells: Map<string, Row[]>;
}

const isDone = (row: Row) => row.status !== 'canceled';
const every = () => true;
const numbers = (list: readonly Row[], column: string) =>
  list.flatMap((row) => (typeof row[column] === 'number' ? [row[column]] : []));
const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);

const leafRules = {
  order_count: { table: 'orders', keeps: isDone, of: (list: readonly Row[]) => list.length },
  all_orders: { table: 'orders', keeps: every, of: (list: readonly Row[]) => list.length },
  canceled: {
    table: 'orders',
    keeps: (row: Row) => row.status === 'canceled',
    of: (list: readonly Row[]) => list.length,
  },
  sales: { table: 'orders', keeps: isDone, of: (list: readonly Row[]) => sum(numbers(list, 'amount')) },
  buyers: {
    table: 'orders',
    keeps: isDone,
    of: (list: readonly Row[]) => new Set(list.map((row) => row.member_id)).size,
  },
  minutes_avg: {
    table: 'orders',
    keeps: isDone,
    of: (list: readonly Row[]) => average(numbers(list, 'minutes')),
  },
  minutes_p90: {
    table: 'orders',
    keeps: isDone,
    of: (list: readonly Row[]) => percentile(numbers(list, 'minutes'), 0.9),
  },
  biggest: {
    table: 'orders',
    keeps: every,
    of: (list: readonly Row[]) => (list.length > 0 ? Math.max(...numbers(list, 'amount')) : null),
  },
  per_member: {
    table: 'orders',
    keeps: isDone,
    of: (list: readonly Row[]) =>
      divide(sum(numbers(list, 'amount')), new Set(list.map((row) => row.member_id)).size),
  },
  visitors: { table: 'visits', keeps: every, of: (list: readonly Row[]) => sum(numbers(list, 'visitors')) },
  quantity: { table: 'items', keeps: every, of: (list: readonly Row[]) => sum(numbers(list, 'quantity')) },
  member_count: { table: 'members', keeps: every, of: (list: readonly Row[]) => list.length },
} as const;

const formulas: Readonly<
  Record<string, { leaves: readonly Leaf[]; of: (value: (leaf: Leaf) => number | null) => number | null }>
> = {
  cancel_rate: {
    leaves: ['canceled', 'all_orders'],
    of: (value) => divide(value('canceled'), value('all_orders')),
  },
  basket: { leaves: ['sales', 'order_count'], of: (value) => divide(value('sales'), value('order_count')) },
  conversion: {
    leaves: ['order_count', 'visitors'],
    of: (value) => divide(value('order_count'), value('visitors')),
  },
  lost: {
    leaves: ['all_orders', 'order_count'],
    of: (value) => (value('all_orders') ?? 0) - (value('order_count') ?? 0),
  },
};

function leavesOf(metric: string): readonly Leaf[] {
  return formulas[metric]?.leaves ?? [metric as Leaf];
}

function orderedMetric(query: MetricQuery): readonly string[] {
  const by = query.order?.by;
  return by && !['time', 'change', 'change-rate'].includes(by) ? [by] : [];
}

function collect(
  query: MetricQuery,
  world: World,
  leaf: Leaf,
  period: 'current' | 'previous',
  groups: Map<string, Group>,
): void {
  const rule = leafRules[leaf];
  const range = period === 'previous' ? query.compare?.range : query.range;
  for (const row of world.rows(rule.table)) {
    const day = world.day(rule.table, row);
    if (range && day !== null && (day < range.from || day >= range.to)) continue;
    if (!rule.keeps(row)) continue;
    for (const key of keysOf(query, world, rule.table, row, period)) {
      const name = JSON.stringify(key);
      const group = groups.get(name) ?? { key, cells: new Map() };
      groups.set(name, group);
      const cell = `${leaf} ${period}`;
      group.cells.set(cell, [...(group.cells.get(cell) ?? []), row]);
    }
  }
}

/** Every group a row belongs to; none when a filter leaves it out. */
function keysOf(
  query: MetricQuery,
  world: World,
  table: string,
  row: Row,
  period: 'current' | 'previous',
): readonly Value[][] {
  const isGrouped = (kind: string) =>
    query.groupings.some(
      (grouping) => grouping.kind === 'dimension' && world.detailKind(table, grouping.name) === kind,
    );
  for (const filter of query.filters) {
    const kind = world.detailKind(table, filter.dimension);
    if (kind === null && !passes(filter, world.value(table, filter.dimension, row))) return [];
  }
  for (const kind of world.detailKinds(table)) {
    if (!isGrouped(kind) && !detailFiltersHold(query, world, table, row, kind)) return [];
  }
  let keys: Map<number, Value>[] = [new Map()];
  query.groupings.forEach((grouping, at) => {
    if (grouping.kind === 'time') {
      const value = periodOf(world.moment(table, row), grouping.grain, query, period);
      for (const key of keys) key.set(at, value);
    } else if (world.detailKind(table, grouping.name) === null) {
      for (const key of keys) key.set(at, world.value(table, grouping.name, row));
    }
  });
  for (const kind of world.detailKinds(table).filter(isGrouped)) {
    const tuples = detailTuples(query, world, table, row, kind);
    keys = keys.flatMap((key) => tuples.map((tuple) => new Map([...key, ...tuple])));
  }
  return keys.map((key) => query.groupings.map((_, at) => key.get(at) ?? null));
}

function detailFiltersHold(query: MetricQuery, world: World, table: string, row: Row, kind: string): boolean {
  const filters = query.filters.filter((filter) => world.detailKind(table, filter.dimension) === kind);
  const details = world.details(row, kind);
  const value = (filter: DimensionFilter, detail: Row) => world.detailValue(filter.dimension, detail);
  const wanted = filters.filter((filter) => !filter.negated);
  const isMet =
    wanted.length === 0 ||
    details.some((detail) => wanted.every((filter) => filter.values.includes(String(value(filter, detail)))));
  const unwanted = filters.filter((filter) => filter.negated);
  return (
    isMet &&
    unwanted.every(
      (filter) => !details.some((detail) => filter.values.includes(String(value(filter, detail)))),
    )
  );
}

function detailTuples(
  query: MetricQuery,
  world: World,
  table: string,
  row: Row,
  kind: string,
): Map<number, Value>[] {
  const filters = query.filters.filter((filter) => world.detailKind(table, filter.dimension) === kind);
  const details: (Row | null)[] = world.details(row, kind);
  if (details.length === 0) details.push(null);
  const tuples = new Map<string, Map<number, Value>>();
  for (const detail of details) {
    const value = (name: string) => (detail ? world.detailValue(name, detail) : null);
    if (!filters.every((filter) => passes(filter, value(filter.dimension)))) continue;
    const tuple = new Map<number, Value>();
    query.groupings.forEach((grouping, at) => {
      if (grouping.kind === 'dimension' && world.detailKind(table, grouping.name) === kind)
        tuple.set(at, value(grouping.name));
    });
    tuples.set(JSON.stringify([...tuple]), tuple);
  }
  return [...tuples.values()];
}

function passes(filter: DimensionFilter, value: Value): boolean {
  const isNamed = value !== null && filter.values.includes(String(value));
  return filter.negated ? !isNamed : isNamed;
}

function resultOf(group: Group): Result {
  const leaf = (name: Leaf, period: string) => leafRules[name].of(group.cells.get(`${name} ${period}`) ?? []);
  return {
    key: group.key,
    metric: (name, period = 'current') => {
      const formula = formulas[name];
      return formula ? formula.of((part) => leaf(part, period)) : leaf(name as Leaf, period);
    },
  };
}

function holds(result: Result, condition: MetricQuery['having'][number]): boolean {
  const value = result.metric(condition.metric);
  if (value === null) return false;
  const compare = {
    '>': value > condition.value,
    '>=': value >= condition.value,
    '<': value < condition.value,
    '<=': value <= condition.value,
    '=': value === condition.value,
  };
  return compare[condition.operator];
}

function divide(left: number | null, right: number | null): number | null {
  return left === null || !right ? null : left / right;
}

function average(list: readonly number[]): number | null {
  return list.length === 0 ? null : sum(list) / list.length;
}

/** percentile_cont: linear between the two nearest ranks. */
function percentile(list: readonly number[], fraction: number): number | null {
  if (list.length === 0) return null;
  const sorted = [...list].sort((a, b) => a - b);
  const place = fraction * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return below + (above - below) * (place - Math.floor(place));
}
