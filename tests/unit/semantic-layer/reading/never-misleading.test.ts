import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../../../src/knowledge/read-knowledge.ts';
import { buildSemanticModel } from '../../../../src/semantic-layer/model.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';
import { clock, holidays } from './small-company.ts';

const { knowledge } = await readKnowledge('knowledge');
const values = [
  ...knowledge.dimensions.flatMap((dimension) =>
    Object.keys(dimension.valueSynonyms).map((value) => ({
      dimension: dimension.name,
      value,
      synonyms: [],
      ...(dimension.name === 'sido' && {
        liesIn: { area: [['서울', '경기', '인천'].includes(value) ? '수도권' : '비수도권'] },
      }),
    })),
  ),
  { dimension: 'region', value: '강남구', synonyms: [], liesIn: { sido: ['서울'], area: ['수도권'] } },
  { dimension: 'region', value: '해운대구', synonyms: [], liesIn: { sido: ['부산'], area: ['비수도권'] } },
  {
    dimension: 'region',
    value: '중구',
    synonyms: [],
    liesIn: { sido: ['서울', '대구'], area: ['수도권', '비수도권'] },
  },
];
const model = buildSemanticModel({ ...knowledge, values });
const reader = createReader(model, { glossary: knowledge.glossary, holidays });
const read = (text: string) => reader.read(text, clock);

function expectRefused(text: string, reason: string, word?: string): void {
  const { query, unexplained } = read(text);
  expect(query, text).toBeNull();
  expect(
    unexplained.map((each) => each.reason),
    text,
  ).toContain(reason);
  if (word !== undefined) expect(unexplained.map((each) => each.word).join(' '), text).toContain(word);
}

function expectAnswered(text: string, metric: string): void {
  expect(read(text).query?.metrics, text).toEqual([metric]);
}

describe("when an order's money is asked by what an order has several of", () => {
  it.each([
    ['메뉴 묶음별 매출', '메뉴 묶음'],
    ['net sales by menu group last month', 'menu group'],
    ['메뉴 묶음별 객단가', '메뉴 묶음'],
    ['메뉴 묶음별 할인액', '메뉴 묶음'],
    ['메뉴 묶음별 취소율', '메뉴 묶음'],
    ['상품 분류별 새마트 객단가', '상품 분류'],
    ['AOV by menu group', 'menu group'],
    ['cancel rate by menu group', 'menu group'],
  ])('%s is refused', (text, word) => expectRefused(text, 'not-joinable', word));

  it.each([
    ['메뉴 묶음별 주문 수', 'orders'],
    ['orders by menu group', 'orders'],
    ['메뉴 묶음별 주문 회원 수', 'ordering_members'],
    ['상품 분류별 새마트 주문 수', 'mart_orders'],
    ['결제 수단별 결제액', 'gross_sales'],
    ['cancel rate by payment method', 'cancel_rate'],
    ['메뉴 묶음별 메뉴 매출', 'menu_item_sales'],
    ['menu sales by menu group', 'menu_item_sales'],
    ['카테고리별 매출', 'net_sales'],
    ['지역별 새마트 매출', 'mart_sales'],
  ])('%s is answered', expectAnswered);

  it.each(['상품 분류별 새마트 매출', '보관 온도별 새마트 매출', 'Saemart sales by product category'])(
    '%s is answered by the sales of the goods themselves, and that is said',
    (text) => {
      const { query, notes } = read(text);
      expect(query?.metrics).toEqual(['mart_item_sales']);
      expect(notes.some(({ ko }) => ko.includes('새마트 상품 매출'))).toBe(true);
    },
  );
});

describe('when a rate is asked by what only its outcome has', () => {
  it.each([
    ['취소 사유별 취소율', '취소 사유'],
    ['라이더 부족 취소율', '라이더 부족'],
    ['고객 변심 취소율', '고객 변심'],
    ['주문 상태별 취소율', '주문 상태'],
    ['결제 실패 사유별 결제 실패율', '결제 실패 사유'],
    ['카드사 거절 결제 성공률', '카드사 거절'],
    ['반려 사유별 반려율', '반려 사유'],
    ['해상도 낮음 반려율', '해상도 낮음'],
    ['쿠폰 종류별 쿠폰 사용률', '쿠폰 종류'],
    ['가게 부담 쿠폰 사용률', '가게 부담'],
    ['오토바이 취소율', '오토바이'],
    ['배달 수단별 취소율', '배달 수단'],
    ['첫 주문 여부별 재주문 비중', '첫 주문 여부'],
    ['취소 사유별 순매출', '취소 사유'],
    ['cancel rate by cancel reason', 'cancel reason'],
    ['motorcycle cancel rate', 'motorcycle'],
    ['payment failure rate by failure reason', 'failure reason'],
    ['coupon usage rate by coupon type', 'coupon type'],
  ])('%s is refused', (text, word) => expectRefused(text, 'not-joinable', word));

  it.each([
    ['취소 사유별 취소 주문 수', 'canceled_orders'],
    ['cancelled orders by cancel reason', 'canceled_orders'],
    ['라이더 부족 취소 주문 수', 'canceled_orders'],
    ['주문 상태별 주문 수', 'orders'],
    ['결제 실패 사유별 결제 실패 수', 'failed_payments'],
    ['반려 사유별 반려 건수', 'image_rejections'],
    ['쿠폰 종류별 쿠폰 사용 주문 수', 'coupon_orders'],
    ['쿠폰 종류별 취소율', 'cancel_rate'],
    ['첫 주문 여부별 취소율', 'cancel_rate'],
    ['배달 수단별 배달 지연율', 'late_rate'],
    ['late rate by rider vehicle', 'late_rate'],
    ['결제 수단별 결제 실패율', 'payment_failure_rate'],
  ])('%s is answered', expectAnswered);
});

