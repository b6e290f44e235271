import { describe, expect, it } from 'vitest';
import { skeleton } from '../../../../src/semantic-layer/reading/skeleton.ts';
import { read } from './small-company.ts';

const shape = (text: string, keepParameters = false) => skeleton(read(text), { keepParameters });

describe('when two wordings ask one thing', () => {
  it.each([
    ['지난주 지역별 주문 수 보여줘', '지역별로 주문수를 지난주만 알려주세요'],
    ['지난주 지역별 주문 수 보여줘', 'orders by region last week'],
    ['어제 강남구 쿠폰 사용 금액', '쿠폰 사용 금액 어제 강남구는요?'],
    ['지역, 카테고리별 주문수', '지역별 카테고리별 주문수'],
    ['지역과 카테고리별 주문수', 'orders by region and category'],
    ['지역마다 1위 카테고리 주문수', '지역별 1위 카테고리 주문수'],
    ['재방문 회원의 매출', '매출은 재방문 회원이 얼마야'],
  ])('%s / %s, their skeletons are equal', (one, other) => {
    expect(shape(one)).toEqual(shape(other));
  });
});

describe('when parameters differ', () => {
  it('when they are not kept, ranges, values and counts are placeholders', () => {
    expect(shape('지난주 강남구 주문수')).toEqual(shape('어제 서초구 주문수'));
    expect(shape('상위 5개 지역 주문수')).toEqual(shape('상위 3개 지역 주문수'));
    expect(shape('지난주 강남구 주문수')).toEqual(['metric:order_count', 'range', 'value:region']);
  });

  it('when they are kept, they tell the questions apart', () => {
    expect(shape('지난주 강남구 주문수', true)).toEqual([
      'metric:order_count',
      'range=2026-03-09..2026-03-16',
      'value:region=강남구',
    ]);
    expect(shape('지난주 주문수', true)).not.toEqual(shape('어제 주문수', true));
  });
});

describe('when another thing is asked', () => {
  it.each([
    ['주문수', '주문수 추이'],
    ['주문수', '주문수 증가율'],
    ['취소율 높은 지역', '취소율 낮은 지역'],
    ['강남구 주문수', '강남구 제외 주문수'],
    ['주문수', '평균 주문수'],
    ['주문 1000건 이상인 지역', '주문 1000건 이하인 지역'],
    ['지역별 주문수', '카테고리별 주문수'],
    ['주말 주문수', '평일 주문수'],
    ['카테고리마다 주문수 1위 지역', '지역마다 주문수 1위 카테고리'],
    ['top region in each category by orders', 'top category in each region by orders'],
    ['시간대별 1위 카테고리 주문수', '카테고리별 1위 시간대 주문수'],
  ])('%s / %s, the skeletons differ', (one, other) => {
    expect(shape(one)).not.toEqual(shape(other));
  });
});
