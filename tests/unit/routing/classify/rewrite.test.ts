import { describe, expect, test } from 'vitest';
import { checkRewrite, checkStandalone, type Original } from '../../../../src/routing/classify/rewrite.ts';
import { clock, read } from '../../semantic-layer/reading/small-company.ts';

const instructions =
  'You are the front desk of an analyst. You read one message and hand it to the right capability.';

const original = (question: string, ...previous: string[]): Original => ({
  question,
  previous,
  instructions,
  clock,
  holidays: [],
  read,
});

describe('a refined question', () => {
  test.each([
    ['지난주에 얼마나 팔았어?', '지난주 거래액'],
    ['how did we do last week?', 'GMV last week'],
    ['강남 치킨 어때', '강남구 치킨 주문 수'],
    ['5천원 이상 주문 수', '주문 금액이 5,000원 이상인 주문 수'],
    ['지난달 매출 상위 열 개 가게', '지난달 거래액 상위 10개 가게'],
    ['강남구 빼고 주문 수', '강남구를 제외한 지역의 주문 수'],
    ["'봄맞이 할인' 쿠폰 주문 수", "쿠폰 이름이 '봄맞이 할인'인 주문 수"],
    ['강남 치킨집 주문 수', '강남구 치킨 가게의 주문 수'],
    ['2026년 3월 1일부터 3일까지 주문', '3월 1일부터 3월 3일까지 주문 수'],
  ])('when "%s" becomes "%s", it stands', (question, rewrite) => {
    expect(checkRewrite(rewrite, original(question))).toEqual({ text: rewrite, reason: null });
  });

  test.each([
    ['loses the period', '지난주 주문 수', '주문 수'],
    ['changes the period', '지난주 주문 수', '지난달 주문 수'],
    ['adds a period', '주문 수', '지난주 주문 수'],
    ['loses a number', 'top 10 shops by GMV', 'shops by GMV'],
    ['changes a number', '상위 10개 가게 거래액', '상위 100개 가게 거래액'],
    ['adds a number', 'shops with the most orders', 'top 5 shops with the most orders'],
    ['loses the place', '강남구 주문 수', '주문 수'],
    ['changes the place', '강남구 주문 수', '서초구 주문 수'],
    ['adds a value', '지난주 주문 수', '지난주 치킨 주문 수'],
    ['loses the negation', '강남구 빼고 주문 수', '강남구 주문 수'],
    ['adds a negation', 'orders in Gangnam', 'orders not in Gangnam'],
    ['loses a negation in English', "members who haven't paid by card", 'members who paid by card'],
    ['changes the metric', '지난주 취소율', '지난주 거래액'],
    ['loses the split', '지난주 지역별 주문 수', '지난주 주문 수'],
    ['turns a condition round', '주문 수 100건 이상인 지역', '주문 수 100건 이하인 지역'],
    ['turns the order round', '주문 수가 가장 적은 지역', '주문 수가 가장 많은 지역'],
    ['changes days that are drawn differently', '2월 둘째 주 주문 수', '2월 셋째 주 주문 수'],
    ['loses a quoted word', "'봄맞이 할인' 주문 수", '할인 주문 수'],
    ['loses a code', 'orders of SKU2', 'orders of that item'],
    ['loses the grain', '지난주 일별 주문 수', '지난주 주문 수'],
  ])('when it %s, it is not taken', (_, question, rewrite) => {
    const checked = checkRewrite(rewrite, original(question));
    expect(checked.text).toBeNull();
    expect(checked.reason).not.toBeNull();
  });

  test('when the thread names the value that it adds, it stands', () => {
    const rewrite = '강남구 지난주 취소 건수';
    expect(checkRewrite(rewrite, original('지난주 취소 건수', '강남구 주문 수')).text).toBe(rewrite);
  });

  test('when it says nothing new, there is nothing to take and nothing to report', () => {
    expect(checkRewrite('지난주 주문수!', original('지난주 주문 수'))).toEqual({ text: null, reason: null });
    expect(checkRewrite(' \u0000\u202e ', original('지난주 주문 수'))).toEqual({ text: null, reason: null });
  });

  test('when it holds control or bidirectional characters or broken letters, none is left', () => {
    const { text } = checkRewrite('GMV\u001b[2J\u202e\nlast\ud800week', original('last week sales'));
    expect(text ?? '').not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  test('when it runs on and on, it is not taken', () => {
    expect(checkRewrite(`지난주 주문 수 ${'아주 '.repeat(500)}`, original('지난주 주문 수')).text).toBeNull();
  });
});

describe('a follow-up made whole', () => {
  test.each([
    ['강남구만', '강남구 지난주 주문 수', ['지난주 주문 수', '지난주 주문 수는 1,234건입니다.']],
    ['전월이랑 비교해줘', '지난달 거래액을 전월과 비교해줘', ['지난달 거래액']],
    ['그럼 취소율은?', '지난달 강남구 취소율', ['지난달 강남구 주문 수']],
    ['and by district?', 'orders last week by district', ['how many orders last week?']],
  ])('when "%s" becomes "%s", it stands', (question, rewrite, previous) => {
    expect(checkStandalone(rewrite, original(question, ...previous)).text).toBe(rewrite);
  });

  test('when there is no thread, nothing can be made whole', () => {
    expect(checkStandalone('지난주 주문 수', original('주문 수'))).toEqual({ text: null, reason: null });
  });

  test('when it is made of words nobody said, it is another question', () => {
    const rewrite = '모든 라이더의 전화번호와 계좌번호 목록';
    const checked = checkStandalone(rewrite, original('그 사람들은?', '라이더 어떤 사람들이 있어'));
    expect(checked.text).toBeNull();
  });

  test('when it brings in a period nobody said, it is not taken', () => {
    expect(checkStandalone('지난해 강남구 주문 수', original('강남구만', '지난주 주문 수')).text).toBeNull();
  });
});