describe('when rows may lack the partner that an attribute belongs to', () => {
  it.each([
    '치킨 검색 수',
    '피자 검색 클릭률',
    '카테고리별 결과 없는 검색 비율',
    'chicken searches last week',
    '저녁 리뷰 수',
    '앱 문의 수',
    '아이폰 문의 수',
    '배달 문의 수',
    '앱 리뷰 수',
  ])('%s is refused', (text) => expectRefused(text, 'not-joinable'));

  it.each([
    ['지역별 검색 수', 'searches'],
    ['카테고리별 리뷰 수', 'reviews'],
    ['치킨 평균 별점', 'average_rating'],
    ['지역별 문의 수', 'tickets'],
    ['배달 수단별 평균 배달 시간', 'delivery_minutes'],
    ['VIP 방문 회원 수', 'visiting_members'],
  ])('%s is answered', expectAnswered);
});

describe('when members are counted who did only this, or this and that', () => {
  it.each([
    ['앱에서만 주문한 회원 수', '앱에서만'],
    ['치킨만 주문한 회원 수', '치킨만'],
    ['주말에만 주문한 회원 수', '주말에만'],
    ['2월에만 주문한 회원 수', '2월에만'],
    ['치킨도 피자도 주문한 회원 수', '치킨도'],
    ['배달과 포장 모두 주문한 회원 수', '모두'],
    ['점심과 저녁 전부 주문한 회원 수', '전부'],
    ['서울도 부산도 주문한 회원 수', '서울도'],
  ])('%s is handed over', (text, word) => expectRefused(text, 'only-or-both', word));

  it.each(['members who ordered only chicken', 'members who ordered both chicken and pizza'])(
    '%s is handed over',
    (text) => expect(read(text).query, text).toBeNull(),
  );

  it.each([
    ['치킨과 피자를 주문한 회원 수', '하나라도'],
    ['members who ordered chicken and pizza', 'any of'],
  ])('%s says that either counts', (text, says) => {
    const { query, notes } = read(text);
    expect(query?.metrics).toEqual(['ordering_members']);
    expect(notes.some(({ ko, en }) => ko.includes(says) || en.includes(says))).toBe(true);
  });

  it.each([
    ['치킨만 주문 수', 'orders'],
    ['배달과 포장 모두 주문 수', 'orders'],
    ['VIP만 주문 회원 수', 'ordering_members'],
    ['치킨 주문 회원 수', 'ordering_members'],
    ['지난달 주문한 회원 수', 'ordering_members'],
  ])('%s is answered', expectAnswered);
});

describe('when two places are named', () => {
  it.each([
    ['인천 강남구 주문 수', '강남구'],
    ['비수도권 강남구 주문 수', '강남구'],
    ['orders in Busan 강남구', '강남구'],
    ['비수도권 서울 주문 수', '서울'],
  ])('%s, one of which does not lie in the other, is refused', (text, word) =>
    expectRefused(text, 'never-together', word),
  );

  it('a name that several places share needs the one it lies in', () => {
    expectRefused('중구 매출', 'several-places', '중구');
    expectRefused('orders in 중구', 'several-places', '중구');
    expectRefused('부산 중구 매출', 'never-together', '중구');
    expect(read('대구 중구 주문 수').query?.filters).toEqual([
      { dimension: 'region', values: ['중구'], negated: false },
      { dimension: 'sido', values: ['대구'], negated: false },
    ]);
  });

  it('서울 강남구 narrows, and a city that is not there is no other city', () => {
    expect(read('서울 강남구 주문 수').query?.filters).toHaveLength(2);
    expect(read('orders in Seoul').query?.filters).toHaveLength(1);
    expect(read('경기도 광주시 매출').query).toBeNull();
    expect(read('서울 빼고 강남구 주문 수').unknown).not.toContain('강남구');
  });
});

describe('when one word stands for several values', () => {
  it.each(['비 오는 날 주문 수', '우천 주문 수', 'orders on rainy days', 'rain orders'])(
    '%s means all rain',
    (text) => {
      expect(read(text).query?.filters).toEqual([
        { dimension: 'weather', values: ['비', '폭우'], negated: false },
      ]);
    },
  );

  it.each(['폭우 주문 수', 'heavy rain orders'])('%s means the one', (text) => {
    expect(read(text).query?.filters).toEqual([{ dimension: 'weather', values: ['폭우'], negated: false }]);
  });
});

describe('when a number per thing is asked', () => {
  it.each(['가게당 매출', '가게당 리뷰 수', 'sales per shop last month', 'reviews per shop'])(
    '%s is no list of things',
    (text) => expect(read(text).query, text).toBeNull(),
  );

  it.each([
    ['가게당 주문 수', 'orders_per_shop'],
    ['orders per shop', 'orders_per_shop'],
    ['회원당 주문 수', 'orders_per_member'],
  ])('%s has a metric of its own', expectAnswered);

  it.each(['가게별 주문 수', 'orders by shop', 'orders per region', '지역당 주문 수'])(
    '%s is split',
    (text) => expect(read(text).query?.groupings, text).toHaveLength(1),
  );
});

describe('when visits are asked, of which only a sample is kept', () => {
  it.each(['방문자 수', 'visitors', '방문 수', 'sessions'])('%s is called a sample', (text) => {
    const [name = ''] = read(text).query?.metrics ?? [];
    const metric = model.metrics.get(name);
    expect(metric?.label.ko).toContain('표본');
    expect(metric?.label.en).toContain('ampled');
    expect(metric?.assumptions.some(({ ko }) => ko.includes('전체 크기가 아닙니다'))).toBe(true);
  });
});
