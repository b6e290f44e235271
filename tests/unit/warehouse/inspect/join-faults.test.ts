import { expect, test } from 'vitest';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { fanOuts } from '../../../../src/warehouse/inspect/fan-outs.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import type { TableLink } from '../../../../src/warehouse/inspect/inspection.ts';
import { joinFaults } from '../../../../src/warehouse/inspect/join-faults.ts';

const guard = await loadGuard();
const table = (name: string, columns: string, primaryKey: readonly string[]) => ({
  ...{ schema: 'shop', name, primaryKey },
  columns: columns.split(' ').map((column) => ({ name: column })),
});
const tables = [
  table('orders', 'order_id member_id shop_id region_id day at', ['order_id']),
  table('groceries', 'grocery_id member_id', ['grocery_id']),
  table('shops', 'shop_id category_id name', ['shop_id']),
  table('weather', 'region_id day rain', ['region_id', 'day']),
  table('members', 'member_id', ['member_id']),
  table('regions', 'region_id', ['region_id']),
];
const link = (from: string, to: string, column: string): TableLink => ({
  ...{ from: `shop.${from}`, to: `shop.${to}`, on: { [column]: column } },
  cardinality: 'many-to-one',
});
const links = [
  link('orders', 'members', 'member_id'),
  link('groceries', 'members', 'member_id'),
  link('orders', 'shops', 'shop_id'),
  link('orders', 'regions', 'region_id'),
  link('weather', 'regions', 'region_id'),
];

function shapeOf(sql: string) {
  const scope = { tables: new Set(tables.map(({ name }) => `shop.${name}`)), searchPath: ['shop'] };
  const checked = guard.check(sql, scope);
  if (!checked.ok) throw new Error(checked.problem.code);
  return inspectQuery(checked.value, tables).shape;
}

test.each([
  ['select count(*) from orders o, shops s', 'apart'],
  ['select count(*) from orders o cross join shops s where s.name = $$a$$', 'apart'],
  ['with x as (select shop_id from shops) select count(*) from orders o, x', 'apart'],
  ['select * from orders o join shops s on s.category_id = o.region_id', 'unlinked'],
  ['select * from orders o where o.region_id in (select category_id from shops)', 'unlinked'],
])('when %s is judged, its join is %s', (sql, kind) => {
  expect(joinFaults(shapeOf(sql), links, tables).map((fault) => fault.kind)).toEqual([kind]);
});

test.each([
  'select count(*) from orders o join shops s on s.shop_id = o.shop_id',
  'select count(*) from orders o, shops s where s.shop_id = 5',
  'select count(*) from orders o, shops s where s.shop_id = o.shop_id',
  'with n as (select count(*) as n from orders) select s.name, n.n from shops s, n',
  'select g, s.name from generate_series(1, 5) as g cross join shops s',
  'select s.name, x.order_id from shops s cross join lateral (select order_id from orders o where o.shop_id = s.shop_id limit 3) x',
  'select * from orders o join weather w on w.region_id = o.region_id and w.day = o.at::date',
  'select * from orders o join groceries g on g.member_id = o.member_id',
  'select count(*) from orders a join orders b on b.member_id = a.member_id and b.at > a.at',
  'select s.name from shops s where not exists (select 1 from orders o where o.shop_id = s.shop_id)',
])('when %s is judged, its joins stand', (sql) => {
  expect(joinFaults(shapeOf(sql), links, tables)).toEqual([]);
});

test.each([
  ['select count(*) from orders o join groceries g on g.member_id = o.member_id', 1],
  ['select o.member_id, count(*) from orders o join groceries g using (member_id) group by 1', 1],
  ['select count(*) from orders o join weather w on w.region_id = o.region_id', 1],
  ['select count(*) from orders o join weather w on w.region_id = o.region_id and w.day = o.at::date', 0],
  ['select count(*) from orders a join orders b on b.member_id = a.member_id and b.at > a.at', 0],
  [
    'select count(*) from orders o join (select member_id, count(*) as n from groceries group by 1) g on g.member_id = o.member_id',
    0,
  ],
])('when %s counts, %i tables are repeated', (sql, times) => {
  expect(fanOuts(shapeOf(sql), links)).toHaveLength(times);
});
