import { describe, expect, test } from 'vitest';
import type { Cell, ColumnFormat } from '../../../src/domain/cell.ts';
import { type Told, tell } from '../../../src/text2sql/present/sentence.ts';
import { toldValue } from '../../../src/text2sql/present/told-value.ts';

const column = (name: string, format: ColumnFormat, label = name) => ({ name, label, format });

test.each<[Cell, ColumnFormat, string, string]>([
  ['NaN', 'decimal', '계산할 수 없는 값', 'not a number'],
  ['Infinity', 'krw', '무한대', 'infinite'],
  [-0, 'integer', '0', '0'],
  [true, 'boolean', '예', 'yes'],
  ['\\x63616e63', 'text', '여러 값', 'several values'],
  ['[{"h": 6}]', 'text', '여러 값', 'several values'],
  ['{18200,22200,27600}', 'text', '18200, 22200, 27600', '18200, 22200, 27600'],
  [null, 'text', '값 없음', 'no value'],
])('when a value is %s, a sentence says it in words', (value, format, ko, en) => {
  expect(toldValue(value, column('v', format), 'ko')).toBe(ko);
  expect(toldValue(value, column('v', format), 'en')).toBe(en);
});

function told(over: Partial<Told>): string {
  return tell({
    ...{ title: '주문', range: null, columns: [], rows: [], groupings: 0, locale: 'ko', limited: false },
    ...{ order: null, explanation: null },
    ...over,
  });
}

describe('what is said of odd rows', () => {
  test('when one row holds many numbers, the first few are told and the others counted', () => {
    const columns = Array.from({ length: 9 }, (_, at) => column(`c${at}`, 'integer'));
    const rows = [columns.map((_, at) => at)];
    expect(told({ columns, rows })).toBe('c0 0, c1 1, c2 2, c3 3 외 5개입니다.');
    expect(told({ columns, rows, locale: 'en' })).toBe('C0 0, c1 1, c2 2, c3 3 and 5 more.');
  });

  test('when a cell holds escapes and marks of direction, the sentence is without them', () => {
    const columns = [column('s', 'text'), column('n', 'integer')];
    const text = told({
      columns,
      rows: [
        ['a\u202eb\u001b[31m', 5],
        ['c', 1],
      ],
      groupings: 1,
    });
    expect(['\u001b', '\u202e'].some((mark) => text.includes(mark))).toBe(false);
    expect(text).toContain('5');
  });

  test('when a value cannot be compared, no group leads', () => {
    const columns = [column('s', 'text'), column('n', 'decimal')];
    expect(
      told({
        columns,
        rows: [
          ['a', 'NaN'],
          ['b', 17],
        ],
        groupings: 1,
      }),
    ).not.toContain('가장');
  });

  test('when groups are numbers or answers of yes and no, it is said what they are', () => {
    const columns = [column('hour', 'integer', '시각'), column('n', 'integer', '주문 수')];
    expect(
      told({
        columns,
        rows: [
          [18, 44],
          [12, 3],
        ],
        groupings: 1,
      }),
    ).toContain('시각 18이 44로');
    const coupon = [column('used', 'boolean', '쿠폰'), column('n', 'integer', '주문 수')];
    expect(
      told({
        columns: coupon,
        rows: [
          [false, 2],
          [true, 1],
        ],
        groupings: 1,
      }),
    ).toContain('쿠폰 아니요가 2로');
  });

  test('when rows run on over time, neither their first nor their last is a find', () => {
    const columns = [column('day', 'date'), column('total', 'integer')];
    const rows = [49, 89, 118, 149].map((total, at) => [`2026-03-0${at + 1}`, total]);
    const order = { column: 'total', direction: 'ascending' } as const;
    expect(told({ columns, rows, groupings: 1, order, locale: 'en' })).not.toContain('smallest');
    expect(told({ columns, rows, groupings: 1, locale: 'en' })).not.toContain('peak');
  });
});
