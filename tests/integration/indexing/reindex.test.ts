import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import type { KnowledgeKind } from '../../../src/domain/knowledge.ts';
import { describeReport } from '../../../src/indexing/describe-report.ts';
import { type ReindexReport, reindex } from '../../../src/indexing/reindex.ts';
import type { KnowledgeIndex } from '../../../src/knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { createHashedEmbedder } from '../../../src/model/embedding/hashed-ngram.ts';
import { catalog, depsFor, knowledge, newStorage, sources } from './small-company.ts';

let database: Database;
let index: KnowledgeIndex;

beforeAll(async () => {
  database = await newStorage();
  index = createPostgresIndex(database);
});
afterAll(() => database.close());

const all: readonly KnowledgeKind[] = [
  'ddl',
  'table',
  'glossary',
  'example',
  'log',
  'document',
  'metric',
  'value',
];

function of(report: ReindexReport, kind: KnowledgeKind) {
  return report.kinds.find((line) => line.kind === kind);
}

async function served(): Promise<string[]> {
  const loaded = await index.loadItems(all);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  return loaded.value.items.map(({ kind, key }) => `${kind} ${key}`);
}

describe('reindex', () => {
  test('when nothing was indexed yet, loading and searching say so', async () => {
    expect(await index.active()).toBeNull();
    expect(await index.loadItems(['ddl'])).toMatchObject({ ok: false, problem: { code: 'index-missing' } });
  });

  test('when it runs first, every kind is stored with its payload and serves', async () => {
    const report = await reindex(sources, depsFor(index));
    expect(report.result.switched).toBe(true);
    expect(Object.fromEntries(report.kinds.map(({ kind, total }) => [kind, total]))).toEqual({
      ddl: 6,
      table: 1,
      metric: 3,
      glossary: 1,
      example: 1,
      log: 1,
      document: 2,
      value: 2,
    });
    const loaded = await index.loadItems(['example', 'value']);
    if (!loaded.ok) throw new Error(loaded.problem.code);
    expect(loaded.value.generation).toMatchObject({
      state: 'active',
      fingerprint: 'first',
      counts: { ddl: 6 },
    });
    expect(loaded.value.items[0]).toEqual({
      kind: 'example',
      key: 'best_sellers',
      tables: ['shop.order_items', 'shop.menus'],
      payload: { type: 'example', example: knowledge.examples[0] },
    });
    expect(loaded.value.items.at(-1)?.payload).toEqual({
      type: 'dimension-value',
      value: { dimension: 'grade', value: 'VIP', synonyms: ['브이아이피'] },
    });
  });

  test('when nothing changed, nothing is embedded again and the new generation finds the same', async () => {
    const before = await served();
    const moved = knowledge.logs.map((entry) => ({ ...entry, source: { ...entry.source, line: 99 } }));
    const report = await reindex({ ...sources, knowledge: { ...knowledge, logs: moved } }, depsFor(index));
    expect(report).toMatchObject({ embedded: 0, result: { switched: true } });
    expect(of(report, 'ddl')).toMatchObject({ total: 6, same: 6, added: 0, changed: 0 });
    expect(await served()).toEqual(before);
  });

  test('when one comment changes, one item goes and one comes, only what changed is embedded', async () => {
    const changed = catalog.map((table) =>
      table.name === 'menus' ? { ...table, comment: '메뉴판' } : table,
    );
    const logs = knowledge.logs.map((entry) => ({ ...entry, key: 'home.banner.view' }));
    const report = await reindex(
      { ...sources, catalog: changed, knowledge: { ...knowledge, logs } },
      depsFor(index),
    );
    expect(report.embedded).toBe(2);
    expect(of(report, 'ddl')).toMatchObject({ changed: 1, same: 5 });
    expect(of(report, 'log')).toMatchObject({ added: 1, removed: 1 });
    expect(await served()).not.toContain('log home.banner.click');
  });

  test('when an item is broken, it is kept out with its place, owner and reason, and the rest serves', async () => {
    const [orders] = knowledge.tables;
    if (orders === undefined) throw new Error('the fixture has a table');
    const broken = {
      ...knowledge,
      tables: [{ ...orders, freshness: 'orderd_at' }],
      metrics: knowledge.metrics.map((metric) =>
        metric.kind === 'aggregate' && metric.name === 'payroll' ? { ...metric, table: 'hr.wages' } : metric,
      ),
    };
    const report = await reindex(
      { ...sources, knowledge: broken, force: true },
      depsFor(index, {
        verifyExample: async () => ({ ok: false, reason: 'column m.menu_id does not exist' }),
      }),
    );
    expect(report.quarantined.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`)).toEqual([
      'table shop.orders: shop.orders has no column orderd_at',
      'metric payroll: the database has no table hr.wages',
      'example best_sellers: column m.menu_id does not exist',
      'glossary payroll: its metric payroll does not exist or is quarantined',
    ]);
    expect(report.quarantined[0]).toMatchObject({ path: 'knowledge/x.yml', line: 7, owner: 'data-team' });
    expect(describeReport(report)).toContain('knowledge/x.yml:7');
    const keys = await served();
    expect(keys).toContain('metric order_count');
    expect(keys.filter((key) => /payroll|best_sellers|^table /.test(key))).toEqual([]);
  });

  test('when two items share a name, the first is served and the second is reported', async () => {
    const doubled = { ...knowledge, logs: [...knowledge.logs, ...knowledge.logs] };
    const report = await reindex({ ...sources, knowledge: doubled }, depsFor(index));
    expect(report.quarantined).toMatchObject([{ kind: 'log', name: 'home.banner.click', line: 7 }]);
    expect(report.result.switched).toBe(true);
  });

  test('when most items are gone, the old generation goes on serving unless forced', async () => {
    const before = await served();
    const shrunk = {
      ...sources,
      catalog: catalog.slice(0, 2),
      knowledge: { ...knowledge, documents: [], logs: [] },
    };
    const refused = await reindex(shrunk, depsFor(index));
    expect(refused.result).toMatchObject({ switched: false, refused: expect.stringContaining('--force') });
    expect(await served()).toEqual(before);
    const [{ count } = { count: -1 }] = await database.query<{ count: number }>(
      `select count(*) as count from knowledge_index.generations where state = 'building'`,
    );
    expect(count).toBe(0);
    const forced = await reindex({ ...shrunk, force: true }, depsFor(index));
    expect(forced.result.switched).toBe(true);
    expect(await served()).not.toEqual(before);
  });

  test('when the embedder changed, everything is embedded again', async () => {
    const embedder = createHashedEmbedder({ terms: (text) => text.split(' '), dimension: 64 });
    const report = await reindex({ ...sources, force: true }, depsFor(index, { embedder }));
    expect(report.embedded).toBe(report.kinds.reduce((sum, { total }) => sum + total, 0));
    expect(await index.active()).toMatchObject({ embedder: embedder.name, dimension: 64 });
  });

  test('when generations were replaced long ago, the next switch removes them and keeps the recent', async () => {
    await database.query(
      `update knowledge_index.generations set retired_at = now() - interval '25 hours'
       where state = 'retired' and id <> (select max(id) from knowledge_index.generations where state = 'retired')`,
    );
    await reindex(sources, depsFor(index));
    const states = await database.query<{ state: string }>(
      `select state from knowledge_index.generations order by id`,
    );
    expect(states.map(({ state }) => state)).toEqual(['retired', 'retired', 'active']);
    const [{ count } = { count: -1 }] = await database.query<{ count: number }>(
      `select count(*) as count from knowledge_index.items
       where generation not in (select id from knowledge_index.generations)`,
    );
    expect(count).toBe(0);
  });
});
