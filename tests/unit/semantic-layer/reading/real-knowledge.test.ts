import { describe, expect, it } from 'vitest';
import { readKnowledge } from '../../../../src/knowledge/read-knowledge.ts';
import { buildSemanticModel } from '../../../../src/semantic-layer/model.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';
import { clock, holidays } from './small-company.ts';

const { knowledge } = await readKnowledge('knowledge');
const values = knowledge.dimensions.flatMap((dimension) =>
  Object.keys(dimension.valueSynonyms).map((value) => ({ dimension: dimension.name, value, synonyms: [] })),
);
const model = buildSemanticModel({ ...knowledge, values });
const reader = createReader(model, { glossary: knowledge.glossary, holidays });
const read = (text: string) => reader.read(text, clock);

const metrics = [...model.metrics.values()];
const dimensions = [...model.dimensions.values()];

/** Metrics and dimensions that a word of the demo company's knowledge may stand for, from a reading that asks back. */
function askedBack(text: string): readonly string[] {
  return read(text).ambiguities.flatMap((ambiguity) => {
    if (ambiguity.kind === 'metric') return ambiguity.metrics;
    return ambiguity.kind === 'dimension' ? ambiguity.dimensions : [];
  });
}

describe("when the demo company's own names are read", () => {
  it.each(metrics.map((metric) => [metric.label.ko, metric.label.en, metric.name]))(
    '%s / %s, they mean their metric or are asked back',
    (ko, en, name) => {
      for (const label of [ko, en]) {
        const understood = read(label).query?.metrics ?? askedBack(label);
        expect(understood, label).toContain(name);
      }
    },
  );

  it('when a synonym is read, it never means another metric alone', () => {
    for (const { name, synonyms } of metrics) {
      for (const synonym of [...synonyms.ko, ...synonyms.en]) {
        expect(read(synonym).query?.metrics ?? [name], synonym).toEqual([name]);
      }
    }
  });

  it('when a dimension is used to group, it never becomes another one', () => {
    const metric = metrics.find(({ name }) => name === 'orders')?.label ?? { ko: '주문 수', en: 'orders' };
    const expected = (name: string) => [{ kind: 'dimension', name }];
    for (const { name, label } of dimensions) {
      for (const text of [`${label.ko}별 ${metric.ko}`, `${metric.en} by ${label.en}`]) {
        expect(read(text).query?.groupings ?? expected(name), text).toEqual(expected(name));
      }
    }
  });
});

describe('when a stranger is added to a question about the demo company', () => {
  const questions = [
    '지난주 지역별 주문 수 보여줘',
    '카테고리별 취소율 알려줘',
    '주문이 가장 많은 지역은 어디야',
    '이번 달 거래액 전월 대비',
    'orders by region last week',
    'top 5 regions by gmv last month',
  ];
  const strangers = [
    ...'이유 왜 예측 상관관계 전화번호 누적 중앙값 비중 점유율 경쟁사 예산 떡볶이 마진 직원 주가'.split(' '),
    ...'why forecast median cumulative inventory competitors margin budget salary never lunch'.split(' '),
  ].filter((word) => read(word).unknown.includes(word));

  it('when most of them are strangers here too, each is named and nothing is answered', () => {
    expect(strangers.length).toBeGreaterThan(20);
    for (const question of questions) {
      expect(read(question).query, question).not.toBeNull();
      const words = question.split(' ');
      for (const stranger of strangers) {
        for (let at = 0; at <= words.length; at++) {
          const text = [...words.slice(0, at), stranger, ...words.slice(at)].join(' ');
          expect(read(text).query, text).toBeNull();
          expect(read(text).unknown, text).toContain(stranger);
        }
      }
    }
  });
});

describe('when words of the demo company stand together without meaning it', () => {
  it.each([
    '회원 이메일',
    'member emails',
    '회원 가입 수 회원',
    '취소된 주문의 매출',
    '신규 회원의 주문 수',
    '쿠폰 주문 매출',
    '주문 5회 이상 회원 수',
    '지역별 매출 1위 가게',
    '매출 100만원 이상 가게 수',
    '서울 치킨과 부산 피자 주문수',
    '전체 주문 중 취소 비율',
    'revenue per member',
    'who has the most orders',
    'select * from orders',
  ])('%s, nothing is answered', (question) => {
    expect(read(question).query).toBeNull();
  });
});

