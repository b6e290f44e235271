import { expect, test } from 'vitest';
import type { AggregateMetric } from '../../../../src/domain/knowledge.ts';
import { done } from '../../../../src/domain/outcome.ts';
import type { Attempted, Ran } from '../../../../src/text2sql/generative/attempt.ts';
import { askedDays } from '../../../../src/text2sql/generative/period/asked-days.ts';
import { statementPeriod } from '../../../../src/text2sql/generative/period/statement-period.ts';
import { timedTables } from '../../../../src/text2sql/generative/present/shown-table.ts';
import { definitionFindings } from '../../../../src/text2sql/generative/sanity/definition-findings.ts';
import { otherTimeFindings } from '../../../../src/text2sql/generative/sanity/other-time.ts';
import { unusedValueFindings } from '../../../../src/text2sql/generative/sanity/stated-values.ts';
import { settle } from '../../../../src/text2sql/generative/settle.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const guard = await loadGuard();
const column = (name: string, type = 'text') => ({ name, type });
const tables = [
  {
    schema: 'shop',
    name: 'orders',
    columns: [
      column('member_id'),
      column('region_id'),
      column('status'),
      column('amount', 'integer'),
      column('day', 'date'),
    ],
  },
  { schema: 'shop', name: 'members', columns: [column('id'), column('joined_on', 'date')] },
  { schema: 'shop', name: 'regions', columns: [column('id'), column('district')] },
];
const links = [
  { from: 'shop.orders', to: 'shop.members', on: { member_id: 'id' }, cardinality: 'many-to-one' as const },
];
const scope = {
  tables: new Set(['shop.orders', 'shop.members', 'shop.regions']),
  searchPath: ['shop'],
};

function read(question: string, sql: string) {
  const checked = guard.check(sql, scope);
  if (!checked.ok) throw new Error(checked.problem.code);
  const { shape } = inspectQuery(checked.value, tables);
  const asked = askedDays(question, null, TEST_CLOCK, []);
  const period = statementPeriod(checked.value, shape, { asked, tables, timeZone: TEST_CLOCK.timeZone });
  return { shape, period };
}

const march = (of: string) => `${of} >= '2026-03-01' and ${of} < '2026-04-01'`;
const joined = 'from orders as o join members as m on m.id = o.member_id where';

test.each([
  ['지난달 주문 수', `select count(*) ${joined} ${march('m.joined_on')}`, ['other-time']],
  ['orders last month', `select count(*) ${joined} ${march('m.joined_on')}`, ['other-time']],
  ['지난달 주문 수', `select count(*) ${joined} ${march('o.day')}`, []],
  ['지난달 가입한 회원의 주문 수', `select count(*) ${joined} ${march('m.joined_on')}`, []],
  ['orders of members who signed up last month', `select count(*) ${joined} ${march('m.joined_on')}`, []],
  ['지난달 회원 수', `select count(*) from members as m where ${march('m.joined_on')}`, []],
])('when %s is answered by %s, the time column is judged', (question, sql, kinds) => {
  const { shape, period } = read(question, sql);
  expect(otherTimeFindings(shape, period, { question, tables, links }).map(({ kind }) => kind)).toEqual(
    kinds,
  );
});

test.each([
  ['지난달 주문 수', `select count(*) ${joined} ${march('o.day')}`, ['shop.orders']],
  [
    '1월에 가입해서 3월에 주문한 회원 수',
    `select count(*) ${joined} ${march('o.day')} and m.joined_on >= '2026-01-01' and m.joined_on < '2026-02-01'`,
    ['shop.orders'],
  ],
  ['주문 수', `select count(*) ${joined} true`, ['shop.members', 'shop.orders']],
])('when %s is answered by %s, only tables that carry the days must be fresh', (question, sql, expected) => {
  const { period } = read(question, sql);
  expect(
    timedTables({ period, result: { tables: ['shop.members', 'shop.orders'] } } as unknown as Ran),
  ).toEqual(expected);
});

const stated = [{ value: '강남구', places: ['shop.regions.district'], isListed: true }];
const places = 'select count(*) from orders as o join regions as r on r.id = o.region_id';

test.each([
  [places, ['value-unused']],
  [`${places} where r.district = '서초구'`, ['value-unused']],
  [`${places} where r.district = '강남구'`, []],
  [`${places} where r.district <> '강남구'`, []],
  [`${places} where r.district like '%강남%'`, []],
  ['select r.district, count(*) from orders as o join regions as r on r.id = o.region_id group by 1', []],
  [
    "select count(*) filter (where r.district = '강남구') from orders as o join regions as r on r.id = o.region_id",
    [],
  ],
])('when 강남구 is named and the statement is %s, its use is judged', (sql, kinds) => {
  const { shape } = read('강남구 주문', sql);
  expect(unusedValueFindings(shape, stated, ['shop.orders']).map(({ kind }) => kind)).toEqual(kinds);
});

const orders = {
  kind: 'aggregate',
  name: 'orders',
  label: { ko: '주문 수', en: 'Orders' },
  table: 'shop.orders',
  expression: 'count(*)',
  filters: ["status <> 'failed'"],
} as unknown as AggregateMetric;

test.each([
  ['주문 수', 'select count(*) as n from orders', ['not-as-defined']],
  ['orders', 'select sum(amount) as n from orders', ['not-as-defined']],
  ['주문 수', "select count(*) as n from orders where status <> 'failed'", []],
  ['주문 수', "select count(*) filter (where status <> 'failed') as n from orders", []],
  ['결제 시도 수', 'select count(*) as n from orders', []],
])(
  'when a column is called %s and computed by %s, its definition is held against it',
  (label, sql, kinds) => {
    const { shape } = read('주문', sql);
    const defined = { metrics: [orders], leavesOf: () => [orders] };
    expect(definitionFindings(shape, [{ name: 'n', label }], [], defined).map(({ kind }) => kind)).toEqual(
      kinds,
    );
  },
);

const draft = (sql: string) => ({ sql }) as unknown as Parameters<Parameters<typeof settle>[0]['attempt']>[0];

function settledOn(graves: readonly number[]) {
  const [first, ...repairs] = graves.map((_, at) => draft(`select ${at}`));
  return settle({
    draft: async () => [done(first ?? draft(''))],
    repair: async () => done(repairs.shift() ?? draft('')),
    attempt: async (each): Promise<Attempted> => {
      const fault = { code: 'x', problem: { code: 'sql-doubtful' } };
      const count = graves[Number(each.sql?.split(' ')[1])] ?? 0;
      const findings = Array.from({ length: count }, () => ({ kind: 'fan-out', fault }));
      return {
        kind: 'ran',
        ran: { sql: each.sql, hash: each.sql, findings },
        faults: findings.map((finding) => finding.fault),
      } as unknown as Attempted;
    },
    drafts: 1,
    repairs: graves.length - 1,
  });
}

test.each([
  [[1, 2, 3], 0],
  [[2, 1, 3], 1],
  [[2, 2, 1], 2],
  [[2, 1, 1], 2],
  [[1, 0], 1],
])(
  'when statements have %j things against them, number %i is shown and counted as repaired',
  async (graves, best) => {
    const settled = await settledOn(graves);
    expect(settled.ran?.sql).toBe(`select ${best}`);
    expect(settled.repairs).toBe(best);
  },
);
