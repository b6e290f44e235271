import { expect, test } from 'vitest';
import type { Localised } from '../../../../src/domain/locale.ts';
import { tellConditions } from '../../../../src/text2sql/generative/conditions.ts';
import { askedDays } from '../../../../src/text2sql/generative/period/asked-days.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const guard = await loadGuard();
const columns = ['id', 'city', 'status', 'amount', 'day', 'shop_id', 'is_test', 'share'].map((name) => ({
  name,
  type: name === 'day' ? 'date' : name === 'is_test' ? 'boolean' : 'text',
}));
const tableLabels: Readonly<Record<string, Localised>> = {
  'shop.orders': { ko: '주문', en: 'Orders' },
  'shop.shops': { ko: '가게', en: 'Shops' },
};
const links = [
  { from: 'shop.orders', to: 'shop.shops', on: { shop_id: 'shop_id' }, cardinality: 'many-to-one' as const },
  { from: 'shop.visits', to: 'shop.shops', on: { shop_id: 'shop_id' }, cardinality: 'many-to-one' as const },
];
const tables = [
  { schema: 'shop', name: 'orders', columns },
  { schema: 'shop', name: 'shops', columns: [{ name: 'shop_id' }, { name: 'name' }] },
  { schema: 'shop', name: 'visits', columns: [{ name: 'id' }, { name: 'shop_id' }] },
];

function told(question: string | null, sql: string, shown: readonly string[] = []) {
  const checked = guard.check(sql, {
    tables: new Set(['shop.orders', 'shop.shops', 'shop.visits']),
    searchPath: ['shop'],
  });
  if (!checked.ok) throw new Error(checked.problem.code);
  const names = {
    table: (name: string) => tableLabels[name] ?? null,
    column: (_: string, column: string) => (column === 'city' ? { ko: '도시', en: 'City' } : null),
    links,
  };
  const { shape } = inspectQuery(checked.value, tables);
  if (question === null) return tellConditions(shape, names, null, 'ko');
  const days = askedDays(question, null, TEST_CLOCK, []);
  const sources = {
    ...{ asked: [question], shown, days, timeZone: TEST_CLOCK.timeZone },
    filters: [{ table: 'shop.orders', filter: "status <> 'payment_failed'" }],
    meaningOf: (_: string, column: string, value: string) => ({
      gloss: column === 'status' && value === 'paused' ? '일시 중지' : '',
      synonyms: column === 'city' && value === 'web' ? ['웹 주문'] : [],
    }),
  };
  return tellConditions(shape, names, sources, 'ko');
}

const foreignIn = (...args: Parameters<typeof told>) =>
  told(...args).flatMap(({ text, isForeign }) => (isForeign ? [text] : []));

test('when a query is explained that nobody asked for, every condition is told and none is foreign', () => {
  const all = told(null, "select count(*) from orders where city = '서울' and amount > '777'");
  expect(all.map(({ isForeign }) => isForeign)).toEqual([false, false]);
});

test('when conditions come from the question, they are told in words and none is foreign', () => {
  const sql = `select count(*) from orders where city = '서울' and day >= '2026-03-23' and day < '2026-03-30'
    and amount > '10000'`;
  const all = told('지난주 서울에서 1만 원 넘는 주문', sql);
  expect(all.map(({ isForeign }) => isForeign)).toEqual([false, false, false, false]);
  expect(all[0]?.text).toBe('도시 = 서울');
});

test('when a condition comes from a definition or a stored value shown, it is not foreign', () => {
  const sql = "select count(*) from orders where status <> 'canceled' and city = 'Seoul'";
  expect(foreignIn('주문 수', sql, ["where status <> 'canceled'", 'shop.orders.city = "Seoul"'])).toEqual([]);
});

test.each([
  ['주말 주문', 'extract(isodow from day) in (6, 7)'],
  ['저녁에 온 주문', "extract(hour from day at time zone 'Asia/Seoul') between 17 and 21"],
  ['점심 주문', 'extract(hour from day) >= 11 and extract(hour from day) < 14'],
  ['새벽 주문', 'extract(hour from day) < 6'],
  ['하루 안에 온 주문', "day < day + interval '1 day'"],
  ['7일 안에 온 주문', "day < day + interval '7 days'"],
  ['48시간 안에 온 주문', "day < day + interval '2 days'"],
  ['쉬고 있는 가게', "status = 'paused'"],
  ['일시 중지된 가게', "status = 'paused'"],
  ['주문', "status <> 'payment_failed'"],
  ['일반 주문', 'not is_test'],
])('when %s is asked for, %s is not foreign', (question, condition) => {
  expect(foreignIn(question, `select count(*) from orders where ${condition}`)).toEqual([]);
});

