import { expect, it } from 'vitest';
import { createRepair } from '../../../../src/language/repair/create-repair.ts';
import { repair } from './vocabulary.ts';

const chosung = [
  ['ㅈㅁㅅ', '주문수'],
  ['ㅈㅁㅅ 보여줘', '주문수 보여줘'],
  ['ㅈㅁㅅ는?', '주문수는?'],
  ['ㅊㅅㅇ', '취소율'],
  ['ㅈㄴㅈ ㅈㅁㅅ', '지난주 주문수'],
  ['지난주 ㅋㅌㄱㄹ별 매출', '지난주 카테고리별 매출'],
  ['ㄹㅇㄷ를', '라이더를'],
  ['ㄱㄷㄱ이', '객단가가'],
] as const;

const keyboard = [
  ['dhsmf wnans tn', '오늘 주문 수'],
  ['wnanstn', '주문수'],
  ['Wnanstn qhduwnj', '주문수 보여줘'],
  ['DHSMF WNANSTN', '오늘 주문수'],
  ['wlskswn wldurquf wnanstn', '지난주 지역별 주문수'],
  ['wlskswnwnanstn', '지난주 주문수'],
  ['show dhsmf orders', 'show 오늘 orders'],
  ['aocnf', '매출'],
  ['cnlthdbf', '취소율'],
  ['roreksrk', '객단가'],
  ['cnlthdbf dkffuwnj', '취소율 알려줘'],
  ['ㅐㄱㅇㄷㄱ', 'order'],
  ['ㅐㄱㅇㄷㄱㄴ ㅠㅛ ㄱㄷ햐ㅐㅜ', 'orders by region'],
  ['ㄱㄷㅍ두ㅕㄷ', 'revenue'],
  ['ㅐㄱㅇㄷㄱㄴ ㅣㅁㄴㅅ ㅈㄷ다', 'orders last week'],
  ['노ㅐㅈ 매출', 'show 매출'],
  ['채ㅕㅔㅐㅜ', 'coupon'],
] as const;

const spacing = [
  ['지난주지역별주문수', '지난주 지역별 주문수'],
  ['오늘주문수알려줘', '오늘 주문수 알려줘'],
  ['3월주문수', '3월 주문수'],
  ['2026년3월매출', '2026년3월 매출'],
  ['최근7일주문수추이', '최근7일 주문수 추이'],
  ['서울지역매출', '서울 지역 매출'],
  ['카테고리별매출상위10개', '카테고리별 매출 상위 10개'],
  ['10개가게', '10개 가게'],
  ['주문수와매출', '주문수와 매출'],
  ['어제매출은얼마야', '어제 매출은 얼마야'],
  ['신규회원쿠폰사용률', '신규회원 쿠폰사용률'],
  ['주 문 수', '주문수'],
  ['지난주 주 문 수를', '지난주 주문수를'],
  ['매 출 보여줘', '매출 보여줘'],
] as const;

const abbreviation = [
  ['객단 알려줘', '객단가 알려줘'],
  ['지난주 객단은?', '지난주 객단가는?'],
  ['신회 매출', '신규 회원 매출'],
  ['aov by region', 'average order value by region'],
  ['AOV', 'average order value'],
  ['재주를 보여줘', '재주문율을 보여줘'],
] as const;

const typo = [
  ['주문슈 보여줘', '주문수 보여줘'],
  ['카테거리별 매출', '카테고리별 매출'],
  ['라이덜별 매출', '라이더별 매출'],
  ['재주문률', '재주문율'],
  ['oders', 'orders'],
  ['ordesr', 'orders'],
  ['sales by regoin', 'sales by region'],
  ['catgory', 'category'],
  ['by memebr', 'by member'],
] as const;

it.each([
  ...chosung.map((one) => ['chosung', ...one] as const),
  ...keyboard.map((one) => ['keyboard', ...one] as const),
  ...spacing.map((one) => ['spacing', ...one] as const),
  ...abbreviation.map((one) => ['abbreviation', ...one] as const),
  ...typo.map((one) => ['typo', ...one] as const),
])('when %s makes "%s" unreadable, it is read as "%s"', (kind, typed, read) => {
  const { text, repairs } = repair(typed);
  expect(text).toBe(read);
  expect(repairs.length).toBeGreaterThan(0);
  expect(new Set(repairs.map((one) => one.kind))).toContain(kind);
});

it('when several things are mended, each reading is shown', () => {
  expect(repair('ㅈㅁㅅ by regoin').repairs).toEqual([
    { from: 'ㅈㅁㅅ', to: '주문수', kind: 'chosung' },
    { from: 'regoin', to: 'region', kind: 'typo' },
  ]);
});

it('when two words share their initials, none is chosen', () => {
  const ambiguous = createRepair(['주문수', '지명수']);
  expect(ambiguous('ㅈㅁㅅ')).toEqual({ text: 'ㅈㅁㅅ', repairs: [] });
});

it('when two words are equally near, none is chosen', () => {
  const ambiguous = createRepair(['coupon', 'coupan']);
  expect(ambiguous('coupn')).toEqual({ text: 'coupn', repairs: [] });
});

it('when a short form is also a word of the vocabulary, it stays', () => {
  const known = createRepair(['객단', '객단가'], { 객단: '객단가' });
  expect(known('객단 알려줘')).toEqual({ text: '객단 알려줘', repairs: [] });
});
