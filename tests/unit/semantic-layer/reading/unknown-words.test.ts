import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from './small-company.ts';

const understood = [
  '지난주 지역별 주문 수 보여줘',
  '강남구 치킨 주문수와 거래액 알려줘',
  '치킨 빼고 카테고리별 매출',
  '주문이 가장 많은 지역은 어디야',
  '취소율 20% 넘는 카테고리 보여줘',
  '이번 달 매출 전월 대비',
  '상위 5개 지역 주문수',
  'orders by region last week',
  'which region has the most orders',
  'top 5 categories by gmv in Gangnam last month',
  'gmv excluding pizza by membership tier',
];

/** Content words that this company does not define, each of which would change the question. */
const strangers =
  '날씨 쿠폰 재고 라이더 광고 환불 경쟁사 만족도 이유 왜 예측 상관관계 전화번호 이름 주소 목록 상세 삭제 신규 첫 재구매 평균 누적 최대 중앙값 ' +
  '비중 비율 점유율 목표 예산 직원 점심 저녁 우천 모바일 앱 웹 무료 유료 휴면 탈퇴 화성구 부산 햄버거 떡볶이 객단가 마진 이익 세금 배달비 리뷰 별점 ' +
  'weather coupons inventory refunds forecast why average median distinct cumulative new first returning mobile web free lunch rainy churned burger Busan margin tax reviews only never';

describe('when one unknown content word is added to an understood question', () => {
  it('when it stands anywhere, there is no query and the word is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...understood),
        fc.constantFrom(...strangers.split(' ')),
        fc.nat(),
        (question, stranger, seed) => {
          const words = question.split(' ');
          const at = seed % (words.length + 1);
          const text = [...words.slice(0, at), stranger, ...words.slice(at)].join(' ');
          const reading = read(text);
          expect(reading.query, text).toBeNull();
          expect(reading.unknown, text).toContain(stranger);
        },
      ),
      { numRuns: 1000, seed: 7 },
    );
  });

  it('when it is made of random syllables or letters, there is no query', () => {
    const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code));
    const hangul = fc.array(syllable, { minLength: 3, maxLength: 5 }).map((letters) => letters.join(''));
    const latin = fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{4,8}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...understood),
        fc.oneof(hangul, latin),
        fc.nat(),
        (question, stranger, seed) => {
          const words = question.split(' ');
          const at = seed % (words.length + 1);
          const text = [...words.slice(0, at), stranger, ...words.slice(at)].join(' ');
          const reading = read(text);
          expect(reading.query, text).toBeNull();
          expect(
            reading.unknown.some((word) => word.length >= 2 && stranger.startsWith(word)),
            text,
          ).toBe(true);
        },
      ),
      { numRuns: 800, seed: 11 },
    );
  });

  it('when any text at all is read, it neither fails nor leaves a letter out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const letters = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, '');
        const covered = read(text).mentions.map(({ start, end }) => text.slice(start, end));
        expect(letters(covered.join(''))).toBe(letters(text));
      }),
      { numRuns: 1000, seed: 13 },
    );
  });
});
