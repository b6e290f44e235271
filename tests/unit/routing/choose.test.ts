import { describe, expect, test } from 'vitest';
import { chooseCapability, isSure, marginOf } from '../../../src/routing/choose.ts';
import { scoreQuestion } from '../../../src/routing/score.ts';
import type { Meaning, Mention } from '../../../src/semantic-layer/mention.ts';

function mentions(...meanings: Meaning[]): Mention[] {
  return meanings.map((meaning, index) => ({
    start: index * 2,
    end: index * 2 + 1,
    text: `w${index}`,
    meaning,
  }));
}

const metric: Meaning = { kind: 'metric', names: ['order_count'] };
const region: Meaning = { kind: 'dimension', name: 'region' };
const lastWeek: Meaning = { kind: 'range', range: { from: '2026-03-23', to: '2026-03-30' } };
const unknown: Meaning = { kind: 'unknown' };
const filler: Meaning = { kind: 'filler' };

describe('the score of a question', () => {
  test('when every content word is known, relevance is 1 and fillers do not count', () => {
    expect(scoreQuestion(mentions(metric, region, lastWeek, filler), 0)).toMatchObject({
      relevance: 1,
      specificity: 0.8,
    });
  });

  test('when unknown words occur in the stores, they count half', () => {
    expect(scoreQuestion(mentions(unknown, unknown), 1).relevance).toBe(0.5);
    expect(scoreQuestion(mentions(unknown, unknown), 0).relevance).toBe(0);
  });

  test('when a period is all that is known beside unknown words, the question is not about this data', () => {
    expect(scoreQuestion(mentions(lastWeek, unknown), 0).relevance).toBe(0);
  });

  test('when a period is all that is said, nothing speaks against this data', () => {
    expect(scoreQuestion(mentions(lastWeek, filler), 0).relevance).toBe(1);
    expect(scoreQuestion(mentions(filler), 0).relevance).toBe(0);
  });

  test('when one slot is filled twice, it counts once', () => {
    expect(scoreQuestion(mentions(metric, metric), 0).specificity).toBe(0.5);
  });
});

describe('the capability chosen', () => {
  const score = (...meanings: Meaning[]) => scoreQuestion(mentions(...meanings), 0);
  test.each([
    ['a metric with one unknown word', score(metric, unknown), 'data'],
    ['a grouping alone', score(region), 'guide'],
    ['a period alone', score(lastWeek), 'guide'],
    ['words of another world', score(unknown, unknown, lastWeek), 'off-topic'],
    ['a metric drowned in unknown words', score(metric, unknown, unknown, unknown, unknown), 'off-topic'],
  ] as const)('when it is %s, it goes where it can be served', (_, scored, expected) => {
    expect(chooseCapability(scored)).toBe(expected);
  });
});

describe('whether the evidence alone decides', () => {
  const situation = { text: 'x', whole: false, inThread: false };
  const sure = (text: string, inThread: boolean, ...meanings: Meaning[]) =>
    isSure(scoreQuestion(mentions(...meanings), 0), { text, whole: false, inThread });

  test('when a score lies between the thresholds, its margin has the sign of each side', () => {
    const margin = marginOf(scoreQuestion(mentions(metric, unknown, unknown), 0));
    expect(margin.relevance).toBeCloseTo(1 / 3 - 0.25);
    expect(margin.specificity).toBeCloseTo(0.05);
    expect(marginOf(scoreQuestion(mentions(unknown), 0)).relevance).toBeCloseTo(-0.25);
  });

  test('when every word has its place, it is sure whatever the score', () => {
    expect(isSure(scoreQuestion(mentions(metric), 0), { ...situation, whole: true })).toBe(true);
  });

  test.each<[string, string, boolean, Meaning[], boolean]>([
    [
      'clearly about data, with one word to look up',
      '지난주 재구매 주문 수',
      false,
      [metric, lastWeek, unknown],
      true,
    ],
    [
      'clearly about data in a thread, and whole by itself',
      '지난주 재구매 주문 수',
      true,
      [metric, lastWeek, unknown],
      true,
    ],
    ['about data and pointing back', '그 지역 재구매 주문 수', true, [metric, region, unknown], false],
    ['a metric alone beside an unknown word', '재구매 주문 수', false, [metric, unknown], false],
    [
      'mostly unknown words around a metric and a period',
      'x',
      false,
      [metric, lastWeek, unknown, unknown],
      false,
    ],
    ['a grouping alone, which may ask for a list', '지역 목록 보여줘', false, [region, filler], false],
    ['about another world', '점심 뭐 먹지', false, [unknown, unknown], true],
    ['about another world in English', 'write a poem about the sea', false, [unknown, unknown], true],
    ['an order to change something', 'DROP TABLE users CASCADE', false, [unknown, unknown, unknown], true],
    ['unknown words that ask for a figure', '얼마나 벌었어', false, [unknown, unknown], false],
    ['unknown words that ask how things are', '요즘 장사 어때', false, [unknown, unknown], false],
    ['unknown words that ask for a list', 'show churned accounts', false, [unknown, unknown], false],
    ['unknown words with a period', '어제 장사 잘됐어?', false, [lastWeek, unknown], false],
    ['unknown words in a thread', '왜 그런 거야', true, [unknown, unknown], false],
  ])('when it is %s, that holds', (_, text, inThread, meanings, expected) => {
    expect(sure(text, inThread, ...meanings)).toBe(expected);
  });
});
