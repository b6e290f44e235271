import { describe, expect, it } from 'vitest';
import { fitted, textWidth } from '../../../src/language/text-width.ts';

describe('a text for a narrow column', () => {
  it.each([
    ['it fits', '주문 수', 7, '주문 수'],
    ['it takes more columns', '주문 수ab', 8, '주문 수…'],
    ['a wide letter would stand half outside', '주문', 3, '주…'],
    ['no letter fits beside the ellipsis', '주문', 2, '…'],
    ['it is one letter', '주', 1, '주'],
    ['its letters are of several parts', 'e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['it is empty', '', 5, ''],
  ])('when %s, it is shown as far as it goes', (_, text, width, shown) => {
    expect(fitted(text, width)).toBe(shown);
  });

  it('when it is as long as a document, it is cut all the same', () => {
    const shown = fitted('주문 수 '.repeat(200_000), 24);
    expect(textWidth(shown)).toBeLessThanOrEqual(24);
    expect(shown.endsWith('…')).toBe(true);
  });
});
