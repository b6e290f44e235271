import { expect, test } from 'vitest';
import { withBridges } from '../../../../../src/text2sql/generative/compose/bridges.ts';

const link = (from: string, to: string) => ({
  from,
  to,
  on: { id: 'id' },
  cardinality: 'many-to-one' as const,
});
const links = [link('s.orders', 's.shops'), link('s.shops', 's.categories'), link('s.orders', 's.regions')];

test('when needed tables are joined by one that nothing speaks of, it comes along', () => {
  const needed = new Map([
    ['s.orders', 'counted'],
    ['s.categories', 'holds a value'],
  ]);
  expect([...withBridges(needed, links).keys()]).toEqual(['s.orders', 's.categories', 's.shops']);
});

test('when needed tables are joined directly, nothing is added', () => {
  const needed = new Map([
    ['s.orders', 'counted'],
    ['s.regions', 'holds a value'],
  ]);
  expect(withBridges(needed, links)).toEqual(needed);
});
