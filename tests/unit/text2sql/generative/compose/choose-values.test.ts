import { expect, test } from 'vitest';
import type { Dimension } from '../../../../../src/domain/knowledge.ts';
import type { Retrieved } from '../../../../../src/retrieval/retrieval.ts';
import { chooseValues } from '../../../../../src/text2sql/generative/compose/choose-values.ts';

const lookup = {
  metrics: new Map(),
  dimensions: new Map([
    ['category', { name: 'category', table: 'core.categories', expression: 'name' } as Dimension],
  ]),
};
const knowledge = { values: [{ dimension: 'category', value: '치킨', synonyms: ['chicken'] }] };

function found(hits: readonly (readonly [value: string, term: string])[]): Retrieved {
  const value = hits.map(([value, term]) => ({
    item: {
      key: `core.menus.name=${value}`,
      payload: { type: 'column-value', value: { table: 'core.menus', column: 'name', value } },
    },
    score: 1,
    reasons: [{ kind: 'term', term, field: 'value' }],
  }));
  return { hits: { value } } as unknown as Retrieved;
}

function chosen(text: string, hits: Parameters<typeof found>[0], words: readonly string[] = []) {
  const named = { metrics: [], dimensions: [], values: [], words };
  return chooseValues(found(hits), knowledge, lookup, { text, named }).map((item) => item.text);
}

test('when a value stands in the question, it is told and the look-alikes of its word are not', () => {
  const menus = ['간장치킨', '치킨무', '치킨커리'].map((menu) => [menu, '치킨'] as const);
  expect(chosen('강남구 치킨집 매출', menus)).toEqual(['core.categories.name = "치킨"']);
});

test('when a word has no value of its own, at most two of the ones near it are told', () => {
  const menus = ['떡볶이 대', '떡볶이 소', '떡볶이 세트'].map((menu) => [menu, '떡볶이'] as const);
  expect(chosen('떡볶이 매출', menus)).toHaveLength(2);
});

test('when a value shares only the name of a metric with the question, it is not told', () => {
  expect(chosen('주문 수', [['첫 주문 5천원', '주문']], ['주문 수', '주문'])).toEqual([]);
});

test('when a value is another name in Latin letters, only a whole word says it', () => {
  expect(chosen('chicken orders', [])).toEqual(['core.categories.name = "치킨"']);
  expect(chosen('chickenpox orders', [])).toEqual([]);
});
