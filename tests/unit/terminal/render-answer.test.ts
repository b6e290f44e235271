import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { renderAnswer } from '../../../src/terminal/render-answer.ts';
import { createStyle } from '../../../src/terminal/style.ts';
import {
  sampleClarification,
  sampleDataAnswer,
  sampleGeneratedAnswer,
  sampleUnrun,
  sampleUsage,
} from '../../support/sample-answers.ts';

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

describe('what a model adds to an answer', () => {
  test('when a model wrote the query, what it read, how it computes, what was dropped and what it took are told', () => {
    const text = render(sampleGeneratedAnswer());
    for (const part of [
      '지난주 강남구에서 리뷰를 두 번 이상 쓴 회원 수',
      '지운 리뷰도 셉니다.',
      '쿼리 1개는 쓰지 않았습니다',
      "'engagement.review' 테이블이 없습니다",
      'openai:gpt-5.4-mini',
      '4회 호출',
      '14,210토큰',
      '0.0123 USD',
      'draft 4.2 s',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.indexOf('두 번 이상 쓴 회원 수')).toBeLessThan(text.indexOf('87명입니다'));
  });

  test('when a model wrote the query, the warning stands right under the number, in both languages', () => {
    for (const locale of ['ko', 'en'] as const) {
      const lines = render(sampleGeneratedAnswer({ locale })).split('\n').filter(Boolean);
      expect(lines[2]).toMatch(/^! .*SQL/);
    }
  });

  test('when definitions made the query, there is no warning, no model line and no empty line of the footer', () => {
    const text = render(sampleDataAnswer({ sources: { ...sampleDataAnswer().sources, definitions: [] } }));
    expect(text).not.toMatch(/^!/m);
    expect(text).not.toContain('호출');
    expect(text).not.toMatch(/^ +정의/m);
  });

  test('when the prompts are long, none of them is shown', () => {
    expect(render(sampleGeneratedAnswer())).not.toContain('text2sql/draft');
  });

  test('when several definitions agree, each is listed with its value', () => {
    const readings = [
      { label: '거래액', value: '1,234만 원' },
      { label: '순매출 (재무)', value: '1,233만 원' },
    ];
    const lines = render(sampleDataAnswer({ readings })).split('\n');
    const shown = lines.filter((line) => line.includes('만 원'));
    expect(shown).toHaveLength(2);
    expect(new Set(shown.map((line) => stringWidth(line.slice(0, line.indexOf('1,23'))))).size).toBe(1);
  });

  test('when a follow-up was made whole by its words, no model is named', () => {
    const text = render(sampleDataAnswer({ readAs: { text: '강남구 지난주 주문 수', by: 'follow-up' } }));
    expect(text.split('\n')[0]).toContain('강남구 지난주 주문 수');
    expect(text).not.toContain('모델');
  });

  test('when the readings of a word differ, each choice shows its number', () => {
    const text = render(sampleClarification());
    expect(text).toContain('1) 거래액: 1,234만 원');
    expect(text).toContain('2) 주문 수: 5,678건');
  });

  test('when a question back took a model, what it took is told', () => {
    expect(render(sampleClarification({ locale: 'en', usage: sampleUsage }))).toContain('4 calls');
  });

  test.each([
    ['was refused before it ran', 'sql-missing-name', '실행하지 않은 SQL'],
    ['read a table that the question was not given', 'sql-table-outside', '실행하지 않은 SQL'],
    ['ran out of time', 'sql-timeout', '실행했지만 답을 얻지 못한 SQL'],
    ['met a failure of the model', 'model-unreachable', '답을 얻지 못한 SQL'],
  ] as const)('when a statement %s, it is handed over as what it is, with its notes', (_, code, heading) => {
    const text = render(sampleUnrun({ code }));
    expect(text.split('\n')).toContain(heading);
    for (const part of ['  from orders.order_events', '- 실행하지 않았습니다', '- 두 번', '다음 할 일']) {
      expect(text).toContain(part);
    }
  });

  test('when a model hides control or bidirectional characters in its words, none reaches the screen', () => {
    const hostile = 'a\u001b[2J\u202eb\u0007\u200b\rc';
    const text = render(
      sampleGeneratedAnswer({
        text: hostile,
        explanation: hostile,
        sql: `select 1 -- ${hostile}`,
        assumptions: [hostile],
        attempts: [{ sql: hostile, problem: hostile }],
        columns: [{ name: 'a', label: hostile, format: 'text' }],
        readAs: { text: hostile, by: 'model' },
        readings: [{ label: hostile, value: hostile }],
      }),
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(render(sampleUnrun({ notes: [hostile], sql: hostile }))).not.toContain('\u001b');
  });

  test('when the explanation was printed while it was written, it is not printed again', () => {
    const answer = sampleGeneratedAnswer();
    const explanation = answer.explanation ?? '';
    expect(renderAnswer(answer, plain, 100)).toContain(explanation);
    expect(renderAnswer(answer, plain, 100, `${explanation}\n`)).not.toContain(explanation);
  });

  test('when another explanation was printed than the answer holds, the right one is printed too', () => {
    const answer = sampleGeneratedAnswer();
    expect(renderAnswer(answer, plain, 100, '지난주(3월')).toContain(answer.explanation);
  });

  test('when the explanation broke off, that is said', () => {
    expect(renderAnswer(sampleGeneratedAnswer({ explanation: null }), plain, 100, '지난주(3월')).toContain(
      '끝까지 오지 않았습니다',
    );
  });
});
