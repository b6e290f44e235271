import type { KnownTable } from '../../src/warehouse/inspect/inspection.ts';

/** The small shop of `warehouseSchema` as an asker without personal columns sees it. */
export const visibleShop: readonly KnownTable[] = [
  table('customers', 'id name city', ['id']),
  {
    ...table('orders', 'id customer_id city status state total ordered_at ordered_on tags detail', ['id']),
    foreignKeys: [{ columns: ['customer_id'], table: 'shop.customers', references: ['id'] }],
  },
  {
    ...table('items', 'order_id line product quantity price', ['order_id', 'line']),
    foreignKeys: [{ columns: ['order_id'], table: 'shop.orders', references: ['id'] }],
  },
  table('city_totals', 'city total', []),
];

function table(name: string, columns: string, primaryKey: string[]): KnownTable {
  const typed = columns.split(' ').map((column) => ({
    name: column,
    type: column === 'tags' ? 'text[]' : 'text',
  }));
  return { schema: 'shop', name, columns: typed, primaryKey };
}
