import { describe, expect, test } from 'vitest';
import type { SearchResult, TermWeight } from '../../../src/knowledge-index/knowledge-index.ts';
import { hitReasons, tableReasons } from '../../../src/retrieval/reasons.ts';

const term = (name: string, field = 'name'): TermWeight => ({ term: name, weight: 1, field });

const orders = { kind: 'ddl', key: 's.orders', title: 's.orders', tables: ['s.orders'], score: 1 } as const;
const example = {
  kind: 'example',
  key: 'x',
  title: '취소가 많은 가게',
  tables: ['s.orders'],
  score: 1,
} as const;

const found: SearchResult = {
  generation: {
    id: 1,
    state: 'active',
    embedder: 'e',
    dimension: 2,
    fingerprint: 'f',
    counts: {},
    builtAt: '2026-01-01T00:00:00Z',
  },
  dense: [orders],
  sparse: [
    { ...orders, matched: [term('소율'), term('취소율', 'comment'), term('주문')] },
    { ...example, matched: [term('취소')] },
  ],
};

describe('reasons', () => {
  test('when a word was matched whole, its pieces are not named beside it', () => {
    expect(hitReasons(found, 'ddl', 's.orders')).toEqual([
      { kind: 'term', term: '취소율', field: 'comment' },
      { kind: 'term', term: '주문', field: 'name' },
      { kind: 'similar', rank: 1 },
    ]);
  });

  test('when an example is about a table, the table says so; what it connects is said too', () => {
    expect(tableReasons(found, 's.orders', ['s.a', 's.b'], ['example', 'metric']).slice(-2)).toEqual([
      { kind: 'promoted', by: 'example', title: '취소가 많은 가게' },
      { kind: 'connects', tables: ['s.a', 's.b'] },
    ]);
  });

  test('when nothing was found about an item, there is no reason', () => {
    expect(hitReasons(found, 'ddl', 's.other')).toEqual([]);
  });
});
