import fc from 'fast-check';
import { expect, it } from 'vitest';
import { abbreviations, repair, vocabulary } from './vocabulary.ts';

it.each([
  '지난주 지역별 주문 수 보여줘',
  '주문수',
  '주문 수',
  '주문건수',
  '평균배달시간',
  '쿠폰사용률',
  '서울에서의 매출은?',
  '강남구 치킨 카테고리 취소율',
  '객단가는',
  '재주문율이 가장 높은 가게',
  '2026년 3월 15일 매출',
  '3월 1일부터 7일까지 주문수',
  '매출 1만 원 이상',
  '주문서 보여줘',
  '배달팀 실적',
  '이월 금액',
  'ㅋㅋㅋ 매출',
  'ㅠㅠ',
  'ㄱㅅ',
  'ㅇㅋ',
  'ㅈㅁ',
  'GMV는 얼마야',
  'Show me orders by region, please!',
  'orders last week vs the same period last year',
  'older members',
  'score by store',
  'borders',
  'go show me orders',
  'so what is it',
  'the store with the most orders',
  'rides',
  'order_itms 보여줘',
  'orders.totl',
  'SKUCode2',
  'orderItms',
  '"주뮨수" 보여줘',
  '‘주문슈’가 뭐야',
  '`ordrs` 테이블',
  "'oders' 컬럼",
  'select * from ordrs',
  'SELECT count(*) FROM oders WHERE regoin = 1',
  'with x as (select 1) select * from oders',
  'https://example.com/oders',
  'someone@oders.com',
  'wlsksfh',
  'xyzzy',
  'nls',
  'hello mnl',
  'qwerty',
  '모르는단어',
  '회원가입',
  '안녕하세요',
  '',
  '   ',
  '?!',
])('when asked "%s", it is left as it is', (text) => {
  expect(repair(text)).toEqual({ text, repairs: [] });
});

const particles = ['', '의', '별', '별로', '에서', '도', '만', '까지'];
const cleanWord = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...vocabulary.filter((word) => /^[가-힣]+$/.test(word))),
      fc.constantFrom(...particles),
    )
    .map(([word, particle]) => word + particle),
  fc.constantFrom(...vocabulary),
  fc.constantFrom(
    '지난주',
    '이번 달',
    '최근 7일',
    '3월 15일',
    '어제',
    'last week',
    'in March',
    '전주 대비',
    '일별',
    'by month',
  ),
  fc.constantFrom(
    '보여줘',
    '알려주세요',
    '얼마나',
    '좀',
    'please',
    'show me',
    'what is the',
    'of',
    '상위 10개',
    'top 5',
    '빼고',
    '평균',
  ),
);
const cleanText = fc.array(cleanWord, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));

it('when text is clean, repairing changes nothing', () => {
  fc.assert(
    fc.property(cleanText, (text) => {
      expect(repair(text)).toEqual({ text, repairs: [] });
    }),
    { numRuns: 150 },
  );
});

const spoiled = fc.oneof(
  cleanWord,
  fc.constantFrom(
    'ㅈㅁㅅ',
    'dhsmf',
    'wnans',
    'tn',
    'ㅐㄱㅇㄷㄱ',
    '주문슈',
    '지난주지역별주문수',
    'oders',
    '주',
    '문',
    '수',
    '객단',
    'aov',
    '신회의',
  ),
  fc.string({ unit: fc.constantFrom(...'ㄱㄴㅏㅜ가나주문수지역qwasnortl1 _"'), maxLength: 8 }),
);

it('when text was repaired, repairing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(spoiled, { maxLength: 7 }), fc.constantFrom('', ' '), (words, gap) => {
      const once = repair(words.join(gap)).text;
      expect(repair(once)).toEqual({ text: once, repairs: [] });
    }),
    { numRuns: 150 },
  );
});

it('when any text comes in, nothing throws, and no repair means no change', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: read, repairs } = repair(text);
      if (repairs.length === 0) expect(read).toBe(text.normalize('NFC'));
    }),
    { numRuns: 150 },
  );
});

it('when a short form is expanded, the expansion is shown as such', () => {
  for (const [short, meaning] of Object.entries(abbreviations)) {
    expect(repair(short).repairs).toEqual([{ from: short, to: meaning, kind: 'abbreviation' }]);
  }
});
