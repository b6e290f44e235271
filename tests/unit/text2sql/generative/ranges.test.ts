import { expect, test } from 'vitest';
import { askedDays } from '../../../../src/text2sql/generative/period/asked-days.ts';
import type { PeriodFit } from '../../../../src/text2sql/generative/period/period-fit.ts';
import { dayIn } from '../../../../src/text2sql/generative/period/statement-days.ts';
import { statementPeriod } from '../../../../src/text2sql/generative/period/statement-period.ts';
import { rangeFindings } from '../../../../src/text2sql/generative/sanity/range-findings.ts';
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
      { name: 'member_id', type: 'bigint' },
      { name: 'status', type: 'text' },
      { name: 'at', type: 'timestamp with time zone' },
      { name: 'day', type: 'date' },
    ],
  },
  {
    schema: 'shop',
    name: 'members',
    columns: [
      { name: 'id', type: 'bigint' },
      { name: 'joined_at', type: 'timestamptz' },
    ],
  },
  { schema: 'shop', name: 'stock', columns: [{ name: 'id', type: 'bigint' }] },
];
const scope = { tables: new Set(['shop.orders', 'shop.members', 'shop.stock']), searchPath: ['shop'] };

function fitOf(question: string, sql: string): PeriodFit {
  const checked = guard.check(sql, scope);
  if (!checked.ok) throw new Error(checked.problem.code);
  const { shape } = inspectQuery(checked.value, tables);
  const asked = askedDays(question, null, TEST_CLOCK, []);
  return statementPeriod(checked.value, shape, { asked, tables, timeZone: TEST_CLOCK.timeZone });
}

function claimed(question: string, sql: string): string {
  const fit = fitOf(question, sql);
  if (fit.kind !== 'covered') return fit.kind;
  return fit.ranges.map(({ from, to }) => `${from.slice(5)}..${to.slice(5)}`).join(' ');
}

const from = 'select count(*) from orders as o where ';
const local = "(o.at at time zone 'Asia/Seoul')";
const week = '03-23..03-30';
const march = '03-01..04-01';

test.each([
  ["o.at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and o.at < '2026-03-30'"],
  ["o.at >= '2026-03-22 15:00:00Z' and o.at < '2026-03-29T15:00:00+00:00'"],
  ["o.at >= '2026-03-23T00:00:00+09:00' and '2026-03-30' > o.at"],
  [
    "o.at >= timestamp '2026-03-23' at time zone 'Asia/Seoul' and o.at < (timestamp '2026-03-30' at time zone 'Asia/Seoul')",
  ],
  [
    "o.at >= timestamptz '2026-03-23 00:00 Asia/Seoul' and o.at < timestamptz '2026-03-23 00:00 Asia/Seoul' + interval '7 days'",
  ],
  ["o.at >= '2026-03-23' and o.at <= timestamptz '2026-03-29 23:59:59 Asia/Seoul'"],
  ["o.at between '2026-03-23' and '2026-03-29 23:59:59.999'"],
  [`${local}::date between '2026-03-23' and '2026-03-29'`],
  [`${local}::date >= date '2026-03-23' and ${local}::date <= date '2026-03-29'`],
  [`date(${local}) > date '2026-03-22' and date(${local}) < '2026-03-30'`],
  [`${local} >= '2026-03-23' and ${local} < '2026-03-30'`],
  [`o.at at time zone 'UTC' >= '2026-03-22 15:00' and o.at at time zone 'UTC' < '2026-03-29 15:00'`],
  [`date_trunc('week', ${local}) = timestamp '2026-03-23'`],
  ["date_trunc('week', o.at, 'Asia/Seoul') = '2026-03-23'"],
  ["o.day between date '2026-03-23' and date '2026-03-29'"],
  ["o.day > '2026-03-22' and o.day <= '2026-03-29'"],
  ["o.day in ('2026-03-23','2026-03-24','2026-03-25','2026-03-26','2026-03-27','2026-03-28','2026-03-29')"],
  ["o.day >= '2026-03-23' and o.day < date '2026-03-23' + 7"],
  ["o.day >= '2026-03-23' and o.day < '2026-03-30' and extract(isodow from o.at) in (6, 7) and o.id > 5"],
  [
    `${local}::date in (select generate_series(date '2026-03-23', date '2026-03-29', interval '1 day')::date)`,
  ],
])('when last week is read as %s, it is claimed', (condition) => {
  expect(claimed('지난주 주문', from + condition)).toBe(week);
  expect(claimed('orders last week', from + condition)).toBe(week);
});

