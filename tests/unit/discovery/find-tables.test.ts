import { describe, expect, it } from 'vitest';
import { findTables } from '../../../src/discovery/find-tables.ts';
import type { TableMeta } from '../../../src/domain/knowledge.ts';

const labels: Readonly<Record<string, readonly [string, string]>> = {
  'orders.orders': ['주문', 'Orders'],
  'orders.order_items': ['주문 메뉴', 'Order items'],
  'core.shops': ['가게', 'Shops'],
  'mart.orders': ['마트 주문', 'Mart orders'],
  'ops.pre-paid': ['선불-결제', 'Add-ons'],
};

const described = new Map(
  Object.entries(labels).map(([name, [ko, en]]): [string, TableMeta] => [
    name,
    {
      ...{ name, label: { ko, en }, purpose: { ko: '', en: '' }, service: '', keywords: [], questions: [] },
      ...{ columns: {}, primaryKey: [], joins: [], freshness: null },
      source: { path: '', line: 1, owner: '' },
    },
  ]),
);

function found(text: string): readonly string[] {
  return findTables(text, [...described.keys(), 'ref.dates'], described);
}

describe('the tables that a message names', () => {
  it.each([
    ['orders.order_items 표가 뭐예요?', ['orders.order_items']],
    ['join core.shops with "orders"."orders"', ['core.shops', 'orders.orders']],
    ['ORDERS.ORDERS에 뭐가 있나요', ['orders.orders']],
    ['order_items 설명', ['orders.order_items']],
    ['orders.orders.total is odd', ['orders.orders']],
    ['what is in `dates`', ['ref.dates']],
    ['가게 표와 주문메뉴 표', ['core.shops', 'orders.order_items']],
    ['마트 주문은요?', ['mart.orders']],
    ['주문이 뭐예요', ['orders.orders']],
    ['ops.pre-paid 설명', ['ops.pre-paid']],
    ['선불-결제는요?', ['ops.pre-paid']],
    ['explain the add-on', ['ops.pre-paid']],
    ['the order items of a shop', ['orders.order_items', 'core.shops']],
  ])('when it says %j, they are found in its order', (text, tables) => {
    expect(found(text)).toEqual(tables);
  });

  it('when a bare name stands for tables of several schemas, all are found', () => {
    expect(found('orders table').toSorted()).toEqual(['mart.orders', 'orders.orders']);
  });

  it.each(['', '안녕하세요', 'reorders_orders', 'the total of orders.refunds', 'hr.salaries'])(
    'when it names none, as in %j, none is found',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});
