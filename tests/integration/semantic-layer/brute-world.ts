import type { TinyRows } from './tiny-rows.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

export interface World {
  rows(table: string): readonly Row[];
  moment(table: string, row: Row): string | null;
  day(table: string, row: Row): string | null;
  /** Which details hold the dimension's values; null when the row has one value at most. */
  detailKind(table: string, dimension: string): string | null;
  detailKinds(table: string): readonly string[];
  details(row: Row, kind: string): Row[];
  detailValue(dimension: string, detail: Row): Value;
  value(table: string, dimension: string, row: Row): Value;
}

export function createWorld(rows: TinyRows): World {
  const tables: Readonly<Record<string, readonly Row[]>> = rows as unknown as Record<string, readonly Row[]>;
  const find = (table: string, column: string, value: Value | undefined) =>
    (tables[table] ?? []).find((row) => row[column] === value);
  const moment = (table: string, row: Row) =>
    table === 'orders' ? String(row.ordered_at) : table === 'visits' ? `${row.visit_date} 00:00` : null;
  const day = (table: string, row: Row) => moment(table, row)?.slice(0, 10) ?? null;
  const region = (table: string, row: Row): Row | undefined => {
    if (table === 'items') return region('orders', find('orders', 'order_id', row.order_id) ?? {});
    return find('regions', 'region_id', row.region_id ?? undefined);
  };
  const order = (table: string, row: Row) =>
    table === 'items' ? find('orders', 'order_id', row.order_id) : row;
  const values: Readonly<Record<string, (table: string, row: Row) => Value | undefined>> = {
    region: (table, row) => region(table, row)?.name,
    sido: (table, row) => region(table, row)?.sido,
    channel: (table, row) => order(table, row)?.channel,
    size: (table, row) => (Number(order(table, row)?.amount) >= 300 ? 'large' : 'small'),
    tier: (table, row) =>
      table === 'members' ? row.tier : find('members', 'member_id', order(table, row)?.member_id)?.tier,
    category: (_, row) => find('products', 'product_id', row.product_id)?.category,
    brand: (_, row) => find('products', 'product_id', row.product_id)?.brand,
    weather: (table, row) =>
      (tables.weather ?? []).find((item) => item.region_id === row.region_id && item.date === day(table, row))
        ?.condition,
  };
  const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    orders: { category: 'items', brand: 'items', method: 'payments' },
    members: { channel: 'orders', size: 'orders' },
  };
  return {
    rows: (table) => tables[table] ?? [],
    moment,
    day,
    detailKind: (table, dimension) => kinds[table]?.[dimension] ?? null,
    detailKinds: (table) => [...new Set(Object.values(kinds[table] ?? {}))],
    details: (row, kind) => {
      const key = kind === 'orders' ? 'member_id' : 'order_id';
      return (tables[kind] ?? []).filter((detail) => detail[key] === row[key]);
    },
    detailValue: (dimension, detail) => {
      if (dimension === 'method') return detail.method ?? null;
      return (
        values[dimension]?.(dimension === 'channel' || dimension === 'size' ? 'orders' : 'items', detail) ??
        null
      );
    },
    value: (table, dimension, row) => values[dimension]?.(table, row) ?? null,
  };
}
