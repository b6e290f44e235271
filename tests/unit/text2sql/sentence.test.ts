import { describe, expect, test } from 'vitest';
import type { ResultColumn } from '../../../src/domain/cell.ts';
import { type Told, tell } from '../../../src/text2sql/present/sentence.ts';

const orders: ResultColumn = { name: 'orders', label: '주문 수', format: 'integer' };
const region: ResultColumn = { name: 'region', label: '지역', format: 'text' };
const lastWeek = { from: '2026-03-23', to: '2026-03-30' };

function told(over: Partial<Told>): Told {
  return {
    title: '주문 수',
    range: lastWeek,
    columns: [orders],
    rows: [[1234]],
    groupings: 0,
    locale: 'ko',
    limited: false,
    explanation: null,
    ...over,
  };
}

describe('what is said over the rows', () => {
  test('when there is one number, it is said with its days', () => {
    expect(tell(told({}))).toBe('주문 수는 1,234입니다 (2026-03-23(월) ~ 2026-03-29(일), 7일).');
    expect(tell(told({ locale: 'en', title: 'orders' }))).toMatch(/^Orders: 1,234 \(2026-03-23/);
  });

  test('when there are several numbers, each is named once', () => {
    const rate: ResultColumn = { name: 'cancel_rate', label: '취소율', format: 'percent' };
    const text = tell(told({ columns: [orders, rate], rows: [[1234, 0.032]], range: null }));
    expect(text).toBe('주문 수 1,234, 취소율 3.2%입니다.');
  });

  test.each([
    [1234, 1000, 234, 0.234, '비교 기간(1,000)보다 234(23.4%) 늘었습니다.'],
    [800, 1000, -200, -0.2, '비교 기간(1,000)보다 200(20.0%) 줄었습니다.'],
    [1000, 1000, 0, 0, '비교 기간(1,000)과 같습니다.'],
    [10, 0, 10, null, '비교 기간(0)보다 10 늘었습니다.'],
  ] as const)(
    'when %d is compared with %d, the change is said the right way round',
    (now, before, change, rate, said) => {
      const columns: ResultColumn[] = [
        orders,
        { ...orders, name: 'orders_previous' },
        { ...orders, name: 'orders_change' },
        { name: 'orders_change_rate', label: '증감률', format: 'percent' },
      ];
      expect(tell(told({ columns, rows: [[now, before, change, rate]] }))).toContain(said);
    },
  );

  test('when groups are shown, the largest is named with its particle, whatever the order of the rows', () => {
    const rows = [
      ['서초구', 5],
      ['용산', 9],
      [null, 2],
    ];
    const text = tell(told({ title: '지역별 주문 수', columns: [region, orders], rows, groupings: 1 }));
    expect(text).toContain('3개 중 용산이 9로 가장 큽니다.');
  });

  test('when only the first few were asked for, their number is not passed off as all there are', () => {
    const rows = [
      ['서초구', 9],
      ['용산구', 5],
    ];
    const text = tell(told({ columns: [region, orders], rows, groupings: 1, limited: true }));
    expect(text).toContain('서초구가 9로 가장 큽니다');
    expect(text).not.toContain('2개 중');
  });

  test('when nothing matches, it says so with the days', () => {
    expect(tell(told({ rows: [] }))).toContain('조건에 맞는 데이터가 없습니다 (2026-03-23');
  });

  test('when a group has no number, none is called the largest', () => {
    const text = tell(
      told({
        columns: [region, orders],
        rows: [
          ['a', null],
          ['b', null],
        ],
        groupings: 1,
      }),
    );
    expect(text).not.toContain('가장');
  });
});
