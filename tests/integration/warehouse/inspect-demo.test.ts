import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Knowledge } from '../../../src/domain/knowledge.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { compileMetricQuery } from '../../../src/semantic-layer/compile.ts';
import type { Grouping, MetricQuery } from '../../../src/semantic-layer/metric-query.ts';
import { buildSemanticModel } from '../../../src/semantic-layer/model.ts';
import { fillExample } from '../../../src/text2sql/governed/fill-example.ts';
import type { CatalogTable } from '../../../src/warehouse/catalog/catalog.ts';
import { loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { fanOuts } from '../../../src/warehouse/inspect/fan-outs.ts';
import type { FanOut, TableLink } from '../../../src/warehouse/inspect/inspection.ts';
import { createWarehouse, type Warehouse } from '../../../src/warehouse/warehouse.ts';
import { openTestDemo, TEST_CLOCK, TEST_ROLE, type TestDemo } from '../../support/demo-company.ts';
import { linksOfKeys } from '../../support/key-links.ts';
import { defaultsOf } from '../text2sql/examples/example-company.ts';

let demo: TestDemo;
let knowledge: Knowledge;
let warehouse: Warehouse;
let catalog: readonly CatalogTable[];
let links: readonly TableLink[];

beforeAll(async () => {
  demo = await openTestDemo();
  ({ knowledge } = await readKnowledge(join(import.meta.dirname, '../../../knowledge')));
  warehouse = createWarehouse({
    database: demo.database,
    guard: await loadGuard(),
    limits: { timeoutMs: 20_000, maxRows: 2_000, maxBytes: 8_000_000 },
    timeZone: 'Asia/Seoul',
    role: TEST_ROLE,
  });
  catalog = (await warehouse.catalog()).tables;
  const written = knowledge.tables.flatMap(({ name, joins }) =>
    joins.map((join) => ({ from: name, ...join })),
  );
  links = [...linksOfKeys(catalog), ...written];
});
afterAll(() => demo.close());

function judged(sql: string): { faults: string[]; repeated: FanOut[]; constant: boolean } {
  const tables = new Set(catalog.map(({ schema, name }) => `${schema}.${name}`));
  const checked = warehouse.check(sql, { tables, searchPath: [] });
  if (!checked.ok) throw new Error(`${JSON.stringify(checked.problem)}\n${sql}`);
  const { faults, shape } = warehouse.inspect(checked.value, catalog);
  return {
    faults: faults.map(({ kind, name }) => `${kind} ${name}`),
    repeated: fanOuts(shape, links),
    constant: shape.outputs.every(({ kind }) => kind === 'constant'),
  };
}

const sound = { faults: [], repeated: [], constant: false };

test('when verified examples are inspected, every name is known and nothing is counted twice', () => {
  expect(knowledge.examples.length).toBeGreaterThan(30);
  for (const example of knowledge.examples) {
    const sql = fillExample(example, defaultsOf(example, TEST_CLOCK), 'Asia/Seoul');
    expect({ name: example.name, ...judged(sql) }).toEqual({ name: example.name, ...sound });
  }
});

test('when metrics are compiled by every dimension they reach, every name is known and nothing is counted twice', () => {
  const model = buildSemanticModel({ ...knowledge, values: [] });
  let count = 0;
  for (const metric of model.metrics.keys()) {
    const groupings: Grouping[] = [...model.reachable(metric)].map((name) => ({ kind: 'dimension', name }));
    for (const grouping of [null, ...groupings]) {
      const compiled = compileMetricQuery(queryOf(metric, grouping), model, {
        timeZone: 'Asia/Seoul',
        weekStart: TEST_CLOCK.weekStart,
        limit: 100,
      });
      if (!compiled.ok) continue;
      count += 1;
      expect({ sql: compiled.value.sql, ...judged(compiled.value.sql) }).toEqual({
        sql: compiled.value.sql,
        ...sound,
      });
    }
  }
  expect(count).toBeGreaterThan(300);
});

function queryOf(metric: string, grouping: Grouping | null): MetricQuery {
  return {
    metrics: [metric],
    groupings: grouping === null ? [] : [grouping],
    filters: [],
    having: [],
    range: { from: '2026-03-01', to: '2026-04-01' },
    compare: null,
    order: null,
    limit: null,
  } as unknown as MetricQuery;
}

test('when order totals are summed beside order items, the repetition is named', () => {
  const sql =
    'select sum(o.total_amount) from orders.orders o join orders.order_items i on i.order_id = o.order_id';
  expect(judged(sql).repeated).toMatchObject([
    { aggregate: 'sum', table: 'orders.orders', by: 'orders.order_items' },
  ]);
});
