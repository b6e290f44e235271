import { expect, test } from 'vitest';
import { askedDays } from '../../../../src/text2sql/generative/sanity/asked-days.ts';
import { rangeFindings } from '../../../../src/text2sql/generative/sanity/range-findings.ts';
import { dayIn, statementDays } from '../../../../src/text2sql/generative/sanity/statement-days.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const guard = await loadGuard();
const tables = [
  {
    schema: 'shop',
    name: 'orders',
    columns: [
      { name: 'id', type: 'bigint' },
      { name: 'ordered_at', type: 'timestamp with time zone' },
      { name: 'day', type: 'date' },
    ],
  },
  { schema: 'shop', name: 'stock', columns: [{ name: 'id', type: 'bigint' }] },
];
const scope = { tables: new Set(['shop.orders', 'shop.stock']), searchPath: ['shop'] };

function isStray(question: string, sql: string): boolean {
  const checked = guard.check(sql, scope);
  if (!checked.ok) throw new Error(checked.problem.code);
  const { shape } = inspectQuery(checked.value, tables);
  const days = statementDays(shape, tables, TEST_CLOCK.timeZone);
  return rangeFindings(askedDays(question, null, TEST_CLOCK, []), days).length > 0;
}

const from = 'select count(*) from orders where ';

test.each([
  ['지난주 주문', "ordered_at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and ordered_at < '2026-03-30'"],
  ['지난주 주문', "ordered_at >= '2026-03-22 15:00:00Z' and ordered_at < '2026-03-29T15:00:00+00:00'"],
  ['지난주 주문', "day between date '2026-03-23' and date '2026-03-29'"],
  ['orders last week', "day > '2026-03-22' and day <= '2026-03-29'"],
  ['3월 주문', "date_trunc('month', ordered_at) = '2026-03-01'"],
  ['지난주 주문', "ordered_at >= current_date - interval '9 days'"],
  ['주문 수', "ordered_at >= '2020-01-01'"],
  ['2월과 3월 주문', "day >= '2026-02-01' and day < '2026-04-01'"],
  ['지난주 주문 전주 대비', "day >= '2026-03-16' and day < '2026-03-30'"],
  ['어제까지 주문', "day < '2026-04-01'"],
])('when %s is answered by %s, the days fit', (question, condition) => {
  expect(isStray(question, from + condition)).toBe(false);
});

test.each([
  ['지난주 주문', "ordered_at >= '2026-03-16' and ordered_at < '2026-03-23'"],
  ['지난주 주문', "day >= '2026-03-23'"],
  ['지난주 주문', "day >= '2026-03-25' and day < '2026-03-30'"],
  ['지난주 주문', "day >= '2026-03-23' and day < '2026-03-27'"],
  ['orders last week', "day >= '2025-03-23' and day < '2025-03-30'"],
  ['orders last week', 'id > 0'],
])('when %s is answered by %s, the days do not fit', (question, condition) => {
  expect(isStray(question, from + condition)).toBe(true);
});

test('when the tables know no time, a period is not missed', () => {
  expect(isStray('지난주 재고', 'select count(*) from stock')).toBe(false);
});

test('when a moment is written in another zone, its day is the business one', () => {
  expect(dayIn('2026-03-22 15:00:00+00', 'Asia/Seoul')).toBe('2026-03-23');
  expect(dayIn('2026-03-22', 'Asia/Seoul')).toBe('2026-03-22');
  expect(dayIn('7 days', 'Asia/Seoul')).toBeNull();
});
