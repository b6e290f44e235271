import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuse, ranked } from '../../../src/retrieval/fuse.ts';

const ranking = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
const legs = fc.array(fc.record({ weight: fc.double({ min: 0.1, max: 3, noNaN: true }), ranking }), {
  minLength: 1,
  maxLength: 4,
});

describe('weighted reciprocal rank fusion', () => {
  test('when a thing moves up one place in one leg, its score rises and the other falls', () => {
    fc.assert(
      fc.property(legs, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 60 }), (all, legAt, placeAt, k) => {
        const leg = all[legAt % all.length];
        if (leg === undefined || leg.ranking.length < 2) return;
        const at = 1 + (placeAt % (leg.ranking.length - 1));
        const swapped = [...leg.ranking];
        const [above = '', below = ''] = [swapped[at - 1], swapped[at]];
        [swapped[at - 1], swapped[at]] = [below, above];
        const before = fuse(all, k);
        const after = fuse(
          all.map((other) => (other === leg ? { ...leg, ranking: swapped } : other)),
          k,
        );
        expect(after.get(below)).toBeGreaterThan(before.get(below) ?? 0);
        expect(after.get(above)).toBeLessThan(before.get(above) ?? 0);
      }),
    );
  });

  test('when the legs come in another order, the ranking is the same', () => {
    fc.assert(
      fc.property(legs, (all) => {
        const order = (list: typeof all) =>
          ranked(fuse(list, 10)).map(([name, score]) => [name, score.toFixed(12)]);
        const names = (list: typeof all) => new Set(order(list).map(([name]) => name));
        expect(names(all.toReversed())).toEqual(names(all));
        expect(new Map(order(all.toReversed()) as [string, string][])).toEqual(
          new Map(order(all) as [string, string][]),
        );
      }),
    );
  });

  test('when scores are equal, names decide, so that every machine gives one order', () => {
    const tied = fuse(
      [
        { weight: 1, ranking: ['나'] },
        { weight: 1, ranking: ['가'] },
        { weight: 1, ranking: ['b'] },
      ],
      5,
    );
    expect(ranked(tied).map(([name]) => name)).toEqual(['b', '가', '나']);
  });
});
