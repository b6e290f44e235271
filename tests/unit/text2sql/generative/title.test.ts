import { expect, test } from 'vitest';
import { titleOf } from '../../../../src/text2sql/generative/present/title.ts';
import { measureOf } from '../../../../src/warehouse/measure/measure.ts';

const columns = [
  { name: 'hour', label: '시각', format: 'integer' as const },
  { name: 'orders', label: '주문 수', format: 'integer' as const },
];

function title(drafted: string, question: string, changes: Partial<Parameters<typeof titleOf>[0]> = {}) {
  return titleOf({
    ...{ drafted, question, refined: null, sql: "select where at < '2026-03-30'", columns, groupings: 1 },
    ranges: [{ from: '2026-03-23', to: '2026-03-30' }],
    measures: [{ ...measureOf('part'), part: 'hour' }, measureOf('count')],
    isHonest: (words) => !words.includes('검증'),
    locale: 'ko',
    ...changes,
  });
}

test.each([
  ['시각별 주문 수', '시각별 주문 수'],
  ['신규 가입자', '신규 가입자'],
  ['고객 문의', '고객 문의'],
  ['시각별', '지난주 결제 승인된 주문이 몰린 시각'],
  ['지난주 시각별 주문 수를 보여줍니다.', '지난주 시각별 주문 수'],
  ['지난주 주문이 몰린 시각은 언제인가요?', '지난주 주문이 몰린 시각'],
  ['2026년 3월 23일부터 29일까지 시각별 주문 수', '2026년 3월 23일부터 29일까지 시각별 주문 수'],
  ['검증된 시각별 주문 수', '지난주 결제 승인된 주문이 몰린 시각'],
  ['시각별 매출', '지난주 결제 승인된 주문이 몰린 시각'],
  ['시각별 주문 수 310건', '지난주 결제 승인된 주문이 몰린 시각'],
  ['', '지난주 결제 승인된 주문이 몰린 시각'],
])('when a model titles "%s", the answer is called "%s"', (drafted, told) => {
  expect(title(drafted, '지난주 결제 승인된 주문이 몰린 시각은?')).toBe(told);
});

test.each([
  ['지난달 두 번 이상 주문한 회원은 몇 명이야?', '지난달 두 번 이상 주문한 회원'],
  ['지난달 주문 한 건에 메뉴가 몇 개 담겼는지 분포로 보여줘', '시각별 주문 수'],
  ['주문이 언제 많아?', '시각별 주문 수'],
  ['지난주 시각별 주문 보여줘', '지난주 시각별 주문'],
])('when the question is "%s" and there is no title, it is called "%s"', (question, told) => {
  expect(title('', question)).toBe(told);
});

test.each([
  ['what were the busiest hours for orders last week?', 'busiest hours for orders last week'],
  ['show me orders by hour', 'orders by hour'],
])('when "%s" is asked, "%s" is its title', (question, told) => {
  const en = { locale: 'en' as const };
  expect(title('', question, en)).toBe(told);
  expect(title('시각별 주문 수', question, en)).toBe(told);
});
