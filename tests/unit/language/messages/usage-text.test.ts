import { describe, expect, test } from 'vitest';
import { answerLabels } from '../../../../src/language/messages/answer-labels.ts';
import { usageText } from '../../../../src/language/messages/usage-text.ts';
import { noUsage, sampleUsage } from '../../../support/sample-answers.ts';

const text = (over: Partial<typeof sampleUsage>, locale: 'ko' | 'en' = 'en') =>
  usageText({ ...sampleUsage, ...over }, locale, answerLabels(locale));

describe('what a question took', () => {
  test('when no model was asked, nothing is told', () => {
    expect(usageText(noUsage, 'ko', answerLabels('ko'))).toBeNull();
  });

  test('when there are no prices, no cost is made up', () => {
    expect(text({ cost: null })).not.toMatch(/USD|0\.0/);
  });

  test.each([
    [0.000042, '0.000042 USD'],
    [0.01234, '0.0123 USD'],
    [12.345, '12.3 USD'],
    [1234.5, '1230 USD'],
  ])('when it cost %d, the first digits that matter are told', (amount, expected) => {
    expect(text({ cost: { amount, currency: 'USD' } })).toContain(expected);
  });

  test('when tokens are guessed, that shows', () => {
    expect(text({ estimated: true })).toContain('≈');
    expect(text({ estimated: false })).not.toContain('≈');
  });

  test('when nothing was cached, no cache is named', () => {
    expect(text({ cachedTokens: 0 })).not.toContain('cached');
    expect(text({ cachedTokens: 0 }, 'ko')).not.toContain('캐시');
  });
});
