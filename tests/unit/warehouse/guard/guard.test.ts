import { beforeAll, describe, expect, test } from 'vitest';
import { type Guard, loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import type { GuardScope } from '../../../../src/warehouse/guard/guard-scope.ts';

const scope: GuardScope = {
  tables: new Set(['shop.orders', 'shop.customers', 'ref.regions', 'public.orders']),
  searchPath: ['shop', 'public'],
  types: new Set(['shop.order_state']),
  functions: new Set(['shop.won']),
};

let guard: Guard;
beforeAll(async () => {
  guard = await loadGuard();
});

function admitted(sql: string, within = scope) {
  const outcome = guard.check(sql, within);
  if (!outcome.ok) throw new Error(`${sql}: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}

function problem(sql: unknown, within = scope) {
  const outcome = guard.check(sql, within);
  if (outcome.ok) throw new Error(`admitted: ${outcome.value.text}`);
  return outcome.problem;
}

describe('when a query is ordinary, it is admitted', () => {
  test.each([
    'select 1;',
    '(select 1)',
    'table orders',
    'values (1, 2), (3, 4)',
    '/* 주석 */ select count(*) from orders -- 끝',
    'explain select count(*) from orders',
    'explain (costs off, format json) select 1',
    'select city as 지역, count(*) as "주문 수" from orders group by 1',
    'select call, "update", "select" from (values (1, 2, 3)) phone_log (call, "update", "select")',
    "select * from orders where state = '완료'::order_state",
    'select shop.won(1)',
    'select percentile_cont(0.9) within group (order by total) from orders',
    'select sum(total) over w from orders window w as (partition by city order by id rows between 6 preceding and current row)',
    "select * from generate_series('2026-03-01'::date, now(), interval '1 day') as d (day)",
    'with recursive r as (select 1 as n union all select n + 1 from r where n < 9) select * from r',
    'select $1::int + 1',
    "select json_query(detail, '$' with wrapper), json_exists(detail, '$.x'), json_value(detail, '$.n' returning int default 0 on empty), json_object('a': id absent on null), json_arrayagg(id order by id), json_objectagg(city: id), json_array(1, 2), json_array(select 1), detail is json object from orders",
    "select xmlelement(name a, xmlattributes(id as b), city), xmlforest(city), xmlparse(content '<a/>') is document from orders",
    'select a between symmetric 1 and 2, (a, b) in ((1, 2)), a - -1, - - a, 2 - (3 - 4), (a = b) = c, not a is null, (-1) ^ 2, (o).x, o.tags[1:2] from orders o',
    "select repeat('■', (count(*) / 10)::int) from orders",
    "select repeat('■', (sum(total) / 1000000)::int) from orders",
    "select repeat('■', round(20.0 * total / max(total) over ())::int) from orders",
    "select * from generate_series(now() - 7 * interval '1 day', now(), '1 hour') as t (hour)",
    'select * from generate_series((select min(id) from orders), (select max(id) from orders)) as n',
    "select city from orders where city like '50\\%' escape '\\'",
  ])('%s', (sql) => {
    expect(admitted(sql).text).not.toBe('');
  });
});

describe('tables', () => {
  test('when a name is bare, it is looked up along the search path and written out', () => {
    const { text, tables } = admitted('select o.id from orders o join customers using (id)');
    expect(tables).toEqual(['shop.customers', 'shop.orders']);
    expect(text).toContain('from shop.orders as o');
  });

  test('when a table is not open, nothing tells whether it exists', () => {
    const name = (sql: string) => ({ code: problem(sql).code, name: problem(sql).params?.name });
    expect(name('select * from secret.salaries')).toEqual({
      code: 'sql-unknown-table',
      name: 'secret.salaries',
    });
    expect(name('select * from secret.nothing')).toEqual({
      code: 'sql-unknown-table',
      name: 'secret.nothing',
    });
  });

  test('when the system catalog is read, it is refused as such', () => {
    expect(problem('select * from pg_class').code).toBe('sql-table-not-allowed');
    expect(problem('select * from information_schema.tables').code).toBe('sql-table-not-allowed');
  });

  test.each([
    ['with orders as (select 1 as id) select * from orders', []],
    ['with orders as (select * from orders) select * from orders', ['shop.orders']],
    ['with a as (select 1), orders as (select * from a) select * from orders', []],
    ['with a as (select * from orders), orders as (select 1) select * from a, orders', ['shop.orders']],
    ['with recursive a as (select * from orders), orders as (select 1) select * from a', []],
    [
      'with recursive orders as (select 1 as n union all select n + 1 from orders where n < 3) table orders',
      [],
    ],
    ['select * from (with orders as (select 1) select * from orders) x, orders', ['shop.orders']],
    ['(with orders as (select 1) table orders) union all select id from orders', ['shop.orders']],
    ['with orders as (select 1) select * from shop.orders', ['shop.orders']],
    ['with orders as (select 1) select (select count(*) from orders) from customers', ['shop.customers']],
  ])('when %s, the names mean what PostgreSQL takes them for', (sql, tables) => {
    expect(admitted(sql).tables).toEqual(tables);
  });
});

describe('refusals', () => {
  test.each([
    ['select pg_sleep(1)', 'sql-forbidden', 'function', 'pg_sleep', 7],
    ["select '한글', pg_sleep(1)", 'sql-forbidden', 'function', 'pg_sleep', 13],
    ["select 'x'::regclass", 'sql-forbidden', 'type', 'regclass', 12],
    ['select 1 operator(evil.+) 1', 'sql-forbidden', 'operator', 'evil.+', 9],
    ['select id from orders order by id using <', 'sql-forbidden', 'operator', 'USING <', 40],
    ["select repeat('x', 900000000)", 'sql-forbidden', 'argument', 'repeat > 10000', 7],
  ])('when %s, what and where is said', (sql, code, what, name, at) => {
    expect(problem(sql)).toEqual({ code, params: { what, name, at } });
  });

  test.each([
    ['delete from orders', 'DELETE'],
    ['with d as (delete from orders returning *) select * from d', 'DELETE'],
    ['select * into x from orders', 'SELECT INTO'],
    ['select * from orders for update', 'SELECT FOR UPDATE'],
    ["copy (select 1) to program 'id'", 'COPY'],
    ['explain analyze select 1', 'EXPLAIN ANALYZE'],
    ['explain delete from orders', 'EXPLAIN DELETE'],
    ['create table x as select 1', 'CREATE TABLE AS'],
    ['call f()', 'CALL'],
  ])('when %s, it is no query', (sql, what) => {
    expect(problem(sql)).toEqual({ code: 'sql-not-a-query', params: { what } });
  });

  test('when the text is not one statement, its count is said', () => {
    expect(problem("select '--'; drop table orders").params).toEqual({ count: 2 });
    expect(problem('').code).toBe('sql-empty');
    expect(problem('-- 주석뿐').code).toBe('sql-empty');
    expect(problem('selec 1').params).toEqual({ near: ' (“selec 1”)', at: 0 });
  });

  test('when the text is not text, too long or holds what nobody sees, the parser never meets it', () => {
    expect(problem(undefined).code).toBe('sql-bad-characters');
    expect(problem('select 1\0').params).toEqual({ what: 'U+0000', at: 8 });
    expect(problem('select \u202e1').params?.what).toBe('U+202E');
    expect(problem('select \u200b1').params?.what).toBe('U+200B');
    expect(problem("select '\ud800'").code).toBe('sql-bad-characters');
    expect(problem(`select '${'가'.repeat(5_500)}'`).params).toEqual({ bytes: 16_509, limit: 16_384 });
  });

  test('when a tree is deeper than any query, it is refused and the parser goes on', () => {
    expect(problem(`select 1${' + 1'.repeat(3_000)}`).params?.what).toBe('nesting');
    expect(problem(`select ${'case when true then '.repeat(500)}1${' end'.repeat(500)}`).params?.what).toBe(
      'nesting',
    );
    expect(admitted(`select ${'('.repeat(8_000)}1${')'.repeat(8_000)}`).text).toBe('select 1');
    expect(admitted('select 1').kind).toBe('select');
  });
});

test('when a literal holds a backslash, the text means the same with standard_conforming_strings on and off', () => {
  expect(admitted(String.raw`select 'a\', 'b'`).text).toBe(String.raw`select E'a\\', 'b'`);
});

test('when a literal hides characters behind escapes, the printed text does not show them either', () => {
  const { text } = admitted(String.raw`select E'a\004b\nc', U&'\200b', json_object()`);
  expect(text).toBe(String.raw`select E'a\u0004b\nc', E'\u200b', json_object()`);
  expect(admitted(text).text).toBe(text);
});

test('when the scope judges no tables, the catalog and unknown names pass', () => {
  const anything = { tables: null, searchPath: [] };
  expect(
    admitted("select 'x'::regclass, pg_get_viewdef(1), current_user from pg_class, nowhere", anything).tables,
  ).toEqual(['nowhere', 'pg_class']);
  expect(problem('select pg_read_file($$x$$)', anything).code).toBe('sql-forbidden');
});
