import { expect, test } from 'vitest';
import type { Dimension, Metric } from '../../../../src/domain/knowledge.ts';
import { createHonesty, type HonestyGrounds } from '../../../../src/text2sql/generative/present/honesty.ts';
import { measureOf } from '../../../../src/warehouse/measure/measure.ts';

const metric = (name: string, ko: string, en: string, format: string) =>
  ({ name, label: { ko, en }, format }) as unknown as Metric;
const metrics = [
  metric('orders', '주문 수', 'Orders', 'integer'),
  metric('net_sales', '순매출', 'Net sales', 'krw'),
  metric('cancel_rate', '취소율', 'Cancel rate', 'percent'),
];
const status = {
  table: 'shop.orders',
  expression: 'status',
  valueSynonyms: {
    canceled: ['취소된 주문', '취소', 'canceled orders'],
    payment_failed: ['결제 실패', 'failed payments'],
  },
} as unknown as Dimension;

function isHonest(words: string, changes: Partial<HonestyGrounds> = {}) {
  return createHonesty({
    question: '지난주 주문이 몰린 시각은?',
    sql: "select count(*) from shop.orders where status <> 'payment_failed'",
    conditions: [
      {
        text: "status <> 'payment_failed'",
        columns: [{ table: 'shop.orders', column: 'status' }],
        operator: 'not =',
        clause: 'where',
        literals: ['payment_failed'],
      } as unknown as HonestyGrounds['conditions'][number],
    ],
    measures: [measureOf('count')],
    metrics,
    used: [],
    dimensions: [status],
    ranges: [{ from: '2026-03-23', to: '2026-03-30' }],
    ...changes,
  })(words);
}

test.each([
  '이 숫자는 데이터팀이 검증한 공식 지표예요.',
  '그대로 보고에 쓰셔도 돼요.',
  '데이터팀이 확인한 쿼리예요',
  '검증된 주문 수',
  'Verified orders by hour',
  'This is the official number, approved by finance.',
  '지난주 주문은 전주보다 두 배 늘었고 절반이 저녁이에요.',
  '시각별 주문 수, 전주보다 증가',
  'Orders doubled compared with the week before',
  '취소된 주문을 뺀 순매출을 시각별로 더했어요.',
  'Net sales by hour',
  '취소된 주문은 뺐어요',
  'Canceled orders are left out',
  '결제 실패도 포함했어요',
  'It includes failed payments.',
  '2026년 3월 30일까지의 주문을 세었어요.',
  'It counts orders through 2026-03-30.',
  'It counts orders from March 23 to March 30.',
])('when a model says "%s", it says what it cannot know', (words) => {
  expect(isHonest(words)).toBe(false);
});

test.each([
  '지난주 주문을 시각별로 셌어요.',
  '결제 실패를 뺀 주문 수',
  'Failed payments are left out',
  '취소된 주문도 포함했어요',
  '2026년 3월 29일까지의 주문을 세었어요.',
  'Orders by hour',
  '주문 수',
  'It counts orders per hour of the day.',
])('when a model says "%s", it stands', (words) => {
  expect(isHonest(words)).toBe(true);
});

test('when the question or a stored value has the word, it may be said', () => {
  expect(isHonest('결제 승인된 주문 수')).toBe(false);
  expect(isHonest('결제 승인된 주문 수', { question: '지난주 결제 승인된 주문이 몰린 시각' })).toBe(true);
  expect(isHonest('승인된 결제', { sql: "select 1 from p where status = 'approved'" })).toBe(true);
  expect(isHonest('Approved payments', { question: 'approved payments by hour' })).toBe(true);
  expect(isHonest('주문이 늘었는지 봤어요', { question: '지난주 주문이 늘었어?' })).toBe(true);
});

test('when the statement computes a governed metric, it may be called by its name', () => {
  expect(isHonest('시각별 순매출', { used: metrics.slice(1, 2) })).toBe(true);
});

test('when a status is named as the one that counts, the others are left out in fact', () => {
  const conditions = [
    {
      ...{ text: "status = 'delivered'", operator: '=', clause: 'where', literals: ['delivered'] },
      columns: [{ table: 'shop.orders', column: 'status' }],
    } as unknown as HonestyGrounds['conditions'][number],
  ];
  expect(isHonest('취소된 주문은 뺐어요', { conditions })).toBe(true);
});
