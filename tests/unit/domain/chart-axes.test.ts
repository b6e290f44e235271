import { describe, expect, it } from 'vitest';
import type { ResultColumn } from '../../../src/domain/cell.ts';
import type { ChartSpec } from '../../../src/domain/chart.ts';
import { chartAxes } from '../../../src/domain/chart-axes.ts';

const columns: readonly ResultColumn[] = [
  { name: 'value', label: '주문 수', format: 'integer' },
  { name: 'place', label: '지역', format: 'text' },
];
const value = { field: 'value', type: 'quantitative', title: '' } as const;
const place = { field: 'place', type: 'nominal', title: '' } as const;

const axes = (encoding: ChartSpec['encoding']) =>
  chartAxes(
    {
      $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
      title: '',
      data: { name: 'rows' },
      mark: 'bar',
      encoding,
    },
    columns,
  );

describe('the columns of a chart', () => {
  it.each([
    ['upright', { x: place, y: value }],
    ['lying', { x: value, y: place }],
  ])('when the bars are %s, the numbers are the measure', (_, encoding) => {
    expect(axes(encoding)).toEqual({
      measure: { at: 0, column: columns[0] },
      category: { at: 1, column: columns[1] },
      split: null,
    });
  });

  it.each([
    ['x', { x: { ...place, field: 'gone' }, y: value }],
    ['y', { x: place, y: { ...value, field: 'gone' } }],
    ['color', { x: place, y: value, color: { ...place, field: 'gone' } }],
  ])('when the rows do not have the column of %s, there are none', (_, encoding) => {
    expect(axes(encoding)).toBeNull();
  });
});
