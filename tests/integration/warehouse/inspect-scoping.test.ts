import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { DatabaseError } from '../../../src/database/database-error.ts';
import { type Guard, loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../src/warehouse/inspect/inspect-query.ts';
import { analystQueries } from '../../support/analyst-queries.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { visibleShop } from '../../support/shop-tables.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { shopTables, warehouseSchema } from '../../support/warehouse-schema.ts';

const scope = { tables: shopTables, searchPath: ['shop'], types: new Set(['shop.order_state']) };

/** Columns, tables and aliases that the server does not find, or finds twice. */
const unresolved = new Set(['42703', '42P01', '42702']);

const right = [
  'select o.* , c.city from orders o, customers c where o.customer_id = c.id',
  'select o from orders o',
  'select orders.id from orders',
  'select shop.orders.id from shop.orders',
  'select ctid, xmin, tableoid from orders',
  'select t.a + t.b from (values (1, 2)) t (a, b)',
  'select column1 from (values (1), (2)) v',
  'select n.count from (select count(*) from orders) n',
  "select coalesce, d.date_trunc from (select coalesce(city, ''), date_trunc('day', ordered_at) from orders) d",
  'select t.total from (select total::numeric from orders) t',
  'select t.case from (select case when total > 1 then 1 end from orders) t',
  'select t.max from (select (select max(total) from orders)) t',
  'with a as (select id, total from orders), b as (select a.total from a) select total from b',
  'with a (x, y) as (select id, total from orders) select x + y from a',
  'with orders as (select id as n from shop.orders) select n from orders',
  'with recursive t as (select 1 as n union all select n + 1 from t where n < 5) select n from t',
  'with recursive t (n, m) as (values (1, 2) union all select n + 1, m from t where n < 5) select n, m from t',
  'with recursive t as (select id, 1 as depth from orders union all select t.id, depth + 1 from t where depth < 2) cycle id set looped using path select id, depth, looped, path from t',
  'with recursive t as (select id, 1 as depth from orders union all select t.id, depth + 1 from t where depth < 2) search depth first by id set place select id, place from t',
  'with recursive a as (select n from b), b as (select id as n from orders) select n from a',
  'select id from orders join customers using (id)',
  'select o.id, c.id, id from orders o join customers c using (id)',
  'select id, j.id from orders o join customers c using (id) as j',
  'select city from customers natural join city_totals',
  'select j.name, j.total from (customers c join city_totals t using (city)) as j',
  'select x from orders as o (x)',
  'select x, total from orders as o (x)',
  'select l.product from orders o, lateral (select product from items i where i.order_id = o.id limit 1) l',
  'select l.product from orders o left join lateral (select product from items where order_id = o.id) l on true',
  'select id from orders o where exists (select 1 from items where order_id = o.id and quantity > 1 and city is not null)',
  'select (select name from customers where id = customer_id) from orders',
  'select id, (select total from (select o.total) s) from orders o',
  'select city as c, count(*) from orders group by c order by c',
  'select city as status, count(*) from orders group by city order by status',
  'select total as t from orders order by t',
  'select total * 2 as city from orders order by city',
  'select city, sum(total) from orders group by 1 order by 2',
  'select sum(total) over w from orders window w as (partition by city order by id)',
  'select city from orders union select name as city from customers order by city',
  'select n from generate_series(1, 3) n',
  'select n.n, i from generate_series(1, 3) with ordinality as n (n, i)',
  'select generate_series from generate_series(1, 3)',
  'select tag from orders, unnest(tags) as tag',
  'select t.tag, t.place from orders o, unnest(o.tags) with ordinality as t (tag, place)',
  'select u.a, u.b from unnest(array[1, 2], array[3, 4]) as u (a, b)',
  'select key, value from orders, jsonb_each(detail)',
  "select value from jsonb_array_elements('[1]') x",
  "select x.a from jsonb_to_recordset('[]') as x (a int, b text)",
  'select a, b from rows from (generate_series(1, 2), generate_series(1, 3)) as t (a, b)',
  'select row_to_json(o) from orders o',
  'select o.row_to_json from orders o',
  'select (o).total from orders o',
  'select count(o) from orders o',
  'select s.* from (select * from orders) s where s.tags is not null',
  'select city, grouping(city) from orders group by rollup (city)',
  'select distinct on (city) city, id from orders order by city, total',
  'select count(*) filter (where total > 1) from orders having max(id) > 1',
  'select d::date from orders o cross join lateral (select o.ordered_at) x (d)',
  'select current_date, e.epoch from (select extract(epoch from ordered_at) as epoch from orders) e',
  'select a.id from (orders a join items b on a.id = b.order_id) join customers c on c.id = a.customer_id',
  'select t.id from (table orders) t',
  'select id from orders where (id, total) in (select order_id, price from items)',
  'select array(select product from items where order_id = o.id) from orders o',
  'select max.max from (select max(total) from orders) max',
];

const wrong = [
  'select totl from orders',
  'select o.totl from orders o',
  'select orders.id from orders o',
  'select x.id from orders o',
  'select shop.orders.id from orders o',
  'select id from orders, customers',
  'select city from orders join customers on customer_id = customers.id',
  'select t.id from (select id, 1 as id from orders) t',
  'select t.c from (values (1, 2)) t (a, b)',
  'select column3 from (values (1, 2)) v',
  'select n.total from (select count(*) from orders) n',
  'with a as (select id from orders) select total from a',
  'with a (x) as (select id from orders) select id from a',
  'with recursive t as (select 1 as n union all select m + 1 from t where n < 5) select n from t',
  'select id from orders join items using (id)',
  'select c.name from (customers c join city_totals t using (city)) as j',
  'select id from orders as o (x)',
  'select l.product from orders o, (select product from items i where i.order_id = o.id) l',
  'select * from orders a, items b join customers c on c.id = a.customer_id',
  'select id from orders o where exists (select 1 from items where order_id = o.nothing)',
  'select city as c from orders where c = 1::text',
  'select city as c, count(*) from orders group by city having c is null',
  'select total as t from orders order by t + 1',
  'select city from orders union select name from customers order by name',
  'select m from generate_series(1, 3) n',
  'select generate_series from generate_series(1, 3) n',
  'select sum(total) over (partition by town) from orders',
  'select sum(total) over w from orders window w as (order by idd)',
  'select count(*) filter (where totall > 1) from orders',
  'select i.* from orders o',
  'select case when totl > 1 then 1 end from orders',
  'select (select nam from customers where id = customer_id) from orders',
  'select tag from orders, unnest(tags) as t',
  'select ordinality from unnest(array[1])',
  'select key from orders, jsonb_object_keys(detail) k',
  'select id from orders limit (select max(totl) from orders)',
  'select city_totals.name from city_totals',
  'select array(select produkt from items where order_id = o.id) from orders o',
];

describe('names, against the server', () => {
  let database: Database;
  let guard: Guard;
  const directory = temporaryDirectory();

  beforeAll(async () => {
    guard = await loadGuard();
    database = await openEmbedded(await placeEmptyDatabase(`${directory}/warehouse`), { label: 'warehouse' });
    await database.script(warehouseSchema);
  });
  afterAll(() => database.close());

  async function stateOf(text: string): Promise<string | null> {
    const limits = { timeoutMs: 10_000, maxRows: 10, maxBytes: 100_000 };
    try {
      await database.read({
        text: `explain ${text}`,
        role: null,
        timeZone: 'UTC',
        searchPath: [],
        ...limits,
      });
      return null;
    } catch (error) {
      if (error instanceof DatabaseError) return error.sqlState;
      throw error;
    }
  }

  function checkedOf(sql: string) {
    const checked = guard.check(sql, scope);
    if (!checked.ok) throw new Error(`${JSON.stringify(checked.problem)} ${sql}`);
    return checked.value;
  }

  test.each(right)('when the server knows every name of %s, so does the binder', async (sql) => {
    const checked = checkedOf(sql);
    expect(await stateOf(checked.text)).toBeNull();
    expect(inspectQuery(checked, visibleShop).faults).toEqual([]);
  });

  test.each(wrong)('when the server misses a name of %s, the binder names it', async (sql) => {
    const checked = checkedOf(sql);
    expect(unresolved.has((await stateOf(checked.text)) ?? ''), checked.text).toBe(true);
    const [fault] = inspectQuery(checked, visibleShop).faults;
    expect(fault?.name).not.toBe('');
    expect(fault).toBeDefined();
  });

  test('when ordinary queries are inspected, no name is taken for wrong', () => {
    const faulty = analystQueries().filter(
      (sql) => inspectQuery(checkedOf(sql), visibleShop).faults.length > 0,
    );
    expect(faulty).toEqual([]);
  });
});
