import { describe, expect, it } from 'vitest';
import type { Meaning, Mention } from '../../../../src/semantic-layer/mention.ts';
import { givenIn, isSameGiven } from '../../../../src/text2sql/governed/given.ts';

function mention(text: string, meaning: Meaning): Mention {
  return { start: 0, end: text.length, text, meaning };
}

const lastWeek = { from: '2026-03-23', to: '2026-03-30' };

describe('what a question gives an example', () => {
  it.each([
    ['5개', { kind: 'limit', count: 5 }, 5, ''],
    ['top 5', { kind: 'limit', count: 5 }, 5, ''],
    ['하위 5개', { kind: 'limit', count: 5 }, 5, 'bottom'],
    ['bottom 5', { kind: 'limit', count: 5 }, 5, 'bottom'],
    ['5%', { kind: 'number', value: 0.05 }, 5, '%'],
    ['7퍼센트', { kind: 'number', value: 0.07 }, 7, '%'],
    ['12.5 percent', { kind: 'number', value: 0.125 }, 12.5, '%'],
    ['500원', { kind: 'number', value: 500 }, 500, 'krw'],
    ['두 번 이상', { kind: 'condition', operator: '>=', value: 2 }, 2, '>='],
    ['over 10%', { kind: 'condition', operator: '>', value: 0.1 }, 10, '>%'],
  ] as const)('when "%s" is said, it is a number of its own form', (text, meaning, value, form) => {
    expect(givenIn(mention(text, meaning))).toMatchObject([{ binding: { type: 'number', value }, form }]);
  });

  it('when a value is said, its form is the dimension it is of', () => {
    const candidates = [{ dimension: 'region', value: '강남구' }];
    expect(givenIn(mention('강남구의', { kind: 'value', candidates }))).toMatchObject([
      { binding: { type: 'value', value: '강남구' }, form: 'region' },
    ]);
  });

  it('when a word is no range, value or number, it gives nothing', () => {
    expect(givenIn(mention('주문', { kind: 'metric', names: ['orders'] }))).toEqual([]);
    expect(givenIn(mention('보여줘', { kind: 'filler' }))).toEqual([]);
  });

  it('when ranges are said in the same words, they are the same whatever day it is', () => {
    const range = (text: string, from: string) =>
      givenIn(mention(text, { kind: 'range', range: { ...lastWeek, from } }))[0] as never;
    expect(isSameGiven(range('최근 7일', '2026-03-01'), range('최근7일', '2026-03-02'))).toBe(true);
    expect(isSameGiven(range('최근 7일', '2026-03-01'), range('지난주', '2026-03-01'))).toBe(false);
  });

  it('when numbers differ in value or form, they are not the same', () => {
    const [five, fivePercent, six] = [
      mention('5개', { kind: 'limit', count: 5 }),
      mention('5%', { kind: 'number', value: 0.05 }),
      mention('6개', { kind: 'limit', count: 6 }),
    ].map((each) => givenIn(each)[0] as never);
    expect(isSameGiven(five as never, five as never)).toBe(true);
    expect(isSameGiven(five as never, fivePercent as never)).toBe(false);
    expect(isSameGiven(five as never, six as never)).toBe(false);
  });
});
