import { describe, expect, test } from 'vitest';
import { chooseCapability } from '../../../src/routing/choose.ts';
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
