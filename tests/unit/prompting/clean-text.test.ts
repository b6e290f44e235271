import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText, clip, textCaps } from '../../../src/prompting/clean-text.ts';

describe('text from elsewhere', () => {
  test.each([
    ['control characters', 'a\u0000b\u001b[31mc\u0085d', 'ab[31mcd'],
    ['marks that turn the reading order', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
    ['characters that nobody sees', 'a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
    ['tags that spell words nobody sees', `a${String.fromCodePoint(0xe0041, 0xe0042)}b`, 'ab'],
    ['half a character', 'a\ud83db', 'a\ufffdb'],
    ['line ends of all kinds', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['joined emoji', '👨‍👩‍👧 치킨', '👨‍👩‍👧 치킨'],
  ])('when it holds %s, what is left is what a reader sees', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test('when it is cleaned again, nothing more goes', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.constantFrom('\r', '\u200b', '\n', '\udb40', '\udc41', '\u0000'),
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const clean = cleanText(parts.join(''));
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe('a clipped text', () => {
  test.each([
    ['is short enough', '주문 상태', 40, '주문 상태'],
    ['spreads over lines', '주문\n\t 상태 ', 40, '주문 상태'],
    ['is too long', '가나다라마', 4, '가나다…'],
    ['is as long as allowed', '가나다라', 4, '가나다라'],
    ['ends in characters of two units', '🍗🍗🍗🍗', 4, '🍗🍗🍗🍗'],
    ['is cut before a character of two units', '🍗🍗🍗🍗🍗', 4, '🍗🍗🍗…'],
  ])('when it %s, it shows as much as fits', (_, text, cap, shown) => {
    expect(clip(text, cap)).toBe(shown);
  });

  test('when any text is clipped, it is one line within the cap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(...Object.values(textCaps)),
        (text, cap) => {
          const clipped = clip(text, cap);
          expect(Array.from(clipped).length).toBeLessThanOrEqual(cap);
          expect(clipped).not.toMatch(/\n/u);
        },
      ),
    );
  });
});