test.each([
  ["o.at >= '2026-03-22' and o.at < '2026-03-30'", 'other'],
  ["o.at >= '2026-03-22' and o.at < '2026-03-29'", 'other'],
  ["o.at >= '2026-03-23' and o.at <= '2026-03-30'", 'other'],
  ["o.at between '2026-03-23' and '2026-03-29'", 'other'],
  ["o.at >= '2026-03-23 00:00+00' and o.at < '2026-03-30 00:00+00'", 'other'],
  [
    `o.at at time zone 'UTC' >= timestamp '2026-03-23' and o.at at time zone 'UTC' < timestamp '2026-03-30'`,
    'other',
  ],
  [`${local}::date between date '2026-03-23' and date '2026-03-30'`, 'other'],
  [`${local}::date > date '2026-03-23' and ${local}::date < date '2026-03-30'`, 'other'],
  ["o.day >= '2026-03-23' and o.day <= '2026-03-30'", 'other'],
  ["o.day >= '2026-03-23'", 'other'],
  ["o.day >= '2026-03-23' and o.day < '2026-03-27'", 'other'],
  ["o.at >= '2025-03-23' and o.at < '2025-03-30'", 'other'],
  ["o.day not between '2026-03-23' and '2026-03-29'", 'other'],
  ["o.at >= '2026-03-23' and o.at < '2026-03-30' and o.status = 'x' or true", 'unbounded'],
  ["o.at >= '2026-03-23' and o.at < '2026-03-30' or o.status = 'x'", 'unbounded'],
  ['o.id > 0', 'unbounded'],
  ["left(o.day::text, 7) = '2026-03'", 'unknown'],
  ["o.at >= current_date - interval '9 days'", 'unknown'],
])('when last week is read as %s, it is not claimed', (condition, kind) => {
  expect(claimed('지난주 주문', from + condition)).toBe(kind);
});

test.each([
  [`date_trunc('month', ${local}) = '2026-03-01'`, march],
  [`extract(year from ${local}) = 2026 and extract(month from ${local}) = 3`, march],
  [`to_char(${local}, 'YYYY-MM') = '2026-03'`, march],
  ["date_trunc('month', o.day)::date = date '2026-03-01'", march],
  [`to_char(${local}, 'YYYY-MM') = '2026-02'`, 'other'],
  [`extract(month from ${local}) = 3`, 'other'],
  [`extract(year from ${local}) = 2026 and extract(month from ${local}) = 2`, 'other'],
  ["date_trunc('month', o.at) = timestamptz '2026-02-01 00:00 Asia/Seoul'", 'other'],
])('when last month is read as %s, the claim is %s', (condition, claim) => {
  expect(claimed('지난달 주문', from + condition)).toBe(claim);
});

const filters = (first: string, second: string) =>
  `select count(*) filter (where ${first}), count(*) filter (where ${second}) from orders as o`;

test.each([
  [
    '1월과 3월 주문 비교',
    filters(
      "o.day >= '2026-01-01' and o.day < '2026-02-01'",
      "o.day >= '2026-03-01' and o.day < '2026-04-01'",
    ),
    '01-01..02-01 03-01..04-01',
  ],
  ['2월과 3월 주문', `${from} o.day >= '2026-02-01' and o.day < '2026-04-01'`, '02-01..03-01 03-01..04-01'],
  ['1월과 3월 주문', `${from} o.day >= '2026-01-01' and o.day < '2026-04-01'`, 'other'],
  [
    '1월과 3월 주문',
    `${from} (o.day >= '2026-01-01' and o.day < '2026-02-01') or o.day between '2026-03-01' and '2026-03-31'`,
    '01-01..02-01 03-01..04-01',
  ],
  [
    '지난주 주문 전주 대비',
    `${from} o.day >= '2026-03-16' and o.day < '2026-03-30'`,
    '03-23..03-30 03-16..03-23',
  ],
  ['지난주 주문 전주 대비', `${from} o.day >= '2026-03-09' and o.day < '2026-03-30'`, 'other'],
  ['지난주 대비 매출이 준 가게', `${from} o.day >= '2026-03-23'`, 'open'],
  ['어제까지 주문', `${from} o.day < '2026-04-01'`, 'open'],
  ['이번 달 주문', `${from} o.day >= '2026-04-01'`, '04-01..04-02'],
  ['올해 주문', `${from} o.day >= '2026-01-01' and o.day < '2026-04-01'`, '01-01..04-01'],
  ['주문 수', `${from} o.day >= '2020-01-01'`, 'open'],
  ['지난주 재고', 'select count(*) from stock', 'timeless'],
])('when %s is answered by %s, the claim is %s', (question, sql, claim) => {
  expect(claimed(question, sql).split(' ').sort()).toEqual(claim.split(' ').sort());
});