test.each([
  ['주문', 'extract(isodow from day) in (6, 7)'],
  ['주말 주문', 'extract(hour from day) in (6, 7)'],
  ['저녁에 온 주문', 'extract(hour from day) >= 9'],
  ['주문', "day < day + interval '7 days'"],
  ['열린 가게', "status = 'paused'"],
  ['주문', "status <> 'gift'"],
])('when %s is asked for, %s is foreign', (question, condition) => {
  expect(foreignIn(question, `select count(*) from orders where ${condition}`)).toHaveLength(1);
});

const texts = (sql: string) => told('지난주 서울 주문', sql).map(({ text }) => text);

test('when rows without others are asked for, that is what is told', () => {
  const anti = `select s.name from shops s where not exists
    (select 1 from orders o where o.shop_id = s.shop_id and o.city = '서울')`;
  const joined = `select s.name from shops s
    left join orders o on o.shop_id = s.shop_id and o.city = '서울' where o.id is null`;
  const listed = `select s.name from shops s where s.shop_id not in
    (select o.shop_id from orders o where o.city = '서울')`;
  for (const sql of [anti, joined, listed])
    expect(texts(sql)).toEqual(['주문이 없는 것만 (주문 조건: 도시 = 서울)']);
  expect(texts(anti.replace('not exists', 'exists'))).toEqual(['주문이 있는 것만 (주문 조건: 도시 = 서울)']);
});

test('when an outer join has conditions of its own, they leave no row out', () => {
  const sql = `select s.name, count(o.id) from shops s
    left join orders o on o.shop_id = s.shop_id and o.city = '서울' group by 1`;
  expect(texts(sql)).toEqual(['이어 붙이는 행만: 도시 = 서울']);
});

test.each([
  [
    'select count(*) from (select ntile(10) over (order by amount) as tile from orders) as x where tile = 1',
    'tile = 1',
  ],
  [
    'select count(*) from orders a join orders b on b.city = a.city and b.day = a.day + 1',
    'b.day = a.day + 1',
  ],
  ['select count(*) from orders where amount::int % 2 = 0', 'amount::integer % 2 = 0'],
  ["select count(*) from orders where day < now() + interval '7 days'", "day < now() + '7 days'::interval"],
])('when an operand of %s is computed, the condition is told as it is written', (sql, text) => {
  expect(texts(sql)).toEqual([text]);
});

test('when a table is reached in several ways, the one taken is told', () => {
  const sql = `select count(*) from orders o join visits v on v.id = o.id
    join shops s on s.shop_id = v.shop_id where s.name = '서울'`;
  expect(texts(sql)).toEqual(['name(shop.visits 기준 가게) = 서울']);
  expect(texts("select count(*) from orders o join shops s using (shop_id) where s.name = '서울'")).toEqual([
    'name = 서울',
  ]);
});

test.each([
  ["city = '부산'", '부산'],
  ["status in ('done', 'open')", 'done'],
  ["day >= '2020-01-01'", '2020-01-01'],
  ['amount::int > 0', '0'],
  ["city like '%강남%'", '강남'],
])('when %s was asked for by nobody, it is foreign', (condition, literal) => {
  const found = foreignIn('지난주 서울 주문', `select count(*) from orders where ${condition}`);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(literal);
});

test('when a condition hides in a filter or a HAVING, it is told too', () => {
  const sql = `select city, count(*) filter (where status = 'done') from orders group by city having count(*) > 77`;
  expect(foreignIn('도시별 주문', sql)).toHaveLength(2);
});

test('when tables are only joined, that is no condition', () => {
  const sql = 'select s.name, count(*) from orders o join shops s on s.shop_id = o.shop_id group by 1';
  expect(told('가게별 주문', sql)).toEqual([]);
});

test('when a percentage is asked for, its fraction is known', () => {
  expect(foreignIn('비중 5% 넘는 도시', 'select city from orders where share::numeric > 0.05')).toEqual([]);
});
