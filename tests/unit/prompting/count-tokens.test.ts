import fc from 'fast-check';
import { countTokens as countWhole } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { countTokens } from '../../../src/prompting/count-tokens.ts';

describe('a token count', () => {
  test.each(['', '지난주 강남구 매출 알려줘', 'SELECT count(*) FROM orders.orders AS o', 'a\n\n\n  b'])(
    'when the text is %j, it is that of the encoding, also when asked again',
    (text) => {
      expect(countTokens(text)).toBe(countWhole(text));
      expect(countTokens(text)).toBe(countWhole(text));
    },
  );

  test('when a text looks like a control token, it is counted as text', () => {
    expect(countTokens('<|endoftext|> 주문')).toBeGreaterThan(4);
  });

  test('when a run has no space for 200 KB, the count is near that of its parts', () => {
    const run = '주문매출'.repeat(50_000);
    const part = countWhole('주문매출'.repeat(25));
    expect(countTokens(run) / ((part * run.length) / 100)).toBeCloseTo(1, 1);
  });

  test('when a long run stands within text, nothing around it is lost', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.integer({ min: 257, max: 900 }), (text, length) => {
        const run = 'ab'.repeat(length);
        const apart = countTokens(`${text} `) + countTokens(run) + countTokens(` ${text}`);
        expect(Math.abs(countTokens(`${text} ${run} ${text}`) - apart)).toBeLessThanOrEqual(2);
      }),
      { numRuns: 20 },
    );
  });
});
