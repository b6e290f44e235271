import { describe, expect, it } from 'vitest';
import {
  durationText,
  freshnessLine,
  isPick,
  isUnvouched,
  verificationLine,
} from '../../../../src/language/messages/answer-facts.ts';
import { sampleDataAnswer, sampleGeneratedAnswer } from '../../../support/sample-answers.ts';

describe('what a number is judged by', () => {
  it('when a model wrote the statement and nobody vouches for it, it is so; a governed one is not', () => {
    expect([sampleGeneratedAnswer(), sampleDataAnswer()].map(isUnvouched)).toEqual([true, false]);
  });

  it.each(['ko', 'en'] as const)('when it is verified, %s tells by whom and as what', (locale) => {
    const line = verificationLine({ by: 'team-a', what: 'metric', names: ['one', 'two'] }, locale);
    expect(['one', 'two', 'team-a'].every((each) => line.includes(each))).toBe(true);
    expect(verificationLine(null, locale)).not.toBe(line);
  });

  it.each(['ko', 'en'] as const)('when the data reach a moment, %s tells it to the minute', (locale) => {
    expect(freshnessLine('2026-04-14T23:59:58.123', locale)).toMatch(/2026-04-14 23:59(?!:)/);
    expect(freshnessLine(null, locale)).not.toMatch(/\d/);
  });

  it.each([
    [0.44, '0.4 ms'],
    [999, '999 ms'],
    [1_500, '1.5 s'],
  ])('when something took %d ms, it is told shortly', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });

  it('when choices are questions as they stand, none is a pick', () => {
    const choice = { question: 'a', label: 'a', chosen: null };
    expect([isPick([choice]), isPick([choice, { ...choice, label: 'a: 3' }])]).toEqual([false, true]);
  });
});
