import { expect, test } from 'vitest';
import { groupingsOf, resultColumns } from '../../../../src/text2sql/generative/columns.ts';

const context = { metrics: [], usesWon: true, sql: 'select x', locale: 'ko' as const };

function formatOf(type: string, wished: 'percent' | 'krw' | 'text' | 'integer', value: number, changes = {}) {
  const drafted = [{ name: 'x', label: 'X', format: wished }];
  return resultColumns([{ name: 'x', type }], [[value]], drafted, { ...context, ...changes })[0]?.format;
}

test('when the draft says percent, only fractions are shown so', () => {
  expect(formatOf('numeric', 'percent', 0.12)).toBe('percent');
  expect(formatOf('numeric', 'percent', 12.3)).toBe('decimal');
  expect(formatOf('numeric', 'percent', 0.9, { sql: 'select 100.0 * a / b' })).toBe('decimal');
  expect(formatOf('text', 'percent', 0)).toBe('text');
});

test('when the company counts nothing in won, no figure becomes won', () => {
  expect(formatOf('int8', 'krw', 5)).toBe('krw');
  expect(formatOf('int8', 'krw', 5, { usesWon: false })).toBe('integer');
});

test('when the draft names a text for a number, the type decides', () => {
  expect(formatOf('int8', 'text', 5)).toBe('integer');
  expect(formatOf('numeric', 'integer', 5.5)).toBe('decimal');
  expect(formatOf('date', 'integer', 5)).toBe('date');
});

test('when several rows hold numbers alone, the first column names them, so that no single row is told as the answer', () => {
  const columns = [
    { name: 'hour', label: 'hour', format: 'integer' as const },
    { name: 'n', label: 'n', format: 'integer' as const },
  ];
  const outputs = [
    { name: 'hour', kind: 'expression' as const, columns: [], aggregate: null },
    { name: 'n', kind: 'aggregate' as const, columns: [], aggregate: 'count' },
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