describe('when a metric follows one of another service or of fewer orders', () => {
  it.each([
    ['새마트 매출과 취소율', '취소율'],
    ['새마트 매출이랑 취소 건수', '취소 건수'],
    ['Saemart sales and discounts', 'discounts'],
    ['첫 주문 수와 객단가', '객단가'],
    ['쿠폰 주문 수와 매출', '매출'],
    ['쿠폰 주문 수와 취소율', '취소율'],
    ['coupon orders and sales', 'sales'],
    ['지연 배달 건수와 배달 시간', '배달 시간'],
    ['photo reviews and average rating', 'average rating'],
  ])('%s, the second is named and nothing is answered', (question, word) => {
    expect(read(question).query).toBeNull();
    expect(read(question).unknown).toContain(word);
  });

  it.each([
    ['새마트 매출과 총 주문 수', ['mart_orders', 'orders']],
    ['새마트 매출과 전체 주문 수', ['mart_orders', 'orders']],
    ['판매 수량과 주문 수', ['mart_orders', 'orders']],
  ])('%s, both readings are offered', (question, metrics) => {
    expect(askedBack(question)).toEqual(metrics);
  });

  it.each([
    ['마트 매출 및 객단가', ['mart_sales', 'mart_average_order_value']],
    ['새마트 주문과 주문 회원', ['mart_orders', 'mart_members']],
    ['새마트 매출과 음식 주문 수', ['mart_sales', 'orders']],
    ['새마트 매출과 새마트 주문 수', ['mart_sales', 'mart_orders']],
    ['새마트 주문 수와 주문 수', ['mart_orders', 'orders']],
    ['첫 주문 수와 재주문 수', ['first_orders', 'repeat_orders']],
    ['취소 주문 수와 취소율', ['canceled_orders', 'cancel_rate']],
    ['cancelled orders and cancel rate', ['canceled_orders', 'cancel_rate']],
    ['쿠폰 주문 수와 쿠폰 사용률', ['coupon_orders', 'coupon_use_rate']],
    ['완료 주문 수와 매출', ['completed_orders', 'net_sales']],
    ['신규 회원 수와 주문 수', ['new_members', 'orders']],
    ['new members and orders', ['new_members', 'orders']],
  ])('%s, both are answered where nothing is left open', (question, metrics) => {
    expect(read(question).query?.metrics).toEqual(metrics);
  });
});

describe('when a question asks how much', () => {
  it.each([
    ['환불 얼마야', 'refund_amount'],
    ['how much did we refund last week', 'refund_amount'],
    ['환불 건수가 얼마야', 'refunds'],
    ['환불 몇 건이야', 'refunds'],
    ['how many refunds', 'refunds'],
  ])('%s, an amount is given for an amount and a count for a count', (question, metric) => {
    expect(read(question).query?.metrics).toEqual([metric]);
  });

  it.each(['어제 주문 얼마야', 'how much are cancellations'])('%s, a count does not answer', (question) => {
    expect(read(question).query).toBeNull();
  });
});

describe('when a value has a code or a name that fits anything', () => {
  it.each([
    'first order revenue',
    'membership orders',
    'open orders',
    'active orders',
    'closed sales',
    'clear orders',
    'korean orders',
    'organic sales',
    '일반 배달 건수',
    '바로 배달 매출',
  ])('%s, nothing is answered', (question) => {
    expect(read(question).query).toBeNull();
  });

  it.each([
    ['앱 주문 수', 'order_channel', 'app'],
    ['web orders', 'order_channel', 'web'],
    ['일반 등급 주문 수', 'member_grade', '일반'],
    ['일반 회원 매출', 'member_grade', '일반'],
    ['orders on sunny days', 'weather', '맑음'],
    ['멤버십 쿠폰 할인액', 'coupon_type', 'membership'],
    ['첫 주문 쿠폰 사용 수', 'coupon_type', 'first_order'],
    ['여자 회원 매출', 'gender', 'female'],
    ['20대 고객 주문 수', 'age_group', '20대'],
    ["gold members' orders", 'member_grade', '골드'],
    ['성별이 여성인 회원 수', 'gender', 'female'],
    ['첫 주문 쿠폰 사용 주문 수 지난달', 'coupon_type', 'first_order'],
  ])('%s, the name in full means it', (question, dimension, value) => {
    expect(read(question).query?.filters).toEqual([{ dimension, values: [value], negated: false }]);
  });
});

