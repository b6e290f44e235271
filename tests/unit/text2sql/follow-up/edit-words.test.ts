import { describe, expect, it } from 'vitest';
import { readEditWords } from '../../../../src/text2sql/follow-up/edit-words.ts';

const restOf = (text: string) => readEditWords(text).rest.replace(/\s+/gu, ' ').trim();
const marksOf = (text: string) => [...readEditWords(text).marks];

describe('words about the answer before', () => {
  it.each([
    ['그럼 서초구는?', '서초구는?', 'turn'],
    ['what about Seocho?', 'Seocho?', 'turn'],
    ['거기서 포장만 보여줘', '포장만 보여줘', 'within'],
    ['same for yesterday', 'yesterday', 'within'],
    ['내 질문에서 지난달은?', '지난달은?', 'own'],
    ['my last question by region', 'by region', 'own'],
    ['객단가도 같이', '객단가도', 'add'],
    ['월별로 쪼개줘', '월별로', 'split'],
    ['필터는 빼고', '', 'clear-filters'],
    ['remove the filters', '', 'clear-filters'],
    ['비교는 빼줘', '', 'clear-compare'],
    ['다시 한 번', '', 'again'],
    ['그래프로 그려줘', '', 'chart'],
  ])('when %s is said, %s is left of the data', (text, rest, mark) => {
    expect(restOf(text)).toBe(rest);
    expect(marksOf(text)).toContain(mark);
  });

  it.each(['그중동 매출', '다시마 주문 수', '전체금액', 'against', 'orders by candy', '표로도', '모두의샵'])(
    'when %s only begins like one, it stays whole',
    (text) => {
      expect(restOf(text)).toBe(text);
    },
  );

  it.each([
    ['막대그래프로', 'bar'],
    ['꺾은선 그래프로 보여줘', 'line'],
    ['as a bar chart', 'bar'],
    ['line graph please', 'line'],
    ['표로', 'table'],
    ['그래프 말고 표로', 'table'],
    ['그래프로', null],
    ['plot it', null],
  ])('when %s is asked for, that picture is meant', (text, chart) => {
    expect(readEditWords(text).chart).toBe(chart);
    expect(marksOf(text)).toContain('chart');
  });
});
