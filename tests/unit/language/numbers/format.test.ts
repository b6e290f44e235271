import { expect, it } from 'vitest';
import { withJosa } from '../../../../src/language/josa.ts';
import {
  formatDateRange,
  formatMoney,
  formatMoneyInWords,
  formatNumber,
  formatPercent,
} from '../../../../src/language/numbers/format.ts';

it.each([
  [0, '₩0', '0원', '₩0'],
  [9_500, '₩9,500', '9,500원', '₩9.5K'],
  [12_345, '₩12,345', '1.2만 원', '₩12.3K'],
  [1_234_567, '₩1,234,567', '123만 원', '₩1.23M'],
  [99_999_999, '₩99,999,999', '1억 원', '₩100M'],
  [250_000_000, '₩250,000,000', '2억 5,000만 원', '₩250M'],
  [12_345_678_901, '₩12,345,678,901', '123.5억 원', '₩12.3B'],
  [1_230_000_000_000, '₩1,230,000,000,000', '1.23조 원', '₩1.23T'],
  [-1_234_567, '-₩1,234,567', '-123만 원', '-₩1.23M'],
  [0.4, '₩0', '0원', '₩0'],
  [-0.4, '₩0', '0원', '₩0'],
])('when %d won are printed, they are %s, in words %s and %s', (value, table, ko, en) => {
  expect([
    formatMoney(value, 'ko'),
    formatMoneyInWords(value, 'ko'),
    formatMoneyInWords(value, 'en'),
  ]).toEqual([table, ko, en]);
});

it.each([
  [1_234_567, '1,234,567'],
  [1_234.567, '1,234.57'],
  [0.1 + 0.2, '0.3'],
  [-0.001, '0'],
  [-12.5, '-12.5'],
])('when the number %d is printed, it is %s', (value, text) => {
  expect(formatNumber(value, 'en')).toBe(text);
});

it.each([
  [0.1234, '12.3%'],
  [1, '100%'],
  [-0.05, '-5%'],
  [-0.0001, '0%'],
  [12.5, '1,250%'],
])('when the fraction %d is printed, it is %s', (value, text) => {
  expect(formatPercent(value, 'ko')).toBe(text);
});

it.each([
  [
    '2026-03-23',
    '2026-03-30',
    '2026-03-23(월) ~ 2026-03-29(일), 7일',
    '2026-03-23 (Mon) – 2026-03-29 (Sun), 7 days',
  ],
  ['2026-03-24', '2026-03-25', '2026-03-24(화)', '2026-03-24 (Tue)'],
  [
    '2025-12-31',
    '2026-01-02',
    '2025-12-31(수) ~ 2026-01-01(목), 2일',
    '2025-12-31 (Wed) – 2026-01-01 (Thu), 2 days',
  ],
  ['1970-01-01', '2026-03-25', '~ 2026-03-24(화)', 'up to 2026-03-24 (Tue)'],
])('when %s to %s is printed, its last day is shown: %s', (from, to, ko, en) => {
  expect([formatDateRange({ from, to }, 'ko'), formatDateRange({ from, to }, 'en')]).toEqual([ko, en]);
});

it.each([
  ['주문 수', '은/는', '주문 수는'],
  ['매출', '을/를', '매출을'],
  ['매출', '이/가', '매출이'],
  ['서울', '으로/로', '서울로'],
  ['부산', '으로/로', '부산으로'],
  ['메뉴', '와/과', '메뉴와'],
  ['쿠폰', '와/과', '쿠폰과'],
  ['GMV', '은/는', 'GMV는'],
  ['URL', '을/를', 'URL을'],
  ['7', '이/가', '7이'],
  ['10%', '을/를', '10%를'],
  ['“지역”', '은/는', '“지역”은'],
  ['지역(시도)', '이/가', '지역(시도)가'],
] as const)('when %s takes %s, it is %s', (word, pair, expected) => {
  expect(withJosa(word, pair)).toBe(expected);
});
