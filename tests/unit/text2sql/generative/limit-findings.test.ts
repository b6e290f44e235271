import { expect, test } from 'vitest';
import { limitFindings } from '../../../../src/text2sql/generative/sanity/limit-findings.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';

const guard = await loadGuard();

function kinds(question: string, sql: string, rows = 5): string[] {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  return limitFindings(question, checked.value.tree, rows).map(
    ({ kind, fault }) => `${kind}${fault === null ? '' : '!'}`,
  );
}

const rows = 'select id, amount from orders';
const five = '지난주 가장 비싼 주문 5건';

test.each([
  [five, `${rows} order by 2 desc limit 5`, 5],
  [five, `${rows} order by amount desc, id limit 5`, 5],
  [five, `select * from (${rows} order by amount desc limit 5) as x order by id`, 5],
  [
    five,
    `select id, amount from (select id, amount, rank() over (order by amount desc) as r from orders) as x where r <= 5 order by r limit 5`,
    5,
  ],
  ['top 5 orders by amount', `${rows} order by amount desc limit 5`, 5],
  ['가장 싼 주문 3건', `${rows} order by amount limit 3`, 3],
  ['매출이 가장 크게 준 가게 3곳', `${rows} order by amount limit 3`, 3],
  [
    '월별 주문 취소 사유 상위 1개씩',
    'select distinct on (id) id, amount from orders order by id, amount desc',
    9,
  ],
  ['top 1 order per member', 'select distinct on (id) id, amount from orders order by id, amount desc', 9],
  ['상위 10% 회원의 매출', `${rows}`, 40],
  ['주문이 몰린 시각', `${rows} order by 1`, 24],
  ['가장 비싼 주문 6위부터 10위', `${rows} order by 2 desc offset 5 limit 5`, 5],
  [
    '주문이 있는 회원',
    'select id from orders as o where exists (select 1 from orders as n where n.id = o.id limit 1)',
    5,
  ],
  [
    '상위 5 가게의 주문 수',
    'select count(*) from orders where id in (select id from orders order by amount desc limit 5)',
    1,
  ],
])('when %s is answered by %s, its rows are the ones asked for', (question, sql, count) => {
  expect(kinds(question, sql, count)).toEqual([]);
});

test.each([
  [five, `${rows} limit 5`, 5, ['wrong-end!']],
  [five, `${rows} order by 2 asc limit 5`, 5, ['wrong-end!']],
  [five, `${rows} order by 2 desc limit 3`, 3, ['limit-differs!']],
  [five, `${rows} order by 2 desc limit 10`, 10, ['limit-differs!']],
  [five, `${rows} order by 2 desc offset 5 limit 5`, 5, ['limit-differs!']],
  [five, `${rows} order by 2 desc`, 90, ['limit-missing']],
  [five, `with x as (${rows} limit 5) select * from x order by 2 desc`, 5, ['cut-before!']],
  ['top 5 orders by amount', `${rows} order by amount limit 5`, 5, ['wrong-end!']],
  ['the cheapest orders', `${rows} order by amount desc limit 5`, 5, ['wrong-end!']],
  ['주문 수', 'select count(*) from (select * from orders limit 100) as o', 1, ['cut-before!']],
  [
    'how many orders',
    'select count(*) from (select * from orders order by id limit 100) as o',
    1,
    ['cut-before!'],
  ],
  ['주문 수', 'select count(*) from orders tablesample system (50)', 1, ['cut-before!']],
])('when %s is answered by %s, that is told', (question, sql, count, found) => {
  expect(kinds(question, sql, count)).toEqual(found);
});
