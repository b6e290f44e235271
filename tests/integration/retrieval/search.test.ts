import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { reindex } from '../../../src/indexing/reindex.ts';
import type { KnowledgeIndex } from '../../../src/knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { retrievalTerms } from '../../../src/language/tokens/retrieval-terms.ts';
import { createHashedEmbedder } from '../../../src/model/embedding/hashed-ngram.ts';
import { createRetrieval } from '../../../src/retrieval/create-retrieval.ts';
import type { Retrieval, RetrievalRequest, Retrieved } from '../../../src/retrieval/retrieval.ts';
import { catalog, depsFor, newStorage, sources } from '../indexing/small-company.ts';

let database: Database;
let index: KnowledgeIndex;
let retrieval: Retrieval;

beforeAll(async () => {
  database = await newStorage();
  index = createPostgresIndex(database);
  const deps = depsFor(index);
  await reindex(sources, deps);
  retrieval = createRetrieval(deps);
});
afterAll(() => database.close());

async function search(question: string, more: Partial<RetrievalRequest> = {}): Promise<Retrieved> {
  const found = await retrieval.search({ question, visible: null, ...more });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const everything = catalog.map(({ schema, name }) => `${schema}.${name}`);

describe('search', () => {
  test.each([
    ['어제 주문은 몇 건?', 'shop.orders'],
    ['how many deliveries yesterday', 'fleet.deliveries'],
    ['직원 급여', 'hr.salaries'],
    ['회원 등급별 인원', 'shop.members'],
    ['sales of the day', 'shop.orders'],
  ])('when "%s" is asked, %s comes first', async (question, table) => {
    expect((await search(question)).tables[0]?.table).toBe(table);
  });

  test('when other kinds are asked for, each comes with its payload, best first, within its quota', async () => {
    const { hits } = await search('취소되면 전액 환불되나요? 홈 배너', {
      kinds: ['document', 'log', 'metric'],
      quotas: { document: 1, metric: 2 },
    });
    expect(Object.keys(hits)).toEqual(['document', 'log', 'metric']);
    expect(hits.document?.map(({ item }) => item.key)).toEqual(['refunds#1']);
    expect(hits.log?.[0]?.item.payload).toMatchObject({
      type: 'log-entry',
      entry: { key: 'home.banner.click' },
    });
    expect(hits.metric?.length).toBeLessThanOrEqual(2);
  });

  test('when a verified example is found, its tables are promoted and say by what', async () => {
    const { tables } = await search('베스트셀러 순위');
    expect(
      tables
        .slice(0, 2)
        .map(({ table }) => table)
        .sort(),
    ).toEqual(['shop.menus', 'shop.order_items']);
    expect(tables[0]?.reasons).toContainEqual({
      kind: 'promoted',
      by: 'example',
      title: '{period} 베스트셀러 순위',
    });
  });

  test('when a word is matched, the reason names it and the field it stands in', async () => {
    const { tables } = await search('급여');
    expect(tables[0]?.reasons).toContainEqual({ kind: 'term', term: '급여', field: 'comment' });
  });

  test('when a table is hidden from the asker, it is nowhere: not found, not connecting, not a reason', async () => {
    const visible = new Set(
      everything.filter((name) => name !== 'hr.salaries' && name !== 'shop.order_items'),
    );
    for (const question of [
      '직원 급여 인건비 payroll salaries',
      '베스트셀러 순위 주문한 메뉴 수량',
      '회원이 주문한 메뉴',
    ]) {
      const text = JSON.stringify(await search(question, { visible }));
      expect(text).not.toMatch(/salaries|order_items|payroll|인건비|best_sellers/);
    }
    expect(JSON.stringify(await search('인건비'))).toMatch(/payroll/);
  });

  test('when nothing is visible, no table comes back and no error either', async () => {
    const found = await search('주문', { visible: new Set() });
    expect(found.tables).toEqual([]);
    expect(found.hits.ddl).toEqual([]);
  });

  test('when the question only makes sense after the turn before it, that turn still counts', async () => {
    const alone = await search('그중 VIP만');
    const after = await search('그중 VIP만', { previous: ['배달 건수 보여줘'] });
    const place = (found: Retrieved) => found.tables.findIndex(({ table }) => table === 'fleet.deliveries');
    expect(place(alone)).toBe(-1);
    expect(place(after)).toBeGreaterThanOrEqual(0);
  });

  test('when the question is empty or only signs, nothing is found and nothing breaks', async () => {
    for (const question of ['', '   ', '?!', "'; drop table x; --", '\u0000']) {
      expect((await search(question)).tables.length).toBeLessThanOrEqual(10);
    }
  });

  test('when the index was built by another embedder, both are named and the question is not answered', async () => {
    const embedder = createHashedEmbedder({ terms: retrievalTerms, dimension: 256 });
    const found = await createRetrieval({ index, embedder, terms: retrievalTerms }).search({
      question: '주문',
      visible: null,
    });
    const built = depsFor(index).embedder.name;
    expect(found).toEqual({
      ok: false,
      problem: { code: 'index-embedder-mismatch', params: { built, running: embedder.name } },
    });
  });

  test('when a new generation is half written, questions see the old one only', async () => {
    const before = await search('주문한 메뉴');
    const build = await index.begin({ embedder: 'other', dimension: 2, fingerprint: 'x' });
    await build.add([
      {
        item: {
          kind: 'ddl',
          key: 'shop.menu_orders',
          title: 'shop.menu_orders',
          text: '주문한 메뉴',
          payload: { type: 'column-value', value: { table: 'shop.menu_orders', column: 'c', value: 'v' } },
          hash: 'h',
          tables: ['shop.menu_orders'],
          owner: 'o',
          source: 's',
        },
        vector: Float32Array.of(1, 0),
        terms: [{ term: '주문', weight: 99, field: 'name' }],
      },
    ]);
    expect(await search('주문한 메뉴')).toEqual(before);
    expect(await build.count()).toEqual({ ddl: 1 });
    await build.discard();
    await expect(build.activate()).rejects.toThrow('is not being built');
    expect(await search('주문한 메뉴')).toEqual(before);
  });
});
