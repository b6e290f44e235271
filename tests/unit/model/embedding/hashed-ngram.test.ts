import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retrievalTerms } from '../../../../src/language/tokens/retrieval-terms.ts';
import type { Embedder } from '../../../../src/model/embedding/embedder.ts';
import { createHashedEmbedder } from '../../../../src/model/embedding/hashed-ngram.ts';

const embedder = createHashedEmbedder({ terms: retrievalTerms });
const words = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

async function embedOne({ embed }: Embedder, text: string): Promise<Float32Array> {
  const made = await embed([text]);
  const [vector] = made.ok ? made.value : [];
  if (vector === undefined) throw new Error('no vector');
  return vector;
}

async function vectorOf(text: string): Promise<Float32Array> {
  return embedOne(embedder, text);
}

async function cosine(one: string, other: string): Promise<number> {
  const [a, b] = [await vectorOf(one), await vectorOf(other)];
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

describe('hashed n-gram embedder', () => {
  test('when a text is embedded on any machine, its vector is the same', async () => {
    const vector = await embedOne(createHashedEmbedder({ terms: words, dimension: 16 }), '배달 order_items');
    expect(Array.from(vector, (value) => Number(value.toFixed(4)))).toMatchInlineSnapshot(`
      [
        -0.0483,
        -0.0797,
        -0.0483,
        0.0483,
        0,
        0.1595,
        -0.0168,
        0.0483,
        0.0797,
        0.8333,
        0,
        -0.0966,
        0.0315,
        0.128,
        0,
        -0.4807,
      ]
    `);
  });

  test('when any text is embedded, its vector has length 1, or 0 when the text holds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
        const vector = await vectorOf(text);
        const length = Math.hypot(...vector);
        expect(vector).toHaveLength(1024);
        if (retrievalTerms(text).length === 0) expect(length).toBe(0);
        else expect(length).toBeCloseTo(1, 4);
      }),
    );
  });

  test('when two texts share stems or spelling, they are closer than texts that share nothing', async () => {
    const pairs: [string, string, string][] = [
      ['배달이 늦어진 주문', '배달 지연 주문', '멤버십 해지 사유'],
      ['장바구니담기', '장바구니에 담은 상품', '라이더 배차'],
      ['customers', 'customer_id', 'rainfall'],
      ['transaction', 'sbTransactions', 'holiday'],
    ];
    for (const [text, near, far] of pairs) {
      expect(await cosine(text, near), text).toBeGreaterThan((await cosine(text, far)) + 0.1);
    }
  });

  test('when terms are cut in another way or the dimension differs, the embedder has another name', () => {
    const names = [
      embedder,
      createHashedEmbedder({ terms: words }),
      createHashedEmbedder({ terms: retrievalTerms, dimension: 512 }),
    ].map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
    expect(createHashedEmbedder({ terms: retrievalTerms }).name).toBe(embedder.name);
  });
});
