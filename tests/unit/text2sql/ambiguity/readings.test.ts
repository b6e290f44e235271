import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../../src/domain/locale.ts';
import type { Chosen } from '../../../../src/semantic-layer/reading/question-reading.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';
import { createReadings } from '../../../../src/text2sql/ambiguity/create-readings.ts';
import { createPlanMetrics } from '../../../../src/text2sql/governed/plan-metrics.ts';
import { clock, glossary, holidays, model } from '../../semantic-layer/reading/small-company.ts';

const reader = createReader(model, { glossary, holidays });
const planMetrics = createPlanMetrics(model, {
  timeZone: clock.timeZone,
  weekStart: clock.weekStart,
  maxRows: 500,
});
const makeReadings = createReadings({ reader, planMetrics, model });
const readingsOf = (text: string, locale: Locale = 'ko', chosen: readonly Chosen[] = []) =>
  makeReadings(reader.read(text, clock, chosen), { clock, locale, chosen });

describe('when only the meaning of a word is open', () => {
  it.each([
    ['지난주 실적 알려줘', 'ko', ['거래액', '주문 수'], ['지난주 거래액 알려줘', '지난주 주문 수 알려줘']],
    ['performance last week', 'en', ['GMV', 'Order count'], ['GMV last week', 'order count last week']],
    [
      '지난주 지역별 성과는?',
      'ko',
      ['거래액', '주문 수'],
      ['지난주 지역별 거래액은?', '지난주 지역별 주문 수는?'],
    ],
  ] as const)(
    '%s, each reading has a plan, and a wording that is read as nothing else',
    (text, locale, labels, questions) => {
      const found = readingsOf(text, locale);
      expect(found?.readings.map(({ label }) => label)).toEqual(labels);
      expect(found?.readings.map(({ question }) => question)).toEqual(questions);
      for (const { question, plan } of found?.readings ?? []) {
        expect(plan?.query).toEqual(reader.read(question ?? '', clock).query);
      }
    },
  );

  it('when a value lies in two dimensions, its readings filter by each', () => {
    const found = readingsOf('지난주 카페 주문수');
    expect(found?.readings.map(({ plan }) => plan?.query?.filters)).toEqual([
      [{ dimension: 'category', values: ['카페'], negated: false }],
      [{ dimension: 'brand', values: ['카페'], negated: false }],
    ]);
    expect(found?.readings.every(({ question }) => question !== null)).toBe(true);
  });

  it('when two words are open, the readings are all their combinations', () => {
    const found = readingsOf('지난주 카페 실적');
    expect(found?.ambiguities.map(({ text }) => text)).toEqual(expect.arrayContaining(['카페', '실적']));
    expect(found?.readings).toHaveLength(4);
    expect(new Set(found?.readings.map(({ plan }) => JSON.stringify(plan?.query)))).toHaveLength(4);
    expect(found?.readings.every(({ chosen }) => chosen.length === 2)).toBe(true);
  });

  it('when two periods are named, each is a reading', () => {
    const found = readingsOf('3월 4월 실적'.replace('실적', '거래액'));
    expect(found?.readings.map(({ question }) => question)).toEqual(['3월 거래액', '4월 거래액']);
  });

  it('when more is open than can be computed at once, the first word is offered without numbers', () => {
    const found = readingsOf('어제 지난주 카페 실적');
    expect(found?.readings.every(({ plan, chosen }) => plan === null && chosen.length === 1)).toBe(true);
  });
});

it.each(['지난주 유니콘 실적', '지난주 주문 수', '카페', '안녕'])(
  '%s, there is nothing to compute',
  (text) => {
    expect(readingsOf(text)).toBeNull();
  },
);

describe('when a meaning was chosen before', () => {
  const chosen = (kind: Chosen['kind'], word: string, name: string, by: Chosen['by'] = 'thread'): Chosen => ({
    kind,
    word,
    name,
    by,
  });

  it.each([
    ['지난주 실적', chosen('metric', '실적', 'order_count'), ['order_count']],
    ['지난주 성과', chosen('metric', '실적', 'order_count'), ['order_count']],
    ['results last week', chosen('metric', '실적', 'gmv', 'person'), ['gmv']],
    ['지난주 매출', chosen('metric', '매출', 'net_sales', 'person'), ['net_sales']],
  ])('%s, the chosen metric is read and said', (text, choice, metrics) => {
    const reading = reader.read(text, clock, [choice]);
    expect(reading.query?.metrics).toEqual(metrics);
    const label = model.metrics.get(metrics[0] ?? '')?.label.ko ?? '';
    expect(reading.notes.some(({ ko }) => ko.includes(label))).toBe(true);
  });

  it('when a value was chosen, its dimension is the one chosen', () => {
    const reading = reader.read('지난주 카페 주문수', clock, [chosen('value', '카페', 'brand=카페')]);
    expect(reading.query?.filters).toEqual([{ dimension: 'brand', values: ['카페'], negated: false }]);
  });

  it('when the conversation and the person differ, the first that fits decides', () => {
    const both = [chosen('metric', '실적', 'order_count'), chosen('metric', '실적', 'gmv', 'person')];
    expect(reader.read('지난주 실적', clock, both).query?.metrics).toEqual(['order_count']);
  });

  it.each([
    ['a metric that is no more', chosen('metric', '실적', 'gone')],
    ['a metric that the word never means', chosen('metric', '실적', 'cancel_rate')],
    ['another word', chosen('metric', '매출', 'gmv')],
    ['another kind', chosen('dimension', '실적', 'gmv')],
    ['days of another question', chosen('range', '실적', '2026-01-01~2026-01-02')],
  ])('when %s is remembered, the word stays open', (_, choice) => {
    expect(reader.read('지난주 실적', clock, [choice]).ambiguities).toHaveLength(1);
  });

  it('when the word has one meaning, what is remembered of it changes nothing', () => {
    const plain = reader.read('지난주 주문 수', clock);
    expect(reader.read('지난주 주문 수', clock, [chosen('metric', '주문 수', 'gmv')])).toEqual(plain);
  });

  it('when days were chosen once, another question with the same words is asked again', () => {
    const choice = chosen('range', '3월, 4월', '2026-03-01~2026-03-19');
    expect(reader.read('3월 4월 매출', clock, [choice]).query).toBeNull();
    expect(reader.read('3월 4월 매출', clock, [{ ...choice, by: 'reading' }]).query?.range).toEqual({
      from: '2026-03-01',
      to: '2026-03-19',
    });
  });
});
