/** Ordinary questions to the small shop, in SQL: every form multiplied by what varies in it. All have a total order. */
export function analystQueries(): string[] {
  return [
    ...product(
      [groupKeys, aggregates, conditions],
      (key, value, where) =>
        `select ${key} as k, ${value} as v from shop.orders ${where} group by 1 order by 1`,
    ),
    ...product(
      [groupKeys, aggregates],
      (key, value) =>
        `with base as (select *, ${key} as k from shop.orders) select k, ${value} as v, rank() over (order by ${value} desc, k) from base group by k having count(*) > 1 order by 2 desc nulls last, 1 limit 5`,
    ),
    ...product(
      [windows, conditions],
      (window, where) => `select id, total, ${window} as w from shop.orders ${where} order by id limit 40`,
    ),
    ...product(
      [scalars, conditions],
      (scalar, where) => `select id, ${scalar} as s from shop.orders ${where} order by id limit 25`,
    ),
    ...joins,
  ];
}

const groupKeys = [
  'city',
  'status',
  'state',
  "date_trunc('week', ordered_at at time zone 'Asia/Seoul')::date",
  "to_char(ordered_at at time zone 'Asia/Seoul', 'YYYY-MM')",
  'extract(isodow from ordered_on)::int',
  "case when total >= 30000 then '고액' when total >= 15000 then '보통' else '소액' end",
  'width_bucket(total, 0, 50000, 5)',
];

const aggregates = [
  'count(*)',
  'sum(total)',
  'round(avg(total), 2)',
  "count(*) filter (where status = 'canceled')",
  "round(100.0 * count(*) filter (where status = 'done') / nullif(count(*), 0), 1)",
  'percentile_cont(0.5) within group (order by total)',
  'count(distinct customer_id)',
  "string_agg(distinct status, ', ' order by status)",
];

const conditions = [
  '',
  "where city in ('서울', '부산')",
  "where ordered_at >= '2026-03-10 00:00:00+09:00'::timestamptz and ordered_at < '2026-03-20 00:00:00+09:00'::timestamptz",
  "where status <> 'canceled' and (total between 10000 and 30000 or city like '서%')",
  "where not exists (select 1 from shop.items i where i.order_id = orders.id and i.product = '김밥')",
];

const windows = [
  'row_number() over (partition by city order by total desc, id)',
  'sum(total) over (partition by city order by id rows between 6 preceding and current row)',
  'lag(total, 1, 0) over (order by id)',
  'total - first_value(total) over (partition by status order by id)',
  'ntile(4) over (order by total, id)',
  'round((100 * total / sum(total) over ())::numeric, 3)',
  'dense_rank() over (order by city)',
  "avg(total) over (order by ordered_on range between interval '3 days' preceding and current row)",
];

const scalars = [
  "detail ->> 'tip'",
  "(detail ->> 'tip')::int + 1",
  'detail @> \'{"door": true}\'',
  "'t1' = any (tags)",
  'array_length(tags, 1)',
  "tags[1] || coalesce(tags[2], '없음')",
  "regexp_replace(city, '[서부]', '_', 'g')",
  "upper(status) || '-' || lpad(id::text, 5, '0')",
  "date_part('day', ordered_at - '2026-03-01'::timestamptz)",
  'greatest(total, 20000) % 7',
  "coalesce(nullif(status, 'open'), '진행 중')",
  "ordered_on + interval '1 month'",
  'total::numeric(10, 1) / -3',
  "state in ('완료', '취소')",
  'not (id > 10 and total < 20000) is true',
  "repeat('#', (total / 10000)::int)",
  "extract(hour from ordered_at at time zone 'Asia/Seoul')",
  "jsonb_build_object('city', city, 'total', total) -> 'city'",
  'substring(status from 2 for 3)',
  "position('o' in status) = 0",
  "trim(both 'd' from status)",
  '(select count(*) from shop.items i where i.order_id = orders.id)',
];

const joins = [
  'select c.city, count(o.id) from shop.customers c left join shop.orders o on o.customer_id = c.id group by c.city order by 1',
  'select c.name, sum(o.total) from shop.customers c join shop.orders o on c.id = o.customer_id group by c.id, c.name order by 2 desc, 1 limit 10',
  "select product, sum(quantity * price) as 매출 from shop.items join shop.orders o on o.id = order_id where o.status = 'done' group by product order by 매출 desc",
  'select city, status, count(*) from shop.orders group by grouping sets ((city, status), (city), ()) order by 1 nulls last, 2 nulls last',
  'select city, status, grouping(city, status), count(*) from shop.orders group by rollup (city, status) order by 1, 2, 3',
  'select city from shop.customers union select city from shop.orders order by 1',
  'select city from shop.orders except select city from shop.customers order by 1',
  'select distinct on (city) city, id, total from shop.orders order by city, total desc, id',
  "select d.day, count(o.id) from generate_series('2026-03-01'::date, '2026-03-14'::date, interval '1 day') as d (day) left join shop.orders o on o.ordered_on = d.day group by 1 order by 1",
  "with recursive days as (select date '2026-03-01' as day union all select (day + 1)::date from days where day < '2026-03-10') select day, (select count(*) from shop.orders where ordered_on = day) from days order by 1",
  'select o.id, t.tag from shop.orders o cross join lateral unnest(o.tags) with ordinality as t (tag, place) where o.id < 20 order by 1, t.place',
  'select id from shop.orders o where total > (select avg(total) from shop.orders where city = o.city) order by id limit 30',
  "select * from (values (1, '서울'), (2, '부산')) v (n, city) join shop.city_totals using (city) order by n",
  'select a.city, a.total - b.total from shop.city_totals a cross join shop.city_totals b where a.city < b.city order by 1, b.city',
  'select key, count(*) from shop.orders, jsonb_each_text(detail) group by key order by key',
];

function product(lists: readonly (readonly string[])[], write: (...parts: string[]) => string): string[] {
  const combine = (index: number, parts: string[]): string[] => {
    const list = lists[index];
    return list === undefined
      ? [write(...parts)]
      : list.flatMap((item) => combine(index + 1, [...parts, item]));
  };
  return combine(0, []);
}
