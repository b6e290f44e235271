import { beforeAll, describe, expect, test } from 'vitest';
import { type Guard, loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { fanOuts } from '../../../../src/warehouse/inspect/fan-outs.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import type { Inspection, TableLink } from '../../../../src/warehouse/inspect/inspection.ts';
import { nearestTables } from '../../../../src/warehouse/inspect/nearest.ts';
import { linksOfKeys } from '../../../support/key-links.ts';
import { visibleShop } from '../../../support/shop-tables.ts';
import { shopTables } from '../../../support/warehouse-schema.ts';

const scope = { tables: shopTables, searchPath: ['shop'] };
let guard: Guard;
beforeAll(async () => {
  guard = await loadGuard();
});

function inspected(sql: string): Inspection {
  const checked = guard.check(sql, scope);
  if (!checked.ok) throw new Error(`${JSON.stringify(checked.problem)} ${sql}`);
  return inspectQuery(checked.value, visibleShop);
}

function ref(name: string) {
  const [table, column] = name.split('.');
  return { table: `shop.${table}`, column };
}

describe('wrong names', () => {
  test.each([
    ['select totl from orders', 'total'],
    ['select o.totl from orders o join customers c on c.id = o.customer_id', 'total'],
    ['select nmae from orders o join customers c on c.id = o.customer_id', 'c.name'],
    ['select o.name from orders o join customers c on c.id = o.customer_id', 'c.name'],
    ['select name from orders', 'shop.customers.name'],
    ['select order_total from orders', 'total'],
    ['select amout from (select total as amount from orders) t', 'amount'],
    ['select total as revenue from orders order by revenu', 'revenue'],
    ['select 도시명 from (select city as 도시 from orders) t', '도시'],
  ])('when %s is inspected, the first name offered is %s', (sql, name) => {
    const { faults } = inspected(sql);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ kind: 'unknown-column' });
    expect(faults[0]?.nearest[0]).toBe(name);
  });

  test('when a table is called by the name its alias hides, the alias is offered', () => {
    expect(inspected('select orders.id from orders o').faults).toMatchObject([
      { kind: 'unknown-table', name: 'id', qualifier: 'orders', nearest: ['o'] },
    ]);
  });

  test('when two sources have the column, both names are offered', () => {
    expect(inspected('select city from orders o, customers c').faults).toMatchObject([
      { kind: 'ambiguous-column', name: 'city', nearest: ['o.city', 'c.city'] },
    ]);
  });

  test('when a hidden column is named or nearly named, it is not offered', () => {
    const { faults } = inspected('select email, emial, phone from customers');
    expect(faults).toHaveLength(3);
    expect(JSON.stringify(faults.map(({ nearest }) => nearest))).not.toMatch(/email|phone/);
  });

  test('when text of several bytes stands before it, the place counts characters', () => {
    const checked = guard.check("select '한글', totl from orders", scope);
    if (!checked.ok) throw new Error('refused');
    const [fault] = inspectQuery(checked.value, visibleShop).faults;
    expect(checked.value.text.slice(fault?.at)).toMatch(/^totl/);
  });

  test('when a table name is wrong, real ones are offered', () => {
    expect(nearestTables('ordrs', visibleShop)[0]).toBe('shop.orders');
    expect(nearestTables('public.order_items', visibleShop)).toContain('shop.items');
    expect(nearestTables('salaries', visibleShop)).toEqual([]);
  });
});

