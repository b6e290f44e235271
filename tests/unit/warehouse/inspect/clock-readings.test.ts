import { expect, test } from 'vitest';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { clockReadings } from '../../../../src/warehouse/inspect/clock-readings.ts';

const guard = await loadGuard();

function read(sql: string): readonly string[] {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  return clockReadings(checked.value);
}

test.each([
  ['select count(*) from orders where day >= current_date - 7', ['current_date']],
  ["select count(*) from orders where at >= now() - interval '7 days'", ['now']],
  ["select count(*) from orders where at >= date_trunc('week', pg_catalog.now())", ['now']],
  [
    'select count(*) from orders where at < CURRENT_TIMESTAMP(3) and at > localtimestamp',
    ['current_timestamp', 'localtimestamp'],
  ],
  [
    'select max(clock_timestamp() - at), max(statement_timestamp() - at) from orders',
    ['clock_timestamp', 'statement_timestamp'],
  ],
  ['select avg(age(at)) from orders', ['age']],
  ["select count(*) from orders where day = 'today'::date", ['today']],
  ["select count(*) from orders where at >= timestamptz 'Yesterday 10:00'", ['yesterday 10:00']],
  ["select count(*) from orders where at >= cast(cast(' now' as text) as timestamp)", ['now']],
  [
    'with days as (select current_date as today) select count(*) from orders, days where day = today',
    ['current_date'],
  ],
  [
    'select (select count(*) from orders where day > current_date) as n, max(day) from orders',
    ['current_date'],
  ],
])('when a statement is %s, what it reads off the clock is found', (sql, names) => {
  expect(read(sql)).toEqual(names);
});

test.each([
  "select count(*) from orders where day >= date '2026-03-23' and day < date '2026-03-30'",
  "select age(max(at), timestamptz '2026-01-01') from orders",
  "select count(*) from orders where name = 'today' or name = 'now'",
  'select count(*) as now, max(today) as current_date_of from orders',
  "select date_trunc('week', at) from orders where at > 'epoch'::timestamptz",
])('when a statement is %s, it reads no clock', (sql) => {
  expect(read(sql)).toEqual([]);
});
