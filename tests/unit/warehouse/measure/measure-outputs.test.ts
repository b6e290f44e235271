import { expect, test } from 'vitest';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { measureOf, unknown } from '../../../../src/warehouse/measure/measure.ts';
import { measureOutputs } from '../../../../src/warehouse/measure/measure-outputs.ts';

const guard = await loadGuard();
const column = (name: string) => ({ name });
const tables = [
  {
    schema: 'shop',
    name: 'orders',
    columns: ['order_id', 'member_id', 'amount', 'fee', 'minutes', 'at', 'done_at', 'late'].map(column),
  },
];
const units: Record<string, ReturnType<typeof measureOf>> = {
  amount: measureOf('money'),
  fee: measureOf('money'),
  minutes: measureOf('time'),
};

function measured(sql: string) {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  const unitOf = ({ column: name }: { column: string }) => units[name] ?? unknown;
  return measureOutputs(checked.value, { tables, unitOf }).map(({ unit, factor }) => `${unit} ${factor}`);
}

test.each([
  ['count(*)', 'count 1'],
  ['sum(case when late then 1 else 0 end)', 'count 1'],
  ['sum(amount)', 'money 1'],
  ['avg(amount) / 10000', 'money 0.0001'],
  ['sum(amount) / nullif(count(*), 0)', 'money 1'],
  ['count(*) filter (where late) * 1.0 / count(*)', 'share 1'],
  ['count(*) filter (where late)::numeric / nullif(count(*), 0)', 'share 1'],
  ['round(100.0 * count(*) filter (where late) / count(*), 2)', 'share 100'],
  ['count(*) / (count(*) / 100.0)', 'share 100'],
  ['(sum(amount) - sum(fee)) / sum(fee)', 'change 1'],
  ['sum(fee) / sum(amount)', 'share 1'],
  ['count(*) / sum(amount)', 'unknown 1'],
  ['avg((late)::int)', 'unknown 1'],
  ['avg((fee > 3)::int)', 'share 1'],
  ['avg(extract(epoch from done_at - at) / 60)', 'time 1'],
  ['avg(minutes)', 'time 1'],
  ['percentile_cont(0.5) within group (order by amount)', 'money 1'],
  ["max(extract(hour from at at time zone 'Asia/Seoul'))", 'part 1'],
  ['count(*) / sum(count(*)) over ()', 'share 1'],
  ['coalesce(sum(amount), 0) * 1.1', 'money 1.1'],
  ['(select sum(o.amount) from shop.orders as o)', 'money 1'],
])('when a number is %s, it counts in what its arithmetic tells', (expression, told) => {
  expect(measured(`select ${expression} as x from shop.orders`)).toEqual([told]);
});

test('when a number comes through subqueries, stars and common tables, it is followed to its column', () => {
  expect(
    measured(
      'with per as (select o.member_id, sum(o.amount) as total, count(*) as n from shop.orders as o group by 1) select avg(p.total), avg(n) from per as p',
    ),
  ).toEqual(['money 1', 'count 1']);
  expect(measured('select * from (select amount as a, count(*) over () as b from shop.orders) as x')).toEqual(
    ['money 1', 'count 1'],
  );
  expect(measured('select amount from shop.orders union all select fee from shop.orders')).toEqual([
    'money 1',
  ]);
});
