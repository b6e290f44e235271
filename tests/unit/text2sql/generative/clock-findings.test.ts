import { expect, test } from 'vitest';
import { askedDays } from '../../../../src/text2sql/generative/period/asked-days.ts';
import { clockFindings } from '../../../../src/text2sql/generative/sanity/clock-findings.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const guard = await loadGuard();
const tables = [
  {
    schema: 'shop',
    name: 'orders',
    columns: [
      { name: 'name', type: 'text' },
      { name: 'day', type: 'date' },
    ],
  },
];

function found(question: string, sql: string) {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  const { shape } = inspectQuery(checked.value, tables);
  const asked = askedDays(question, null, TEST_CLOCK, []);
  return clockFindings(checked.value, shape, { asked, tables });
}

test('when days are counted from the server clock, the given days and the today of the question are offered', () => {
  const [finding] = found('지난주 주문', 'select count(*) from orders where day >= current_date - 7');
  expect(finding?.fault).toMatchObject({ code: 'server-clock', name: 'current_date' });
  expect(finding?.fault?.nearest).toEqual(['2026-03-23 <= day < 2026-03-30', 'today is 2026-04-01']);
  expect(finding?.text.ko).toContain('current_date');
  expect(finding?.text.en).toContain('current_date');
});

test('when a date column is compared with a clock word that has no cast, it is found as well', () => {
  const [finding] = found('orders today', "select count(*) from orders where day = 'today'");
  expect(finding?.fault).toMatchObject({ code: 'server-clock', name: 'today' });
});

test.each([
  "select count(*) from orders where name = 'today'",
  "select count(*) from orders where day >= '2026-03-23' and day < '2026-03-30'",
])('when the statement is %s, nothing speaks against it', (sql) => {
  expect(found('지난주 주문', sql)).toEqual([]);
});
