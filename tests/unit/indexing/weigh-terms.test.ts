import { describe, expect, test } from 'vitest';
import { weighTerms } from '../../../src/indexing/weigh-terms.ts';

const field = (name: string, weight: number, text: string) => ({ name, weight, terms: text.split(' ') });

function weightOf(terms: ReturnType<typeof weighTerms>[number] | undefined, term: string): number {
  return terms?.find((entry) => entry.term === term)?.weight ?? 0;
}

describe('BM25 over fields', () => {
  test('when there is one field, the weights are those of the textbook formula', () => {
    const [first] = weighTerms([[field('text', 1, '배달 배달 주문')], [field('text', 1, '주문')]]);
    const meanLength = 2;
    const norm = 1.2 * (1 - 0.75 + (0.75 * 3) / meanLength);
    expect(weightOf(first, '배달')).toBeCloseTo((Math.log(1 + 1.5 / 1.5) * 2 * 2.2) / (2 + norm), 10);
    expect(weightOf(first, '주문')).toBeCloseTo((Math.log(1 + 0.5 / 2.5) * 1 * 2.2) / (1 + norm), 10);
  });

  test('when a term stands in a weightier field, it weighs more and that field is named', () => {
    const [inName, inNote] = weighTerms([
      [field('name', 3, 'order'), field('note', 1, 'x order y')],
      [field('name', 3, 'x'), field('note', 1, 'y order z')],
    ]);
    expect(weightOf(inName, 'order')).toBeGreaterThan(weightOf(inNote, 'order'));
    expect(inName?.find(({ term }) => term === 'order')?.field).toBe('name');
  });

  test('when nothing is given, nothing comes back, and an empty item has no terms', () => {
    expect(weighTerms([])).toEqual([]);
    expect(weighTerms([[]])).toEqual([[]]);
  });
});