test.each([
  [
    '지난달 7일 이동평균 주문 수',
    `select d, m from (select d, avg(n) over (order by d rows 6 preceding) as m from (select ${local}::date as d, count(*) as n from orders as o where o.at >= '2026-02-23' and o.at < '2026-04-01' group by 1) as x) as y where d >= date '2026-03-01'`,
    march,
  ],
  [
    '지난달 첫 주문한 회원 수',
    `with f as (select member_id, min(at) as first_at from orders group by 1) select count(*) from f where first_at >= timestamptz '2026-03-01 00:00 Asia/Seoul' and first_at < timestamptz '2026-04-01 00:00 Asia/Seoul'`,
    march,
  ],
  [
    '지난달 다시 주문한 회원',
    `with f as (select member_id, at from orders as o where o.at >= '2026-03-01' and o.at < '2026-04-01') select count(*) from f where exists (select 1 from orders as n where n.member_id = f.member_id and n.at > f.at and n.at < f.at + interval '7 days')`,
    march,
  ],
  [
    '1월에 가입해서 3월에 주문한 회원 수',
    `select count(distinct m.id) from members as m join orders as o on o.member_id = m.id and o.day between '2026-03-01' and '2026-03-31' where m.joined_at >= '2026-01-01' and m.joined_at < '2026-02-01'`,
    '01-01..02-01 03-01..04-01',
  ],
  [
    '지난달 주문 비율',
    `with p as (select date '2026-03-01' as a, date '2026-04-01' as b) select count(*) from orders as o, p where o.day >= p.a and o.day < p.b`,
    march,
  ],
  [
    '지난달 처음 주문한 회원',
    `select count(*) from orders as o where o.day >= '2026-03-01' and o.day < '2026-04-01' and not exists (select 1 from orders as e where e.member_id = o.member_id and e.day < '2026-03-01')`,
    march,
  ],
  [
    '지난주 주문',
    `select sum(case when o.day >= '2026-03-23' and o.day < '2026-03-30' then 1 else 0 end) from orders as o`,
    week,
  ],
  [
    '지난주 주문',
    `select count(*) from orders as o where o.day between '2026-03-23' and '2026-03-29' union all select count(*) from orders as n where n.day between '2026-03-16' and '2026-03-20'`,
    'other',
  ],
])('when %s is answered in several steps, the days of each are read', (question, sql, claim) => {
  expect(claimed(question, sql)).toBe(claim);
});

test('when the days do not fit, a repair is asked for with the days that do', () => {
  const asked = askedDays('지난주 주문', null, TEST_CLOCK, []);
  const [finding] = rangeFindings(asked, fitOf('지난주 주문', `${from} o.day > '2026-03-23'`));
  expect(finding?.fault?.nearest).toEqual(['2026-03-23 <= day < 2026-03-30']);
  expect(
    rangeFindings(asked, fitOf('지난주 주문', `${from} o.day > '2026-03-22' and o.day < '2026-03-30'`)),
  ).toEqual([]);
});

test('when a moment is written in another zone, its day is the business one', () => {
  expect(dayIn('2026-03-22 15:00:00+00', 'Asia/Seoul')).toBe('2026-03-23');
  expect(dayIn('2026-03-22', 'Asia/Seoul')).toBe('2026-03-22');
  expect(dayIn('7 days', 'Asia/Seoul')).toBeNull();
});
