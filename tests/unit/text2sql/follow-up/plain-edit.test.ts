import { expect, it } from 'vitest';
import { plainEdit } from '../../../../src/text2sql/follow-up/plain-edit.ts';

it.each([
  ['어제는요?', '어제는?'],
  ['강남구여', '강남구'],
  ['2월걸로', '2월'],
  ['이번주껀?', '이번주?'],
  ['강남구 빼줘', '강남구 빼고'],
  ['아니 지난달', '지난달'],
  ['아 미안, 그제', '그제'],
  ['그게 아니라 결제액', '결제액'],
  ['sorry, i meant last month', 'last month'],
  ['no, last month', 'last month'],
  ['not last month, this month', 'last month 말고 this month'],
])('when %s is said, what it asks for is left', (text, plain) => {
  expect(plainEdit(text)).toBe(plain);
});

it.each([
  'no limit',
  'no filters',
  '아니',
  '필요 주문',
  '아이스크림 주문',
  '금요일은?',
  '월요일',
  'not in 강남구, 서초구',
])('when %s is said, it stays whole', (text) => {
  expect(plainEdit(text)).toBe(text);
});
