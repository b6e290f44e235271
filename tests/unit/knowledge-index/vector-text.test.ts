import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vectorText } from '../../../src/knowledge-index/postgres/vector-text.ts';

test('when a vector is written for the database, every float reads back as itself to seven digits', () => {
  fc.assert(
    fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true, maxLength: 8 }), (vector) => {
      const read = JSON.parse(vectorText(vector)) as number[];
      expect(read).toHaveLength(vector.length);
      for (const [at, value] of vector.entries()) {
        expect(Math.abs((read[at] ?? Number.NaN) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-6);
      }
    }),
  );
});
