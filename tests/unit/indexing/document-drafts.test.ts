import { describe, expect, test } from 'vitest';
import { splitByHeading } from '../../../src/indexing/items/document-drafts.ts';

function sections(body: string) {
  return splitByHeading({
    name: 'refund-policy',
    title: '환불 정책',
    body,
    updatedAt: '2026-01-01',
    source: { path: 'knowledge/documents/refund-policy.md', line: 1, owner: 'cs' },
  }).map((section) => [section.headings.join(' > '), section.body]);
}

describe('cutting a document by its headings', () => {
  test('when headings nest, each part knows the way to it', () => {
    expect(sections('머리말\n\n# 환불\n## 전액\n주문 취소\n## 일부\n누락\n# 기타\n문의')).toEqual([
      ['', '머리말'],
      ['환불 > 전액', '주문 취소'],
      ['환불 > 일부', '누락'],
      ['기타', '문의'],
    ]);
  });

  test('when a code block holds a line that looks like a heading, it stays text', () => {
    expect(sections('# SQL\n```sql\n# not a heading\nselect 1\n```')).toEqual([
      ['SQL', '```sql\n# not a heading\nselect 1\n```'],
    ]);
  });

  test('when a part is long, it is cut between paragraphs and nothing is lost', () => {
    const paragraphs = Array.from({ length: 12 }, (_, at) => `${at} ${'가'.repeat(400)}`);
    const parts = sections(`# 긴 글\n${paragraphs.join('\n\n')}`);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map(([, body]) => body).join('\n\n')).toBe(paragraphs.join('\n\n'));
    for (const [, body] of parts) expect(body?.length).toBeLessThanOrEqual(1_500);
  });
});
