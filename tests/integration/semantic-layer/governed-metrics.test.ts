import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../src/domain/knowledge.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { compileMetricQuery } from '../../../src/semantic-layer/compile.ts';
import type { MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { buildSemanticModel, type SemanticModel } from '../../../src/semantic-layer/model.ts';
import { type Guard, loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { openTestDemo, TEST_ROLE, type TestDemo } from '../../support/demo-company.ts';

const settings = { timeZone: 'Asia/Seoul', weekStart: 'monday', limit: 1000 } as const;
const lastWeek = { from: '2026-03-23', to: '2026-03-30' };
const weekBefore = { from: '2026-03-16', to: '2026-03-23' };

const schemaFolder = join(import.meta.dirname, '../../../demo/schema');
const schema = readdirSync(schemaFolder)
  .map((file) => readFileSync(join(schemaFolder, file), 'utf8'))
  .join();

let demo: TestDemo;
let guard: Guard;
let knowledge: Knowledge;
let model: SemanticModel;
beforeAll(async () => {
  const read = await readKnowledge(join(import.meta.dirname, '../../../knowledge'));
  knowledge = read.knowledge;
  model = buildSemanticModel({ ...knowledge, values: [] });
  [demo, guard] = await Promise.all([openTestDemo(), loadGuard()]);
});
afterAll(() => demo.close());

function ask(own: Partial<MetricQuery> & Pick<MetricQuery, 'metrics'>): MetricQuery {
  const timed = own.metrics.every((name) => model.hasTime(name));
  return {
    groupings: [],
    filters: [],
    having: [],
    range: timed ? lastWeek : null,
    compare: null,
    order: null,
    limit: null,
    ...own,
  };
}

/** As the bot runs it: compiled, through the guard, as the role without personal data, on a session of another time zone. */
async function run(query: MetricQuery) {
  const compiled = compileMetricQuery(query, model, settings);
  if (!compiled.ok) throw new Error(`${query.metrics.join()} refused: ${JSON.stringify(compiled.problem)}`);
  const scope = { tables: new Set(compiled.value.tables), searchPath: [] };
  const checked = guard.check(compiled.value.sql, scope);
  if (!checked.ok) throw new Error(`${JSON.stringify(checked.problem)}\n${compiled.value.sql}`);
  expect([...checked.value.tables].sort()).toEqual(compiled.value.tables);
  const request = {
    role: TEST_ROLE,
    timeZone: 'America/New_York',
    timeoutMs: 20_000,
    maxRows: 2000,
    maxBytes: 8_000_000,
  };
  try {
    const result = await demo.database.read({ ...request, text: checked.value.text });
    expect(result.columns.map((column) => column.name)).toEqual(
      compiled.value.columns.map((column) => column.name),
    );
    return result.rows;
  } catch (error) {
    throw new Error(`${compiled.value.sql}\n${String((error as Error).cause)}`, { cause: error });
  }
}

describe('governed metrics on the demo company', () => {
  it('when the model is built, nothing of it is faulty', () => {
    expect(model.findProblems()).toEqual([]);
    expect(model.metrics.size).toBeGreaterThanOrEqual(40);
    expect(model.dimensions.size).toBeGreaterThanOrEqual(20);
  });

  it('when a metric is asked for alone, compared and by day, it runs', async () => {
    for (const name of model.metrics.keys()) {
      await run(ask({ metrics: [name] }));
      if (!model.hasTime(name)) continue;
      const compare = { kind: 'previous-week', range: weekBefore } as const;
      await run(ask({ metrics: [name], compare }));
      const days = await run(ask({ metrics: [name], groupings: [{ kind: 'time', grain: 'day' }], compare }));
      expect(days.map((row) => row[0])).toEqual([
        '2026-03-23',
        '2026-03-24',
        '2026-03-25',
        '2026-03-26',
        '2026-03-27',
        '2026-03-28',
        '2026-03-29',
      ]);
    }
  });

  it('when metrics are grouped by any dimension they reach, every pair runs', async () => {
    const pairs = [...model.metrics.keys()].flatMap((metric) =>
      [...model.reachable(metric)].map((name) => ({ metric, name })),
    );
    expect(pairs.length).toBeGreaterThan(800);
    for (const name of model.dimensions.keys()) {
      const metrics = pairs.filter((pair) => pair.name === name).map((pair) => pair.metric);
      expect(metrics, name).not.toEqual([]);
      for (const few of chunks(metrics, 8))
        await run(ask({ metrics: few, range: lastWeek, groupings: [{ kind: 'dimension', name }] }));
    }
  });

  it('when a dimension has words for its values, those values are stored or allowed, and filtering by one runs', async () => {
    for (const dimension of knowledge.dimensions.filter((candidate) => candidate.listed)) {
      const { name, table, expression } = dimension;
      const rows = await demo.database.query<{ value: string }>(
        `select distinct (${expression})::text as value from ${table} where (${expression}) is not null`,
      );
      const stored = rows.map((row) => row.value);
      const named = Object.keys(dimension.valueSynonyms);
      const strange = named.filter((value) => !stored.includes(value) && !schema.includes(`'${value}'`));
      expect(strange, name).toEqual([]);
      const metric =
        [...model.metrics.keys()].find((candidate) => model.reachable(candidate).has(name)) ?? '';
      await run(
        ask({
          metrics: [metric],
          filters: [{ dimension: name, values: stored.slice(0, 2), negated: false }],
        }),
      );
      await run(
        ask({ metrics: [metric], filters: [{ dimension: name, values: stored.slice(0, 1), negated: true }] }),
      );
    }
  });

  it('when groups of an additive metric are added up, they give the total', async () => {
    for (const name of [
      'region',
      'category',
      'member_grade',
      'weather',
      'holiday',
      'day_part',
      'order_channel',
      'coupon_type',
    ]) {
      const [total] = await run(ask({ metrics: ['orders', 'gross_sales', 'net_sales'] }));
      const groups = await run(
        ask({ metrics: ['orders', 'gross_sales', 'net_sales'], groupings: [{ kind: 'dimension', name }] }),
      );
      const sum = (column: number) => groups.reduce((all, row) => all + Number(row[column]), 0);
      expect([sum(1), sum(2), sum(3)], name).toEqual(total);
    }
  });

  it('when net sales are compiled, they are what a query by hand finds', async () => {
    const [row] = await run(ask({ metrics: ['net_sales', 'orders', 'cancel_rate', 'coupon_use_rate'] }));
    const [byHand] = await demo.database.query<{
      net: number;
      placed: number;
      canceled: number;
      used: number;
    }>(`
      select
        sum(case when o.status in ('delivered', 'picked_up') then o.items_amount + o.delivery_fee
          - case when c.funded_by = 'platform' then u.discount_amount else 0 end else 0 end)::bigint as net,
        count(*)::integer as placed,
        count(*) filter (where o.status = 'canceled')::integer as canceled,
        count(u.coupon_use_id)::integer as used
      from orders.orders o
      left join orders.coupon_uses u on u.order_id = o.order_id
      left join orders.coupons c on c.coupon_id = u.coupon_id
      where o.status <> 'payment_failed'
        and (o.ordered_at at time zone 'Asia/Seoul')::date between '2026-03-23' and '2026-03-29'`);
    expect(row?.slice(0, 2)).toEqual([byHand?.net, byHand?.placed]);
    expect(row?.[2]).toBeCloseTo(Number(byHand?.canceled) / Number(byHand?.placed), 10);
    expect(row?.[3]).toBeCloseTo(Number(byHand?.used) / Number(byHand?.placed), 10);
  });
});

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