describe('the shape of a query', () => {
  test('when columns pass through subqueries, they are those of the tables', () => {
    const { shape } = inspected(
      'with a as (select city as c, total as t from orders where total > 5) select c, sum(x.t) as s from (select * from a) x group by c order by 2 limit 3',
    );
    expect(shape.outputs).toMatchObject([
      { name: 'c', kind: 'column', columns: [ref('orders.city')], aggregate: null },
      { name: 's', kind: 'aggregate', columns: [ref('orders.total')], aggregate: 'sum' },
    ]);
    expect(shape).toMatchObject({ groupedBy: ['c'], limit: 3, ordered: true });
    expect(shape.tables).toEqual([{ name: 'shop.orders', alias: 'orders' }]);
  });

  test('when conditions stand at any level, each is told with its columns and constants', () => {
    const { shape } = inspected(
      "select count(*) filter (where status in ('done', '취소')) from orders o where total between 1 and 2 and not (city = '서울' or city is null) and exists (select 1 from items i where i.order_id = o.id and product like '김%') having count(*) > 3",
    );
    const told = shape.conditions.map(({ clause, operator, literals }) => [clause, operator, literals]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['filter', 'in', ['done', '취소']],
        ['where', 'between', ['1', '2']],
        ['where', 'not =', ['서울']],
        ['where', 'is not null', []],
        ['where', 'exists', []],
        ['where', 'like', ['김%']],
        ['having', '>', ['3']],
      ]),
    );
    expect(shape.joins).toEqual([{ left: ref('items.order_id'), right: ref('orders.id'), kind: 'semi' }]);
  });

  test.each([
    ["select '서울', 100", true],
    ["select * from (values ('서울', 100), ('부산', 200)) t (city, total)", true],
    ['with a as (select 5 as n) select n * 2 from a union all select 7', true],
    ['select sum(n) from generate_series(1, 10) n', true],
    ['select 100 as total from orders limit 1', true],
    ['select (select 7 from orders limit 1)', true],
    ['select total from orders', false],
    ['select count(*) from orders', false],
    ['select exists (select 1 from orders)', false],
    ['select city, 100 from orders', false],
  ])('when the outputs of %s are looked at, all constant is %s', (sql, constant) => {
    expect(inspected(sql).shape.outputs.every(({ kind }) => kind === 'constant')).toBe(constant);
  });

  test.each([
    ['from orders o join customers c on c.id = o.customer_id', 'inner'],
    ['from orders o left join customers c on c.id = o.customer_id', 'left'],
    ['from orders o, customers c where c.id = o.customer_id', 'inner'],
    ['from orders o where o.customer_id in (select id from customers)', 'semi'],
  ])('when tables meet %s, the join is %s', (from, kind) => {
    const { joins } = inspected(`select o.id ${from}`).shape;
    expect(joins).toHaveLength(1);
    expect(joins[0]?.kind).toBe(kind);
    expect([joins[0]?.left, joins[0]?.right]).toEqual(
      expect.arrayContaining([ref('customers.id'), ref('orders.customer_id')]),
    );
  });
});

