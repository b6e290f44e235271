import { expect, test } from 'vitest';
import { tellConditions } from '../../../../src/text2sql/generative/conditions.ts';
import { askedDays } from '../../../../src/text2sql/generative/sanity/asked-days.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const guard = await loadGuard();
const columns = ['id', 'city', 'status', 'amount', 'day', 'shop_id', 'is_test', 'share'].map((name) => ({
  name,
  type: name === 'day' ? 'date' : name === 'is_test' ? 'boolean' : 'text',
}));
const tables = [
  { schema: 'shop', name: 'orders', columns },
  { schema: 'shop', name: 'shops', columns: [{ name: 'shop_id' }, { name: 'name' }] },
];

function told(question: string, sql: string, shown: readonly string[] = []) {
  const checked = guard.check(sql, { tables: new Set(['shop.orders', 'shop.shops']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  const label = (_: string, column: string) => (column === 'city' ? { ko: '도시', en: 'City' } : null);
  const days = askedDays(question, null, TEST_CLOCK, []);
  const sources = { asked: [question], shown, days, timeZone: TEST_CLOCK.timeZone };
  return tellConditions(inspectQuery(checked.value, tables).shape, label, sources, 'ko');
}

const foreignIn = (...args: Parameters<typeof told>) =>
  told(...args).flatMap(({ text, isForeign }) => (isForeign ? [text] : []));

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
