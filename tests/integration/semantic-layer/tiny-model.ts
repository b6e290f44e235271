import type {
  AggregateMetric,
  Dimension,
  Metric,
  TableJoin,
  TableMeta,
} from '../../../src/domain/knowledge.ts';
import type { SemanticModel } from '../../../src/semantic-layer/model.ts';
import { buildSemanticModel } from '../../../src/semantic-layer/model.ts';

const source = { path: 'tests', line: 1, owner: 'tests' };
const both = (text: string) => ({ ko: text, en: text });

function table(name: string, primaryKey: readonly string[], joins: readonly TableJoin[]): TableMeta {
  return {
    name: `tiny.${name}`,
    label: both(name),
    purpose: both(name),
    service: 'tests',
    keywords: [],
    questions: [],
    columns: {},
    primaryKey,
    joins,
    freshness: null,
    source,
  };
}

function toOne(to: string, column: string): TableJoin {
  return { to: `tiny.${to}`, on: { [column]: column }, cardinality: 'many-to-one' };
}

export const tinyTables: readonly TableMeta[] = [
  table('regions', ['region_id'], []),
  table('members', ['member_id'], [toOne('regions', 'region_id')]),
  table('orders', ['order_id'], [toOne('members', 'member_id'), toOne('regions', 'region_id')]),
  table('products', ['product_id'], []),
  table('items', ['item_id'], [toOne('orders', 'order_id'), toOne('products', 'product_id')]),
  table('payments', ['payment_id'], [toOne('orders', 'order_id')]),
  table('visits', ['visit_date', 'region_id'], [toOne('regions', 'region_id')]),
  table('weather', ['date', 'region_id'], [toOne('regions', 'region_id')]),
];

type Own = 'name' | 'table' | 'expression';

export function aggregate(own: Pick<AggregateMetric, Own> & Partial<AggregateMetric>): AggregateMetric {
  return {
    ...metricBase(own.name),
    format: 'integer',
    kind: 'aggregate',
    filters: [],
    time: 'ordered_at',
    ...own,
  };
}

export function metricBase(name: string) {
  const empty = { ko: [], en: [] };
  return {
    name,
    label: both(name),
    synonyms: empty,
    description: both(name),
    format: 'decimal',
    assumptions: [],
    better: null,
    source,
  } as const;
}

export function dimension(own: Pick<Dimension, Own> & Partial<Dimension>): Dimension {
  const empty = { ko: [], en: [] };
  return {
    label: both(own.name),
    synonyms: empty,
    description: both(own.name),
    format: 'text',
    listed: true,
    valueSynonyms: {},
    source,
    ...own,
  };
}

const orders = { table: 'tiny.orders' };
const done = { filters: ["status <> 'canceled'"] };

export const tinyMetrics: readonly Metric[] = [
  aggregate({ ...orders, ...done, name: 'order_count', expression: 'count(*)' }),
  aggregate({ ...orders, name: 'all_orders', expression: 'count(*)' }),
  aggregate({ ...orders, name: 'canceled', expression: 'count(*)', filters: ["status = 'canceled'"] }),
  aggregate({ ...orders, ...done, name: 'sales', expression: 'sum(amount)', format: 'krw' }),
  aggregate({ ...orders, ...done, name: 'buyers', expression: 'count(distinct member_id)' }),
  aggregate({ ...orders, ...done, name: 'minutes_avg', expression: 'avg(minutes)', format: 'minutes' }),
  aggregate({
    ...orders,
    ...done,
    name: 'minutes_p90',
    expression: 'percentile_cont(0.9) within group (order by minutes)',
    format: 'minutes',
  }),
  aggregate({ ...orders, name: 'biggest', expression: 'max(amount)', format: 'krw' }),
  aggregate({
    ...orders,
    ...done,
    name: 'per_member',
    expression: 'sum(amount)::numeric / nullif(count(distinct member_id), 0)',
    format: 'decimal',
  }),
  aggregate({
    name: 'visitors',
    table: 'tiny.visits',
    expression: 'sum(visitors)',
    time: 'visit_date',
    timeType: 'date',
  }),
  aggregate({ name: 'quantity', table: 'tiny.items', expression: 'sum(quantity)', time: null }),
  aggregate({ name: 'member_count', table: 'tiny.members', expression: 'count(*)', time: null }),
  {
    ...metricBase('cancel_rate'),
    format: 'percent',
    kind: 'ratio',
    numerator: 'canceled',
    denominator: 'all_orders',
  },
  { ...metricBase('basket'), kind: 'ratio', numerator: 'sales', denominator: 'order_count' },
  {
    ...metricBase('conversion'),
    format: 'percent',
    kind: 'ratio',
    numerator: 'order_count',
    denominator: 'visitors',
  },
  { ...metricBase('lost'), kind: 'derived', expression: '{all_orders} - {order_count}' },
];

export const tinyDimensions: readonly Dimension[] = [
  dimension({
    name: 'region',
    table: 'tiny.regions',
    expression: 'name',
    via: { 'tiny.items': 'tiny.orders' },
  }),
  dimension({
    name: 'sido',
    table: 'tiny.regions',
    expression: 'sido',
    via: { 'tiny.items': 'tiny.orders' },
  }),
  dimension({ name: 'channel', table: 'tiny.orders', expression: 'channel' }),
  dimension({ name: 'tier', table: 'tiny.members', expression: 'tier' }),
  dimension({ name: 'category', table: 'tiny.products', expression: 'category' }),
  dimension({ name: 'brand', table: 'tiny.products', expression: 'brand' }),
  dimension({ name: 'method', table: 'tiny.payments', expression: 'method', alike: true }),
  dimension({
    name: 'size',
    table: 'tiny.orders',
    expression: "case when amount >= 300 then 'large' else 'small' end",
  }),
  dimension({ name: 'weather', table: 'tiny.weather', expression: 'condition', day: 'date' }),
];

export function tinyModel(): SemanticModel {
  return buildSemanticModel({
    tables: tinyTables,
    metrics: tinyMetrics,
    dimensions: tinyDimensions,
    values: [],
  });
}
