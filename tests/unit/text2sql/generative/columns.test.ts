import { expect, test } from 'vitest';
import { groupingsOf, resultColumns } from '../../../../src/text2sql/generative/present/columns.ts';
import { type Measure, measureOf, unknown } from '../../../../src/warehouse/measure/measure.ts';

const context: Parameters<typeof resultColumns>[3] = {
  metrics: [],
  measures: [],
  outputs: [],
  usesWon: true,
  isWon: () => false,
  isMoney: () => false,
  isHonest: () => true,
  describe: () => null,
  question: '',
  locale: 'ko',
};
const made = { text: '', figures: [], isFound: true, isRandom: false, isGroup: false };
const output = (kind: 'column' | 'aggregate', aggregate: string | null = null) => ({
  ...{ name: 'x', kind, columns: [], aggregate },
  ...made,
});

type Format = 'percent' | 'krw' | 'minutes' | 'score' | 'text' | 'integer';

function shown(
  type: string,
  wished: Format,
  value: number | string,
  measure = unknown,
  changes: Partial<typeof context> = {},
) {
  const drafted = [{ name: 'x', label: changes.locale === 'en' ? 'Number' : '값', format: wished }];
  const own = { ...context, measures: [measure], outputs: [output('aggregate', 'sum')], ...changes };
  return resultColumns([{ name: 'x', type }], [[value]], drafted, own)[0];
}

const formatOf = (...given: Parameters<typeof shown>) => shown(...given)?.column.format;

test.each([
  ['percent', measureOf('share'), 0.12, 'percent'],
  ['percent', measureOf('share'), 12.3, 'decimal'],
  ['percent', measureOf('change'), 1.8, 'percent'],
  ['percent', measureOf('count', 0.01), 0.44, 'decimal'],
  ['percent', unknown, 0.12, 'decimal'],
  ['minutes', measureOf('time'), 12.5, 'minutes'],
  ['minutes', { ...measureOf('part'), part: 'hour' }, 18.5, 'decimal'],
  ['score', measureOf('count'), 44.5, 'decimal'],
  ['score', measureOf('score'), 4.4, 'score'],
  ['krw', measureOf('count'), 337, 'integer'],
] as const)(
  'when %s is wished of %o with %d, it is shown as what it is',
  (wished, measure, value, format) => {
    expect(formatOf('numeric', wished, value, measure)).toBe(format);
  },
);

test('when a share is a percent already, or minutes are told in seconds, values are divided before they are shown', () => {
  expect(shown('numeric', 'integer', '3.85', measureOf('share', 100))).toMatchObject({
    column: { format: 'percent' },
    divisor: 100,
  });
  expect(shown('numeric', 'minutes', 300, measureOf('time', 60))).toMatchObject({
    column: { format: 'minutes' },
    divisor: 60,
  });
});

test('when money is known to be won it is shown so unasked, and never where the company counts nothing in won', () => {
  const won = { isMoney: () => true, isWon: () => true };
  expect(formatOf('int8', 'integer', 5, measureOf('money'), won)).toBe('krw');
  expect(formatOf('int8', 'krw', 5, measureOf('money'), { isMoney: () => true })).toBe('krw');
  expect(formatOf('int8', 'krw', 5, measureOf('money', 0.0001), won)).toBe('integer');
  expect(formatOf('int8', 'krw', 5, measureOf('money'), { ...won, usesWon: false })).toBe('integer');
});

test('when the draft names a text for a number, the type decides', () => {
  expect(formatOf('int8', 'text', 5)).toBe('integer');
  expect(formatOf('numeric', 'integer', 5.5)).toBe('decimal');
  expect(formatOf('date', 'integer', 5)).toBe('date');
});

function labelled(
  label: string,
  measure: Measure,
  changes: Partial<typeof context> = {},
  name = 'orders_made',
) {
  const own = { ...context, measures: [measure], outputs: [output('aggregate', 'count')], ...changes };
  const drafted = [{ name, label, format: 'integer' as const }];
  return resultColumns([{ name, type: 'int8' }], [[1]], drafted, own)[0]?.column.label;
}

test.each([
  ['매출', measureOf('count'), 'orders made'],
  ['취소율', measureOf('count', 0.01), 'orders made'],
  ['별점', measureOf('count'), 'orders made'],
  ['배달 시간', measureOf('count'), 'orders made'],
  ['주문 수', { ...measureOf('part'), part: 'hour' }, 'orders made'],
  ['시각', measureOf('count'), 'orders made'],
  ['주문 수', measureOf('count'), '주문 수'],
  ['매출', measureOf('money'), '매출'],
  ['시간대별 매출 (원)', measureOf('count'), 'orders made'],
] as const)('when a column is headed %s and counts in %o, it is called %s', (label, measure, told) => {
  expect(labelled(label, measure)).toBe(told);
});

test('when a heading is of another language or says too much, the name is made readable or described', () => {
  const en = { locale: 'en' as const, question: 'busiest hours' };
  expect(labelled('주문 수', measureOf('count'), en)).toBe('orders made');
  expect(labelled('Net revenue by hour', measureOf('count'), en)).toBe('orders made');
  expect(labelled('검증된 주문 수', measureOf('count'), { isHonest: (text) => !text.includes('검증') })).toBe(
    'orders made',
  );
  expect(labelled('', measureOf('count'), {}, '?column?')).toBe('값 1');
  expect(labelled('', measureOf('count'), { describe: () => '주문 수' }, '?column?')).toBe('주문 수');
});

test('when columns share a heading, each is told apart', () => {
  const read = [
    { name: 'n', type: 'int8' },
    { name: 'n', type: 'int8' },
  ];
  const columns = resultColumns(read, [[1, 1]], [], context);
  expect(columns.map(({ column }) => column.label)).toEqual(['n', 'n 2']);
});

test('when a number only says which one, it is nothing to compare', () => {
  const columns = ['order_id', 'menu_id', 'quantity'].map((name) => ({
    ...{ name, label: name },
    format: 'integer' as const,
  }));
  const outputs = columns.map(({ name }) => ({ ...output('column'), name }));
  const rows = [
    [1, 2, 3],
    [1, 3, 4],
  ];
  expect(groupingsOf(columns, { outputs }, rows)).toBe(2);
});

test('when several rows hold numbers alone, the first column names them, so that no single row is told as the answer', () => {
  const columns = [
    { name: 'hour', label: 'hour', format: 'integer' as const },
    { name: 'n', label: 'n', format: 'integer' as const },
  ];
  const outputs = [
    { name: 'hour', kind: 'expression' as const, columns: [], aggregate: null, ...made },
    { name: 'n', kind: 'aggregate' as const, columns: [], aggregate: 'count', ...made },
  ];
  const shape = { outputs } as unknown as Parameters<typeof groupingsOf>[1];
  expect(
    groupingsOf(columns, shape, [
      [1, 2],
      [2, 3],
    ]),
  ).toBe(1);
  expect(groupingsOf(columns.slice(1), { ...shape, outputs: outputs.slice(1) }, [[2]])).toBe(0);
});
