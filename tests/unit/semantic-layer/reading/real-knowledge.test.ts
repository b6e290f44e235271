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
