import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { renderAnswer } from '../../../src/terminal/render-answer.ts';
import { createStyle } from '../../../src/terminal/style.ts';
import { sampleDataAnswer } from '../../support/sample-answers.ts';

const plain = createStyle(false);
const render = (answer: Answer, width = 100) => renderAnswer(answer, plain, width);

describe('a number in the terminal', () => {
  test('when it is shown, its table, bars, SQL and every footer line are there', () => {
    const text = render(sampleDataAnswer());
    for (const part of [
      '가장 큽니다',
      '1,234',
      '█',
      'select r.sigungu as region',
      'core.regions, orders.orders',
      '취소되지 않은 주문의 수 (주문팀)',
      '취소 주문은 뺐습니다',
      '2026-03-31 23:58',
      '검증된 지표: order_count',
      '높음',
      'total 12.3 ms',
      '1) 지난주 일별 주문 수',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('when Hangul stands in the table, its borders line up', () => {
    const lines = render(sampleDataAnswer())
      .split('\n')
      .filter((line) => /[│┌└├]/.test(line));
    expect(lines.length).toBeGreaterThan(4);
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
  });

  test('when one bar is twice another, it is drawn twice as long', () => {
    const bars = render(sampleDataAnswer())
      .split('\n')
      .filter((line) => line.includes('█'));
    const length = (line: string | undefined) => [...(line ?? '')].filter((char) => char === '█').length;
    expect(length(bars[0])).toBeGreaterThanOrEqual(2 * length(bars[1]) - 1);
    expect(length(bars[0])).toBeLessThanOrEqual(2 * length(bars[1]) + 2);
  });

  test('when a value is missing, it is named and not left blank', () => {
    expect(render(sampleDataAnswer())).toContain('(없음)');
    expect(render(sampleDataAnswer({ locale: 'en' }))).toContain('(none)');
  });

  test('when there are more rows than a screen holds, it says how many more', () => {
    const rows = Array.from({ length: 57 }, (_, index) => [`지역 ${index}`, index]);
    const text = render(sampleDataAnswer({ rows }));
    expect(text).toContain('37행 더');
    expect(text).not.toContain('지역 45');
  });

  test('when nothing matches, it says so instead of an empty box', () => {
    expect(render(sampleDataAnswer({ rows: [], chart: null }))).toContain('조건에 맞는 행이 없습니다');
  });

  test('when a cell holds control or bidirectional characters, none reaches the screen', () => {
    const text = render(sampleDataAnswer({ rows: [['\u001b[2J강남\u202e구\u0007', 5]] }));
    for (const hostile of ['\u001b', '\u202e', '\u0007']) expect(text).not.toContain(hostile);
  });

  test('when nobody vouches for the query, it says so', () => {
    expect(render(sampleDataAnswer({ verified: null }))).toContain('✘ 검증되지 않은 쿼리');
  });

  test.each([
    ['percent', 0.1234, '12.3%', '12.3%'],
    ['krw', 1234567, '1,234,567원', '₩1,234,567'],
    ['minutes', 31.25, '31.3분', '31.3 min'],
    ['score', 4.5, '4.50', '4.50'],
    ['integer', 1234, '1,234', '1,234'],
  ] as const)(
    'when a column holds %s, it is printed with its unit in both languages',
    (format, value, ko, en) => {
      const columns = [
        { name: 'region', label: 'r', format: 'text' as const },
        { name: 'value', label: 'v', format },
      ];
      const rows = [['a', value]];
      expect(render(sampleDataAnswer({ columns, rows, chart: null }))).toContain(ko);
      expect(render(sampleDataAnswer({ columns, rows, chart: null, locale: 'en' }))).toContain(en);
    },
  );
});

describe('the other answers in the terminal', () => {
  const { id, repairs, readAs, usage, prompts, timings } = sampleDataAnswer();
  const base = {
    id,
    repairs,
    readAs,
    usage,
    prompts,
    timings,
    locale: 'en' as const,
    text: 'What happened.',
  };
  test.each<[string, Answer, string]>([
    [
      'a clarification',
      {
        ...base,
        kind: 'clarification',
        unknown: ['foo'],
        choices: [{ question: 'orders last week', label: 'orders last week', chosen: null }],
      },
      '1) orders last week',
    ],
    ['a guide', { ...base, kind: 'guide', examples: ['orders last week'] }, '1) orders last week'],
    ['small talk', { ...base, kind: 'chat', examples: [] }, 'What happened.'],
    [
      'a refusal',
      { ...base, kind: 'refusal', code: 'table-not-visible', nextStep: 'Ask the data team.' },
      'Next step: Ask the data team.',
    ],
    [
      'a failure',
      { ...base, kind: 'failure', code: 'sql-timeout', nextStep: 'Narrow it.', sql: 'select 1', notes: [] },
      'Next step: Narrow it.',
    ],
  ])('when it is %s, its words and its way on are shown', (_, answer, expected) => {
    const text = render(answer);
    expect(text).toContain('What happened.');
    expect(text).toContain(expected);
  });

  test('when the input was mended, the reading comes first', () => {
    const text = render({
      ...base,
      kind: 'chat',
      examples: [],
      repairs: [{ from: 'wlsksfh', to: '지난주', kind: 'keyboard' }],
    });
    expect(text.split('\n')[0]).toBe('Read as: wlsksfh → 지난주');
  });
});
