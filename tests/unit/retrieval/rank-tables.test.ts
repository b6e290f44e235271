import { describe, expect, test } from 'vitest';
import type { SparseHit } from '../../../src/knowledge-index/knowledge-index.ts';
import { rankTables } from '../../../src/retrieval/rank-tables.ts';
import { tableGraph } from '../../../src/retrieval/table-graph.ts';
import { defaultWeights } from '../../../src/retrieval/weights.ts';

function about(
  kind: SparseHit['kind'],
  key: string,
  tables: string[],
  terms: Record<string, number>,
): SparseHit {
  const matched = Object.entries(terms).map(([term, weight]) => ({ term, weight, field: 'name' }));
  return { kind, key, title: key, tables, score: 1, matched };
}

const plain = { ...defaultWeights, neighbour: 0 };

const ddl = (table: string, terms: Record<string, number> = { 주문: 1 }) =>
  about('ddl', table, [table], terms);

function link(from: string, to: string) {
  return { from, to, columns: [['id', 'id']] as [string, string][], declared: true };
}

describe('ranking tables', () => {
  test('when two found tables only meet in a third, it is ranked after them and says what it connects', () => {
    const graph = tableGraph(
      ['s.authors', 's.topics', 's.author_topics', 's.other'],
      [link('s.author_topics', 's.authors'), link('s.author_topics', 's.topics')],
    );
    const sparse = [ddl('s.authors'), ddl('s.topics'), ddl('s.other')];
    const order = rankTables({ dense: [], sparse }, graph, { ...plain, bridge: 0.9 });
    expect(order.map(({ table }) => table)).toEqual(['s.authors', 's.topics', 's.author_topics', 's.other']);
    expect(order[2]?.connects).toEqual(['s.authors', 's.topics']);
  });

  test('when found tables are joined directly, nothing is put between them', () => {
    const graph = tableGraph(
      ['s.a', 's.b', 's.c'],
      [link('s.a', 's.b'), link('s.a', 's.c'), link('s.b', 's.c')],
    );
    const order = rankTables({ dense: [], sparse: [ddl('s.a'), ddl('s.b')] }, graph, plain);
    expect(order.map(({ table }) => table)).toEqual(['s.a', 's.b']);
  });

  test('when a verified example is found, the tables of its SQL rise, even one no word leads to', () => {
    const graph = tableGraph(['s.a', 's.b', 's.c'], []);
    const example = about('example', 'sales', ['s.b', 's.c'], { 매출: 2 });
    const evidence = { dense: [], sparse: [ddl('s.a'), ddl('s.b'), example] };
    const without = rankTables(evidence, graph, { ...plain, promotion: {} });
    expect(without.map(({ table }) => table)).toEqual(['s.a', 's.b']);
    const with2 = rankTables(evidence, graph, { ...plain, promotion: { example: 2 } });
    expect(with2.map(({ table }) => table)).toEqual(['s.b', 's.c', 's.a']);
  });

  test('when tables of two databases look alike, those of the database that explains more words come first', () => {
    const graph = tableGraph(
      ['bank.customers', 'bank.trades', 'cars.customers'],
      [link('bank.trades', 'bank.customers')],
    );
    const sparse = [
      ddl('cars.customers', { customer: 2 }),
      ddl('bank.customers', { customer: 1.9 }),
      ddl('bank.trades', { trade: 2 }),
    ];
    const order = rankTables({ dense: [], sparse }, graph, { ...plain, coherence: 0.9 });
    expect(order.map(({ table }) => table)).toEqual(['bank.customers', 'bank.trades', 'cars.customers']);
    const without = rankTables({ dense: [], sparse }, graph, { ...plain, coherence: 0 });
    expect(without[0]?.table).toBe('cars.customers');
  });

  test('when a table can be joined to found ones, it follows them and says to which it belongs', () => {
    const graph = tableGraph(['s.a', 's.b', 's.far'], [link('s.b', 's.a')]);
    const order = rankTables({ dense: [], sparse: [ddl('s.a')] }, graph, defaultWeights);
    expect(order.map(({ table, connects }) => [table, connects])).toEqual([
      ['s.a', []],
      ['s.b', ['s.a']],
    ]);
  });

  test('when a table is not among the visible ones, it neither connects nor is connected', () => {
    const links = [link('s.secret', 's.a'), link('s.secret', 's.b')];
    const graph = tableGraph(['s.a', 's.b'], links);
    const order = rankTables({ dense: [], sparse: [ddl('s.a'), ddl('s.b')] }, graph, {
      ...defaultWeights,
      bridge: 1,
    });
    expect(order.map(({ table }) => table)).toEqual(['s.a', 's.b']);
  });
});
