import { createRepair } from '../../../../src/language/repair/create-repair.ts';

/** A small company's words, spelled as its people spell them. */
export const vocabulary = [
  ...[
    '주문수',
    '주문 건수',
    '매출',
    '총매출',
    '객단가',
    '취소율',
    '재주문율',
    '쿠폰 사용률',
    '평균 배달 시간',
    '배달비',
    '배달팁',
  ],
  ...[
    '지역',
    '가게',
    '카테고리',
    '메뉴',
    '회원',
    '신규 회원',
    '라이더',
    '결제 수단',
    '쿠폰',
    '서울',
    '강남구',
    '치킨',
    '피자',
    '부산',
  ],
  ...[
    'order',
    'orders',
    'sales',
    'revenue',
    'region',
    'average order value',
    'GMV',
    'delivery time',
    'coupon',
    'member',
  ],
  ...['store', 'category', 'rider', 'cancellation rate'],
];

export const abbreviations = {
  객단: '객단가',
  신회: '신규 회원',
  재주: '재주문율',
  aov: 'average order value',
};

export const repair = createRepair(vocabulary, abbreviations);