describe('when a question is written as people type', () => {
  it.each([
    ['성별 주문 수', 'gender'],
    ['성별 매출 지난달', 'gender'],
    ['지역별 주문수 비교좀', 'region'],
    ['지역별 매출좀 보여줘', 'region'],
  ])('%s, it is split by what it says', (question, name) => {
    expect(read(question).query?.groupings).toEqual([{ kind: 'dimension', name }]);
  });
});

describe('when the service is named apart from the metric', () => {
  it.each([
    ['새마트 어제 주문', ['mart_orders']],
    ['새마트에서 어제 주문 몇 건?', ['mart_orders']],
    ['새마트 7월 매출', ['mart_sales']],
    ['새마트의 지역별 주문 수', ['mart_orders']],
    ['새마트 총 주문 수', ['mart_orders']],
    ['장보기 주문', ['mart_orders']],
    ['지난달 새마트 매출이랑 주문수', ['mart_sales', 'mart_orders']],
    ['새마트 어제 매출과 주문 수', ['mart_sales', 'mart_orders']],
    ['장보기 주문과 매출', ['mart_orders', 'mart_sales']],
    ['새마트 매장별 주문 수', ['mart_orders']],
    ['새마트 매장별 매출과 객단가', ['mart_sales', 'mart_average_order_value']],
    ['새마트 7월 폐기 수량', ['wasted_units']],
    ['orders at Saemart last week', ['mart_orders']],
    ['orders last week at Saemart', ['mart_orders']],
    ['sales and orders at Saemart', ['mart_sales', 'mart_orders']],
    ['how many orders did Saemart get yesterday', ['mart_orders']],
    ['Saemart last month orders', ['mart_orders']],
  ])("%s, the service's own metric is meant", (question, metrics) => {
    expect(read(question).query?.metrics).toEqual(metrics);
    expect(read(question).query?.filters).toEqual([]);
  });

  it('when the word alone would mean another metric, the answer says what it was taken for', () => {
    const notes = read('새마트 어제 주문').notes.map(({ ko }) => ko);
    expect(notes).toContain("'주문'은 새마트 주문 수로 봤습니다.");
  });

  it('when the metric has no version of the service, its value still narrows it', () => {
    expect(read('새마트 문의 수 지난달').query?.metrics).toEqual(['tickets']);
    expect(read('새마트 어제 문의 수').query?.filters).toHaveLength(1);
  });

  it.each([
    '새마트 제외 매출',
    '새마트 빼고 주문 수',
    '새마트 말고 어제 주문 수',
    '새마트 포함 매출',
    '새마트가 아닌 주문 수',
    '새마트보다 주문 수',
    '새마트별 주문 수',
    '새마트랑 음식 주문 수 비교 지난달',
    '새마트, 새마트예약 주문 수',
    '새마트나 새마트예약 주문 수',
    '새마트와 새마트예약 주문 수 비교',
    '새마트 또는 새마트예약 어제 주문 수',
    '배달, 새마트 어제 주문 수',
    '강남구와 새마트 어제 주문 수',
    '강남구, 새마트 어제 주문 수',
    '새마트도 주문 수',
    '새마트 어제 취소율',
    '새마트 7월 순매출',
    '새마트 회원 수',
    '새마트 회원의 주문 수',
    '새마트를 쓰는 회원의 주문 수',
    '새마트 회원당 주문 수',
    '새마트 어제 매출과 취소율',
    '새마트 어제 취소율과 매출',
    '새마트 어제 매출과 음식 주문 수',
    '새마트 어제 매출과 전체 주문 수',
    '새마트에서 주문 많은 지역의 매출',
    '새마트 첫 주문 매출',
    '새마트 포장 주문',
    '새마트 문의와 주문 수',
    'orders excluding Saemart',
    'orders except at Saemart',
    'orders not at Saemart',
    'orders without Saemart',
    'orders vs Saemart',
    'orders of members at Saemart',
    'discounts and orders at Saemart',
    'food and Saemart orders and total sales',
    'Saemart members orders',
    'cancel rate at Saemart',
  ])('%s, nothing is answered', (question) => {
    expect(read(question).query).toBeNull();
  });
});
