import { describe, expect, test } from 'vitest';
import { principalOf, visibleTables } from '../../../src/access/principals.ts';

const rules = {
  defaultGroup: 'everyone',
  groups: { everyone: ['orders.*', 'core.shops'], finance: ['finance.*'], data: ['*'] },
  users: { mina: ['finance'], sora: ['data'] },
};
const all = [
  'orders.orders',
  'orders.items',
  'orders_archive.orders',
  'core.shops',
  'core.members',
  'finance.settlements',
];

describe('what a principal sees', () => {
  test.each([
    ['an unknown user', 'guest', ['orders.orders', 'orders.items', 'core.shops']],
    [
      'a user of one more group',
      'mina',
      ['orders.orders', 'orders.items', 'core.shops', 'finance.settlements'],
    ],
    ['a user who sees all', 'sora', all],
    ['a name from the prototype', 'constructor', ['orders.orders', 'orders.items', 'core.shops']],
  ])('when it is %s, it is the union of the groups and no more', (_, id, tables) => {
    expect([...visibleTables(principalOf(id, rules), rules, all)].sort()).toEqual([...tables].sort());
  });

  test('when a group has no rule, it sees nothing', () => {
    expect(visibleTables({ id: 'x', groups: ['ghosts'] }, rules, all).size).toBe(0);
  });
});
