import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctLabels } from '../../../src/language/distinct-labels.ts';

test('when texts are any, each label is another and short enough', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 20 }), (texts) => {
      const labels = distinctLabels(texts, 12);
      expect(new Set(labels).size).toBe(texts.length);
      expect(labels.every((label) => label.length <= 12)).toBe(true);
    }),
  );
});

test('when texts are short and differ, they stay as they are', () => {
  expect(distinctLabels(['강남구', '서초구'], 20)).toEqual(['강남구', '서초구']);
});
