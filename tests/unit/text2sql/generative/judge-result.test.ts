import { expect, test } from 'vitest';
import type { Row } from '../../../../src/domain/cell.ts';
import { askedDays } from '../../../../src/text2sql/generative/period/asked-days.ts';
import { statementPeriod } from '../../../../src/text2sql/generative/period/statement-period.ts';
import { judgeResult } from '../../../../src/text2sql/generative/sanity/judge-result.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const guard = await loadGuard();
const tables = [
  {
    schema: 'shop',
    name: 'orders',
    columns: [
      { name: 'city', type: 'text' },
      { name: 'day', type: 'date' },
      { name: 'amount', type: 'integer' },
    ],
    primaryKey: ['id'],
  },
];
const unsearchable = {
  search: async () => ({ ok: false as const, problem: { code: 'index-missing' as const } }),
};

async function findings(
  question: string,
  sql: string,
  rows: readonly Row[],
  truncated: 'rows' | null = null,
) {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  const { shape } = inspectQuery(checked.value, tables);
  const asked = askedDays(question, null, TEST_CLOCK, []);
  const period = statementPeriod(checked.value, shape, { asked, tables, timeZone: TEST_CLOCK.timeZone });
  const result = { sql, tables: ['shop.orders'], columns: [], rows, truncated, ms: 1 };
  const found = await judgeResult({ tree: checked.value.tree, shape, period }, result, {
    question,
    asked,
    tables,
    links: [],
    timeZone: TEST_CLOCK.timeZone,
    stated: [],
    central: [],
    retrieval: unsearchable,
    visible: new Set(['shop.orders']),
    columnOf: () => null,
  });
  return found.map(({ kind, fault }) => `${kind}${fault === null ? '' : '!'}`);
}

const week = "day >= '2026-03-23' and day < '2026-03-30'";
const byDay = `select day, sum(amount) from orders where ${week} group by day order by day`;
const byCity = 'select city, sum(amount) from orders group by city order by 2 desc';

test.each([
  ['no row comes back', '도시별 매출', byCity, [], ['empty']],
  ['every value is null', '매출', 'select sum(amount) from orders', [[null]], ['all-null!']],
  ['nothing was counted, which may be true', '매출', 'select count(*) from orders', [[0]], []],
  ['days after the period are shown', '지난주 일별 매출', byDay, [['2026-03-30', 5]], ['dates-outside!']],
  ['the days shown are those asked for', '지난주 일별 매출', byDay, [['2026-03-29', 5]], []],
  [
    'more rows than asked for are shown',
    'top 2 cities by sales',
    byCity,
    [
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ],
    ['limit-missing'],
  ],
  [
    'the most sold three are asked for in Korean',
    '매출이 가장 높은 도시 2곳',
    byCity,
    [
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ],
    ['limit-missing'],
  ],
  [
    'as many rows as asked for are shown',
    '상위 3 도시',
    byCity,
    [
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ],
    [],
  ],
])('when %s, that is what is found', async (_, question, sql, rows, kinds) => {
  expect(await findings(question, sql, rows as readonly Row[])).toEqual(kinds);
});

test('when the display limit cut the rows, it is told and repaired by nobody', async () => {
  expect(await findings('도시별 매출', byCity, [['a', 1]], 'rows')).toEqual(['truncated']);
});
