import { describe, expect, test } from 'vitest';
import type { ResultColumn } from '../../../src/domain/cell.ts';
import { chooseChart } from '../../../src/text2sql/present/chart.ts';

const day: ResultColumn = { name: 'day', label: 'Day', format: 'date' };
const region: ResultColumn = { name: 'region', label: 'Region', format: 'text' };
const orders: ResultColumn = { name: 'orders', label: 'Orders', format: 'integer' };
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => [`r${index}`, index]);

describe('the chart chosen for rows', () => {
  test('when they run over time, it is a line', () => {
    const chart = chooseChart([day, orders], rowsOf(7), 1, 'Orders by day');
    expect(chart).toMatchObject({
      mark: 'line',
      encoding: { x: { field: 'day', type: 'temporal' }, y: { field: 'orders', type: 'quantitative' } },
    });
  });

  test('when they are groups, it is bars in the order of the rows', () => {
    const chart = chooseChart([region, orders], rowsOf(7), 1, 'Orders by region');
    expect(chart).toMatchObject({ mark: 'bar', encoding: { x: { field: 'region', sort: null } } });
  });

  test('when there are two groupings, the second gives the colour', () => {
    const rows = [
      ['2026-03-01', '강남구', 1],
      ['2026-03-01', '서초구', 2],
    ];
    expect(chooseChart([day, region, orders], rows, 2, 't')?.encoding.color?.field).toBe('region');
  });

  test('when the second grouping is time, it is a line along it and the first gives the colour', () => {
    const rows = [
      ['강남구', '2026-03-01', 1],
      ['강남구', '2026-03-02', 2],
    ];
    expect(chooseChart([region, day, orders], rows, 2, 't')).toMatchObject({
      mark: 'line',
      encoding: { x: { field: 'day', type: 'temporal' }, color: { field: 'region' } },
    });
  });

  test.each([
    ['a single number', [orders], [[5]], 0],
    ['one group', [region, orders], rowsOf(1), 1],
    ['more bars than anyone can read', [region, orders], rowsOf(61), 1],
    ['texts only', [region, region], rowsOf(3), 1],
    ['three groupings', [region, region, region, orders], rowsOf(3), 3],
  ] as const)('when there is %s, there is none', (_, columns, rows, groupings) => {
    expect(chooseChart(columns, rows, groupings, 't')).toBeNull();
  });
});
