import { expect, it } from 'vitest';
import type { ExampleParameter } from '../../../../src/domain/knowledge.ts';
import { defaultBinding } from '../../../../src/text2sql/governed/bindings.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

function bound(type: ExampleParameter['type'], byDefault: string | null) {
  return defaultBinding({ name: 'tried', type, dimension: null, default: byDefault }, TEST_CLOCK, []);
}

it('when a range is left out, its default is read on the day of the question', () => {
  expect(bound('range', '최근 7일')).toEqual({
    type: 'range',
    range: { from: '2026-03-25', to: '2026-04-01' },
  });
});

it('when a number or value is left out, its default is taken as written', () => {
  expect(bound('number', '10')).toEqual({ type: 'number', value: 10 });
  expect(bound('value', '10')).toEqual({ type: 'value', value: '10' });
});

it.each([
  ['range', null],
  ['number', null],
  ['range', '언젠가'],
  ['number', 'many'],
] as const)('when a %s has the default %s, nothing can be bound', (type, byDefault) => {
  expect(bound(type, byDefault)).toBeNull();
});
