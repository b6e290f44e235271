/** A company small enough to be counted by hand, with every trap of a join: see the rows below. */
export interface TinyRows {
  readonly regions: readonly { region_id: number; name: string; sido: string }[];
  readonly members: readonly { member_id: number; region_id: number | null; tier: string }[];
  readonly orders: readonly TinyOrder[];
  readonly items: readonly { item_id: number; order_id: number; product_id: number; quantity: number }[];
  readonly products: readonly { product_id: number; category: string | null; brand: string }[];
  readonly payments: readonly { payment_id: number; order_id: number; method: string }[];
  readonly visits: readonly { visit_date: string; region_id: number; visitors: number }[];
  readonly weather: readonly { date: string; region_id: number; condition: string }[];
}

export interface TinyOrder {
  readonly order_id: number;
  readonly member_id: number;
  readonly region_id: number | null;
  readonly channel: string | null;
  readonly status: 'done' | 'canceled';
  readonly amount: number;
  readonly minutes: number | null;
  /** Local time in Seoul, `YYYY-MM-DD HH:MM`. */
  readonly ordered_at: string;
}

export const tinySchema = `
create schema tiny;
create table tiny.regions (region_id integer primary key, name text not null, sido text not null);
create table tiny.members (member_id integer primary key, region_id integer, tier text not null);
create table tiny.orders (order_id integer primary key, member_id integer not null, region_id integer, channel text,
  status text not null, amount integer not null, minutes integer, ordered_at timestamptz not null);
create table tiny.products (product_id integer primary key, category text, brand text not null);
create table tiny.items (item_id integer primary key, order_id integer not null, product_id integer not null, quantity integer not null);
create table tiny.payments (payment_id integer primary key, order_id integer not null, method text not null);
create table tiny.visits (visit_date date not null, region_id integer not null, visitors integer not null, primary key (visit_date, region_id));
create table tiny.weather (date date not null, region_id integer not null, condition text not null, primary key (date, region_id));
`;

/** Rows as INSERT statements; times get Seoul's offset. */
export function tinyInserts(rows: TinyRows): string {
  return Object.entries(rows)
    .filter(([, list]) => list.length > 0)
    .map(([table, list]: [string, readonly object[]]) => {
      const columns = Object.keys(list[0] ?? {});
      const tuples = list.map((row) => `(${columns.map((column) => valueSql(column, row)).join(', ')})`);
      return `insert into tiny.${table} (${columns.join(', ')}) values ${tuples.join(', ')};`;
    })
    .join('\n');
}

function valueSql(column: string, row: object): string {
  const value: unknown = Object.getOwnPropertyDescriptor(row, column)?.value;
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  const text = String(value).replaceAll("'", "''");
  return column === 'ordered_at' ? `'${text}:00+09:00'` : `'${text}'`;
}

/** Reproducible numbers in [0, 1): the rows of every run are the same. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/**
 * Planted: an order of two categories (1), of one category twice (2), without items (3), without region and channel (4),
 * a cancelled one (5), one paid twice by the same and by another method (6), minutes unknown (7), one a minute before
 * and one at midnight (8, 9), and a product without category.
 */
export function tinyRows(): TinyRows {
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const regions = [
    { region_id: 1, name: 'mapo', sido: 'seoul' },
    { region_id: 2, name: 'jongno', sido: 'seoul' },
    { region_id: 3, name: 'haeundae', sido: 'busan' },
  ];
  const products = [
    { product_id: 1, category: 'chicken', brand: 'acme' },
    { product_id: 2, category: 'pizza', brand: 'acme' },
    { product_id: 3, category: 'pizza', brand: "o'hara" },
    { product_id: 4, category: null, brand: 'none' },
  ];
  const members = Array.from({ length: 8 }, (_, at) => ({
    member_id: at + 1,
    region_id: at === 7 ? null : (at % 3) + 1,
    tier: at % 2 === 0 ? 'gold' : 'plain',
  }));
  const planted: readonly TinyOrder[] = [
    order(1, { amount: 500 }),
    order(2, { amount: 300, member_id: 2 }),
    order(3, { amount: 700, minutes: 10 }),
    order(4, { region_id: null, channel: null }),
    order(5, { status: 'canceled', amount: 900 }),
    order(6, { amount: 250 }),
    order(7, { minutes: null }),
    order(8, { ordered_at: '2026-03-08 23:59' }),
    order(9, { ordered_at: '2026-03-09 00:00' }),
  ];
  const others = Array.from({ length: 90 }, (_, at) =>
    order(at + 10, {
      member_id: pick(members).member_id,
      region_id: pick([1, 2, 3, 3, null]),
      channel: pick(['app', 'web', 'web', null]),
      status: pick(['done', 'done', 'done', 'canceled']),
      amount: 50 * (1 + Math.floor(next() * 12)),
      minutes: pick([null, 10, 20, 35, 60]),
      ordered_at: `2026-0${pick([2, 3])}-${pick(['01', '02', '08', '09', '15', '16', '22', '28'])} ${pick(['00', '09', '12', '18', '23'])}:30`,
    }),
  );
  const orders = [...planted, ...others];
  const plantedItems = [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 2],
    [2, 3],
    [4, 4],
    [5, 1],
    [6, 3],
  ] as const;
  const otherItems = others.flatMap((row) =>
    Array.from({ length: Math.floor(next() * 4) }, () => [row.order_id, pick([1, 2, 3, 4])] as const),
  );
  const items = [...plantedItems, ...otherItems].map(([order_id, product_id], at) => ({
    item_id: at + 1,
    order_id,
    product_id,
    quantity: 1 + (at % 3),
  }));
  const plantedPayments = [
    [1, 'card'],
    [6, 'card'],
    [6, 'card'],
    [6, 'cash'],
  ] as const;
  const otherPayments = others.flatMap((row) =>
    Array.from({ length: Math.floor(next() * 3) }, () => [row.order_id, pick(['card', 'cash'])] as const),
  );
  const payments = [...plantedPayments, ...otherPayments].map(([order_id, method], at) => ({
    payment_id: at + 1,
    order_id,
    method,
  }));
  const days = ['2026-02-01', '2026-02-28', '2026-03-08', '2026-03-09', '2026-03-22'];
  const visits = days.flatMap((visit_date) =>
    [1, 3].map((region_id) => ({ visit_date, region_id, visitors: 5 + Math.floor(next() * 20) })),
  );
  const weather = days.flatMap((date) =>
    [1, 2].map((region_id) => ({ date, region_id, condition: pick(['rain', 'clear']) })),
  );
  return { regions, members, orders, items, products, payments, visits, weather };
}

function order(order_id: number, own: Partial<TinyOrder>): TinyOrder {
  return {
    order_id,
    member_id: 1,
    region_id: 1,
    channel: 'app',
    status: 'done',
    amount: 100,
    minutes: 30,
    ordered_at: '2026-03-02 12:00',
    ...own,
  };
}
