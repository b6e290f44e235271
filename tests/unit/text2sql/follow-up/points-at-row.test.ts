import { expect, it } from 'vitest';
import { pointsAtRow } from '../../../../src/text2sql/follow-up/points-at-row.ts';

const plain = {
  ...{ metrics: ['orders'], groupings: [], filters: [], having: [] },
  ...{ range: null, compare: null, order: null, limit: null },
};
const rows = { ...plain, groupings: [{ kind: 'dimension', name: 'region' }] } as const;
const first = { ...rows, limit: 1 };

it.each([
  '거기 매출은?',
  '그 지역 취소율',
  '그중 치킨만',
  'sales there',
  'its sales',
  'show it by day',
  'of those only chicken',
])('when %s follows the first row, it points at a row', (text) => {
  expect(pointsAtRow(text, first)).toBe(true);
});

it.each([
  '거기서 포장만',
  'of those only chicken',
  'show it by day',
  '취소율은?',
  'how many orders are there',
])('when %s follows all rows, it points at none', (text) => {
  expect(pointsAtRow(text, rows)).toBe(false);
});

it('when one of all rows is pointed at, it is not known which', () => {
  expect(pointsAtRow('거기 매출은?', rows)).toBe(true);
});

it('when the answer was one number, what it is about is known', () => {
  expect(pointsAtRow('거기 매출은?', plain)).toBe(false);
});
