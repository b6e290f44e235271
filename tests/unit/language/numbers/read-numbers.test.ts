import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNumbers } from '../../../../src/language/numbers/read-numbers.ts';

it.each([
  ['1만', [['1만', 10_000, null]]],
  ['3천', [['3천', 3_000, null]]],
  ['2억 5천만 원', [['2억 5천만 원', 250_000_000, 'krw']]],
  ['천원', [['천원', 1_000, 'krw']]],
  ['만원 이상', [['만원', 10_000, 'krw']]],
  ['삼만 오천원', [['삼만 오천원', 35_000, 'krw']]],
  ['이백오십만 원', [['이백오십만 원', 2_500_000, 'krw']]],
  ['1.5만', [['1.5만', 15_000, null]]],
  ['1만 2천원', [['1만 2천원', 12_000, 'krw']]],
  ['1만 500원', [['1만 500원', 10_500, 'krw']]],
  ['5천만원 미만', [['5천만원', 50_000_000, 'krw']]],
  ['1,000', [['1,000', 1_000, null]]],
  ['12,345.5', [['12,345.5', 12_345.5, null]]],
  ['₩12,000', [['₩12,000', 12_000, 'krw']]],
  ['10,000 won', [['10,000 won', 10_000, 'krw']]],
  ['열 개', [['열 개', 10, 'count']]],
  ['열두 곳', [['열두 곳', 12, 'count']]],
  ['스무 명', [['스무 명', 20, 'count']]],
  ['다섯 건', [['다섯 건', 5, 'count']]],
  ['상위 10개', [['10개', 10, 'count']]],
  ['상위10개를', [['10개', 10, 'count']]],
  ['3번 이상 주문한', [['3번', 3, 'count']]],
  ['top 5', [['5', 5, null]]],
  ['top five', [['five', 5, null]]],
  ['ten shops', [['ten', 10, null]]],
  ['50%', [['50%', 0.5, 'percent']]],
  ['7%', [['7%', 0.07, 'percent']]],
  ['95.5퍼센트', [['95.5퍼센트', 0.955, 'percent']]],
  ['10 percent', [['10 percent', 0.1, 'percent']]],
  ['-5%', [['-5%', -0.05, 'percent']]],
  ['30분 넘는', [['30분', 30, 'minutes']]],
  ['2시간', [['2시간', 120, 'minutes']]],
  ['두 시간', [['두 시간', 120, 'minutes']]],
  ['45 minutes', [['45 minutes', 45, 'minutes']]],
  ['90초', [['90초', 1.5, 'minutes']]],
  ['4.5점 이상', [['4.5점', 4.5, 'score']]],
  ['3 stars', [['3 stars', 3, 'score']]],
  ['3 million', [['3 million', 3_000_000, null]]],
  ['1.5k orders', [['1.5k', 1_500, null]]],
  [
    '10건 이상 20건 미만',
    [
      ['10건', 10, 'count'],
      ['20건', 20, 'count'],
    ],
  ],
  [
    '10-20',
    [
      ['10', 10, null],
      ['20', 20, null],
    ],
  ],
  [
    '100 200',
    [
      ['100', 100, null],
      ['200', 200, null],
    ],
  ],
] as const)('when the text is "%s", its numbers are %j', (text, expected) => {
  expect(readNumbers(text).map((one) => [one.text, one.value, one.unit])).toEqual(expected);
});

it.each([
  'SKU2',
  'order_2',
  '회원',
  '만족도',
  '천안시',
  '일반',
  '한국',
  '이원화',
  '프로모션',
  'tenant',
  '점포',
])('when the word is "%s", no number is read into it', (text) => {
  expect(readNumbers(text)).toEqual([]);
});

it.each([
  ['1분기', [[1, null]]],
  ['5개월', [[5, null]]],
  ['3시간대', [[3, null]]],
  ['10회원', [[10, null]]],
])('when a unit only begins another word as in "%s", it is no unit: %j', (text, expected) => {
  expect(readNumbers(text).map((one) => [one.value, one.unit])).toEqual(expected);
});

it('when any text is read, every number is finite, in place and in order', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({
          unit: fc.constantFrom(...'0123456789,.만억천백조원%분개-₩ 일이삼열두km'),
          maxLength: 25,
        }),
      ),
      (text) => {
        const found = readNumbers(text);
        found.forEach(({ start, end, text: mention, value }, index) => {
          expect(text.slice(start, end)).toBe(mention);
          expect(Number.isFinite(value)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        });
      },
    ),
    { numRuns: 500 },
  );
});