describe('aggregates that count twice', () => {
  const links: readonly TableLink[] = [
    ...linksOfKeys(visibleShop),
    { from: 'shop.city_totals', to: 'shop.orders', on: { city: 'id' }, cardinality: 'many-to-one' },
  ];
  const found = (sql: string) => fanOuts(inspected(sql).shape, links).map(({ table, by }) => [table, by]);
  const joined = 'from orders o join items i on i.order_id = o.id';
  const repeated = [['shop.orders', 'shop.items']];

  test.each([
    `select sum(o.total) ${joined}`,
    `select avg(o.total), i.product ${joined} group by i.product`,
    `select count(o.id) ${joined}`,
    `select sum(o.total) ${joined} where i.product = '김밥'`,
    'select sum(o.total) from orders o, items i where o.id = i.order_id',
    'select sum(o.total) from items i right join orders o on o.id = i.order_id',
    `with b as (select o.total as t ${joined}) select sum(t) from b`,
    'select sum(o.total) from orders o join (select order_id, product from items group by order_id, product) i on i.order_id = o.id',
    `select sum(o.total) over (partition by o.city) ${joined}`,
    `select sum(case when i.quantity > 1 then o.total end) ${joined}`,
    'with b as (select id, total * 2 as t from orders) select sum(b.t) from b join items i on i.order_id = b.id',
  ])('when %s runs, orders are repeated by items', (sql) => {
    expect(found(sql)).toEqual(repeated);
  });

  test.each([
    `select sum(i.price) ${joined}`,
    `select count(*) ${joined}`,
    `select count(distinct o.id), min(o.total), max(o.total) ${joined}`,
    `select o.id, sum(i.price * i.quantity) ${joined} group by o.id`,
    'select sum(o.total) from orders o join customers c on c.id = o.customer_id',
    'select sum(o.total) from orders o where exists (select 1 from items i where i.order_id = o.id)',
    'select sum(o.total) from orders o where o.id in (select order_id from items)',
    'select sum(o.total) from orders o join (select order_id, sum(price) as p from items group by order_id) i on i.order_id = o.id',
    'select sum(o.total) from orders o join (select distinct order_id from items) i on i.order_id = o.id',
    'select sum(o.total) from orders o join (select *, row_number() over (partition by order_id order by line) as n from items) i on i.order_id = o.id and i.n = 1',
    'select sum(o.total) from orders o join items i on i.order_id = o.id and i.line = 1',
    'select sum(o.total) from orders o cross join lateral (select price from items where order_id = o.id limit 1) i',
    'select sum(o.total) from orders o cross join lateral (select sum(price) from items where order_id = o.id) i',
    `select o.id, i.line, sum(o.total) ${joined} group by o.id, i.line`,
    `select sum(case when o.status = 'done' then 1 else 0 end) ${joined}`,
    'select sum(o.total) from orders o cross join (select avg(total) as a from orders) t',
    'select sum(t) from (select o.id, o.total as t from orders o join items i on i.order_id = o.id group by o.id, o.total) b',
  ])('when %s runs, nothing is told', (sql) => {
    expect(found(sql)).toEqual([]);
  });

  test('when two children stand side by side, what is counted is told', () => {
    const beside =
      'from orders o join items i on i.order_id = o.id join city_totals t on t.city = o.id::text';
    const tied = 'from orders o join items i on i.order_id = o.id join city_totals t on t.city = o.id';
    expect(found(`select sum(i.price) ${tied}`)).toEqual([['shop.items', 'shop.city_totals']]);
    expect(found(`select count(*) ${tied}`)).toEqual([['shop.items', 'shop.city_totals']]);
    expect(found(`select sum(i.price) ${beside}`)).toEqual([]);
  });
});

describe('hostile statements', () => {
  test.each([
    ['deep arithmetic', `select ${'id + '.repeat(900)}id from orders`],
    ['deep subqueries', `select ${'(select id from orders where id = '.repeat(150)}1${')'.repeat(150)}`],
    ['deep CASE', `select ${'case when '.repeat(150)}id = 1${' then true end'.repeat(150)} from orders`],
    ['deep windows', `select ${'sum(id) over (partition by '.repeat(150)}1${')'.repeat(150)} from orders`],
    [
      'many branches',
      `select id from orders${' union select id from items_'.replace('id from items_', '1').repeat(700)}`,
    ],
    [
      'doubling columns',
      `with a0 as (select * from orders)${Array.from({ length: 60 }, (_, i) => `, a${i + 1} as (select x.*, y.* from a${i} x, a${i} y)`).join('')} select * from a60`,
    ],
    [
      'doubling sources',
      `with a0 as (select id, customer_id from orders)${Array.from({ length: 100 }, (_, i) => `, a${i + 1} as (select x.id, y.customer_id from a${i} x join a${i} y on x.id = y.customer_id)`).join('')} select sum(id), count(*) from a100`,
    ],
    ['many wrong names', `select ${Array.from({ length: 1_500 }, (_, i) => `z${i}`).join(', ')} from orders`],
    ['names of objects', 'select constructor, t.__proto__, "hasOwnProperty" from orders t'],
    ['circles', 'with recursive a as (select * from b), b as (select * from a) select x from a'],
  ])('when %s is inspected, it neither throws nor grows', (_, sql) => {
    const { faults, shape } = inspected(sql);
    expect(faults.length).toBeLessThanOrEqual(300);
    expect(shape.outputs.length).toBeLessThanOrEqual(1_700);
    expect(Array.isArray(fanOuts(shape, linksOfKeys(visibleShop)))).toBe(true);
  });
});
