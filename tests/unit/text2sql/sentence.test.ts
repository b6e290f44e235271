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
    order: null,
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

  test('when the lowest was asked for, the lowest is named as such, of the metric the rows are ordered by', () => {
    const rating: ResultColumn = { name: 'rating', label: '별점', format: 'score' };
    const rows = [
      ['일식', 90, 4.37],
      ['치킨', 20, 4.6],
    ];
    const text = tell(
      told({
        columns: [region, orders, rating],
        rows,
        groupings: 1,
        order: { column: 'rating', direction: 'ascending' },
      }),
    );
    expect(text).toContain('별점은 2개 중 일식이 4.37로 가장 작습니다.');
  });

  test('when one group was asked for, it is named', () => {
    const text = tell(
      told({ columns: [region, orders], rows: [['강남구', 9]], groupings: 1, limited: true }),
    );
    expect(text).toContain('강남구가 9로 가장 큽니다.');
  });

  test('when the largest group has no name, it does not lead', () => {
    const rows = [
      [null, 90],
      ['치킨', 20],
    ];
    expect(tell(told({ columns: [region, orders], rows, groupings: 1 }))).toContain('치킨이 20으로');
  });

  test('when a rate changes, the change is told in points', () => {
    const rate: ResultColumn = { name: 'r', label: '취소율', format: 'percent' };
    const columns = [
      rate,
      { ...rate, name: 'r_previous' },
      { ...rate, name: 'r_change' },
      { ...rate, name: 'r_change_rate' },
    ];
    expect(tell(told({ columns, rows: [[0.039, 0.033, 0.006, 0.18]] }))).toContain(
      '(3.3%)보다 0.6%p 늘었습니다.',
    );
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
