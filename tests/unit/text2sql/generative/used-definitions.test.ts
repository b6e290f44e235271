import { expect, test } from 'vitest';
import type { Metric } from '../../../../src/domain/knowledge.ts';
import { usedDefinitions } from '../../../../src/text2sql/generative/used-definitions.ts';
import type { ServedKnowledge } from '../../../../src/text2sql/served-knowledge.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { inspectQuery } from '../../../../src/warehouse/inspect/inspect-query.ts';

const guard = await loadGuard();
const tables = [
  {
    ...{ schema: 'shop', name: 'orders', primaryKey: ['id'], foreignKeys: [] },
    columns: ['id', 'member_id', 'status', 'is_first', 'total'].map((name) => ({
      name,
      type: 'text',
      comment: null,
    })),
  },
];
const aggregate = (name: string, expression: string, ...filters: string[]) => ({
  ...{ name, kind: 'aggregate', table: 'shop.orders', expression, filters, time: null },
});
const metrics = [
  aggregate('orders', 'count(*)', "status <> 'failed'"),
  aggregate('repeats', 'count(*)', "status <> 'failed'", 'not is_first'),
  aggregate('members', 'count(distinct member_id)', "status <> 'failed'"),
  aggregate('sales', 'sum(total)'),
  { name: 'per_member', kind: 'ratio', numerator: 'orders', denominator: 'members' },
] as unknown as readonly Metric[];
const knowledge = { metrics, dimensions: [], tables: [], catalog: tables } as unknown as ServedKnowledge;

function used(sql: string): readonly string[] {
  const checked = guard.check(sql, { tables: new Set(['shop.orders']), searchPath: ['shop'] });
  if (!checked.ok) throw new Error(checked.problem.code);
  return usedDefinitions(metrics, inspectQuery(checked.value, tables).shape, knowledge).map(
    ({ name }) => name,
  );
}

test.each([
  ["select count(*) from orders o where o.status <> 'failed'", ['orders']],
  ["select count(*) filter (where status != 'failed' and not is_first) from orders", ['orders', 'repeats']],
  ["select count(distinct o.member_id) from orders as o where o.status <> 'failed'", ['members']],
  [
    "select count(*) / count(distinct member_id) from orders where status <> 'failed'",
    ['orders', 'members', 'per_member'],
  ],
  ['select sum(total) from orders', ['sales']],
  ["select count(member_id) from orders where status <> 'failed'", []],
  ['select count(*) from orders', []],
  ["select count(*) from orders where status <> 'failed' or true", []],
  ["select count(*) from (select member_id from orders where status <> 'failed' group by 1) x", []],
  ['select sum(total * 2), sum(distinct total) from orders', []],
])('when a statement is %s, it computes %j', (sql, names) => {
  expect(used(sql)).toEqual(names.toSorted((a, b) => order(a) - order(b)));
});

function order(name: string): number {
  return metrics.findIndex((metric) => metric.name === name);
}
