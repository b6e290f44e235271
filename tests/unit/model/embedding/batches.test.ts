import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/cl100k_base';
import { describe, expect, test } from 'vitest';
import { batchesOf, cutToTokens, estimateTokens } from '../../../../src/model/embedding/batches.ts';

describe('batches', () => {
  test('when texts are long, a batch ends by their tokens before their number', () => {
    const texts = Array.from({ length: 20 }, () => '주문 취소율 '.repeat(700));
    const batches = batchesOf(texts);
    expect(batches.length).toBeGreaterThan(1);
    for (const batch of batches) {
      expect(batch.reduce((sum, { text }) => sum + estimateTokens(text), 0)).toBeLessThanOrEqual(40_000);
    }
    expect(batches.flat().map(({ at }) => at)).toEqual(texts.map((_, at) => at));
  });

  test.each([
    ['배달이 늦어진 주문의 가게별 취소율과 환불 금액 '.repeat(3000)],
    ['select order_id, sum(price) from shop.orders where ordered_at >= date '.repeat(3000)],
    ['음식점별 평균 배달 소요 시간과 라이더 배차 대기 시간을 비교한다.\n'.repeat(900)],
    ['👩‍👩‍👧‍👦🇰🇷'.repeat(3000)],
    ['a1_B2-'.repeat(9000)],
  ])('when a text is longer than a model reads, what is sent is not: %.12s', (text) => {
    const [sent] = batchesOf([text]).flat();
    expect(text.startsWith(sent?.text ?? '-')).toBe(true);
    expect(encode(sent?.text ?? '').length).toBeLessThanOrEqual(8_192);
    expect(encode(sent?.text ?? '').length).toBeGreaterThan(1_500);
  });

  test('when any text is cut, it is a beginning of it without half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, most) => {
        const cut = cutToTokens(text, most);
        expect(text.startsWith(cut)).toBe(true);
        expect(cut.isWellFormed()).toBe(true);
        expect(estimateTokens(cut)).toBeLessThanOrEqual(most);
      }),
    );
  });
});
