import { describe, expect, it } from 'vitest';
import { isSingleAggregate } from '../../../../src/semantic-layer/compile/metric-sql.ts';
import { qualify } from '../../../../src/semantic-layer/compile/qualify.ts';

describe('qualifying bare columns', () => {
  it.each([
    ['sum(total_amount)', 'sum(o.total_amount)'],
    ["status <> 'canceled' and not is_first_order", "o.status <> 'canceled' and not o.is_first_order"],
    ['count(distinct member_id)', 'count(distinct o.member_id)'],
    [
      "extract(hour from ordered_at at time zone 'Asia/Seoul')",
      "extract(hour from o.ordered_at at time zone 'Asia/Seoul')",
    ],
    ['extract(epoch from a - b) / 60', 'extract(epoch from o.a - o.b) / 60'],
    [
      "case when time in (1, 2) then 'status' else zone end",
      "case when o.time in (1, 2) then 'status' else o.zone end",
    ],
    [
      'percentile_cont(0.9) within group (order by minutes desc nulls last)',
      'percentile_cont(0.9) within group (order by o.minutes desc nulls last)',
    ],
    ["at > date '2026-01-01' + interval '1 day'", "o.at > date '2026-01-01' + interval '1 day'"],
    [
      'x::double precision + cast(y as integer) + z::date',
      'o.x::double precision + cast(o.y as integer) + o.z::date',
    ],
    ['"Order" is null or 금액 > 1e3', 'o."Order" is null or o.금액 > 1e3'],
    ["name = 'it''s name' || name", "o.name = 'it''s name' || o.name"],
    ['year = 2026\n  and month is distinct from 3', 'o.year = 2026 and o.month is distinct from 3'],
  ])('when the piece is %s, only its columns get the alias', (piece, expected) => {
    expect(qualify(piece, 'o')).toBe(expected);
  });
});

describe('telling a single aggregate', () => {
  it.each([
    'count(*)',
    "sum(case when a = ')' then 1 end)",
    'percentile_cont(0.5) within group (order by x)',
    'max((a + b) * 2)',
  ])('when it is %s, a filter can be added', (expression) =>
    expect(isSingleAggregate(expression)).toBe(true),
  );

  it.each([
    'sum(a) / sum(b)',
    'round(avg(x), 2)',
    'sum(a) filter (where b)',
    '(sum(a))',
    'sum(a) + 1',
    'sum(a) - count(*)',
  ])('when it is %s, none can', (expression) => expect(isSingleAggregate(expression)).toBe(false));
});
