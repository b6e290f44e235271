import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoBuild } from '../../../demo/marker.ts';
import { demoVersion } from '../../../demo/schema.ts';
import type { ReadRequest } from '../../../src/database/database.ts';
import type { TestDemo } from '../../support/demo-company.ts';
import { openTestDemo, TEST_DEMO, TEST_ROLE } from '../../support/demo-company.ts';

let demo: TestDemo;
beforeAll(async () => {
  demo = await openTestDemo();
});
afterAll(async () => {
  await demo.close();
});

async function count(condition: string): Promise<number> {
  const [row] = await demo.database.query<{ n: number }>(`select count(*)::int as n from ${condition}`);
  return row?.n ?? -1;
}

/** Each finds rows that contradict themselves or each other. */
const contradictions: Readonly<Record<string, string>> = {
  'an order whose total is not items - discount + fee': `orders.orders where total_amount <> items_amount - discount_amount + delivery_fee`,
  'an order whose items do not add up': `orders.orders o where items_amount <> (select sum(amount) from orders.order_items i where i.order_id = o.order_id)`,
  'an item whose amount is not quantity x price': `orders.order_items where amount <> quantity * unit_price`,
  'an item of another shop than the order': `orders.order_items i join orders.orders o using (order_id) join core.menus m using (menu_id) where m.shop_id <> o.shop_id`,
  'an order below the least amount of its shop': `orders.orders o join core.shops s using (shop_id) where o.items_amount < s.min_order_amount`,
  'an order taken in another region than its shop': `orders.orders o join core.shops s using (shop_id) where o.region_id <> s.region_id`,
  'a member who ordered before joining or after leaving': `orders.orders o join core.members m using (member_id) where o.ordered_at < m.signed_up_at or (o.ordered_at at time zone 'Asia/Seoul')::date >= (m.withdrawn_at at time zone 'Asia/Seoul')::date`,
  'a shop that sold before joining or after closing': `orders.orders o join core.shops s using (shop_id) where (o.ordered_at at time zone 'Asia/Seoul')::date < s.joined_on or (o.ordered_at at time zone 'Asia/Seoul')::date >= s.closed_on`,
  'a region with orders before its launch': `orders.orders o join core.regions r using (region_id) where (o.ordered_at at time zone 'Asia/Seoul')::date < r.launched_on`,
  'an order number that does not begin with its day': `orders.orders where order_id / 100000 <> to_char(ordered_at at time zone 'Asia/Seoul', 'YYMMDD')::bigint`,
  'a finished order without its end, or the reverse': `orders.orders where (status in ('delivered', 'picked_up')) <> (completed_at is not null) or completed_at <= ordered_at`,
  'a cancelled order without moment and reason, or the reverse': `orders.orders where (status = 'canceled') <> (canceled_at is not null) or (canceled_at is null) <> (cancel_reason is null) or canceled_at < ordered_at`,
  'a pickup that is delivered or charged for it': `orders.orders where service_type = '포장' and (status = 'delivered' or delivery_fee > 0) or service_type = '배달' and status = 'picked_up'`,
  'a web order with an app system, or the reverse': `orders.orders where (channel = 'web') <> (app_os is null)`,
  'a paid order without exactly one payment that went through': `orders.orders o where (select count(*) from orders.payments p where p.order_id = o.order_id and p.status <> 'failed') <> (o.status <> 'payment_failed')::int`,
  'a payment of another amount than its order': `orders.payments p join orders.orders o using (order_id) where p.amount <> o.total_amount`,
  'a payment at odds with its own status': `orders.payments where (status = 'failed') <> (failure_code is not null) or (status = 'failed') <> (approved_at is null) or approved_at < requested_at`,
  'a cancelled order that was not refunded in full': `orders.orders o where status = 'canceled' and not exists (select from orders.refunds r where r.order_id = o.order_id and r.refund_type = 'full' and r.amount = o.total_amount)`,
  'a refund of more than was paid, or before': `orders.refunds r join orders.payments p using (payment_id) where r.amount > p.amount or r.order_id <> p.order_id or r.refunded_at < p.approved_at`,
  'a discount without its coupon, or another amount': `orders.orders o left join orders.coupon_uses u using (order_id) where o.status <> 'payment_failed' and coalesce(u.discount_amount, 0) <> o.discount_amount`,
  'a coupon outside its days, amount or category': `orders.coupon_uses u join orders.coupons c using (coupon_id) join orders.orders o using (order_id) join core.shops s using (shop_id) where (u.used_at at time zone 'Asia/Seoul')::date not between c.starts_on and c.ends_on or o.items_amount < c.min_order_amount or c.category_id <> s.category_id`,
  'a first-order coupon on a later order': `orders.coupon_uses u join orders.coupons c using (coupon_id) join orders.orders o using (order_id) where c.coupon_type = 'first_order' and not o.is_first_order`,
  'a member with two first orders': `(select member_id from orders.orders where is_first_order group by member_id having count(*) > 1) twice`,
  'a delivery order without its delivery, or the reverse': `orders.orders o left join delivery.deliveries d using (order_id) where (o.service_type = '배달' and o.status <> 'payment_failed') <> (d.order_id is not null)`,
  'delivery stages out of order': `delivery.deliveries where accepted_at < requested_at or dispatched_at < accepted_at or cooking_started_at < accepted_at or cooked_at <= cooking_started_at or picked_up_at < cooked_at or picked_up_at < dispatched_at or delivered_at <= picked_up_at`,
  'a delivery at odds with its order': `delivery.deliveries d join orders.orders o using (order_id) where d.status::text <> o.status or d.delivered_at is distinct from o.completed_at or d.region_id <> o.region_id`,
  'a cancelled delivery with a stage after the cancellation': `delivery.deliveries d join orders.orders o using (order_id) where o.status = 'canceled' and (greatest(d.accepted_at, d.dispatched_at, d.cooking_started_at, d.cooked_at) >= o.canceled_at or d.picked_up_at is not null)`,
  'a rider on a delivery without one': `delivery.deliveries where (rider_id is null) <> (dispatched_at is null) or (delivery_type = '가게배달' and rider_id is not null)`,
  'a rider of another region or not yet at work': `delivery.deliveries d join delivery.riders r using (rider_id) where r.region_id <> d.region_id or (d.requested_at at time zone 'Asia/Seoul')::date < r.joined_on`,
  'a rider day at odds with its deliveries': `delivery.rider_days x left join (select region_id, delivery_id / 100000 as day, count(*) as n from delivery.deliveries where rider_id is not null and status = 'delivered' group by 1, 2) d on d.region_id = x.region_id and d.day = to_char(x.work_date, 'YYMMDD')::bigint where x.completed_deliveries <> coalesce(d.n, 0) or x.active_riders > x.planned_riders`,
  'a review of an unfinished order, or written before it ended': `engagement.reviews v join orders.orders o using (order_id) where o.completed_at is null or v.created_at < o.completed_at or v.shop_id <> o.shop_id or v.member_id <> o.member_id`,
  'a click on a search without results, or in another region': `engagement.searches e left join core.shops s on s.shop_id = e.clicked_shop_id where e.clicked_shop_id is not null and (e.result_count = 0 or s.region_id <> e.region_id)`,
  'a log whose name is not its parts': `engagement.app_events where log_name <> screen || '.' || log_group || '.' || event`,
  'more ad orders than clicks, or clicks than impressions': `ads.ad_daily_stats where ad_orders > clicks or clicks > impressions`,
  'a mart order that does not add up': `mart.mart_orders o where total_amount <> items_amount - discount_amount + delivery_fee or items_amount <> (select sum(amount) from mart.mart_order_items i where i.mart_order_id = o.mart_order_id) or (status = 'delivered') <> (delivered_at is not null)`,
  'a stock day that does not add up': `mart.stock_daily where closing_qty <> opening_qty + received_qty - sold_qty - wasted_qty or is_stockout <> (closing_qty = 0)`,
  'a stock day that does not open where the last one closed': `(select opening_qty, lag(closing_qty) over (partition by store_id, product_id order by stock_date) as before from mart.stock_daily) s where before is not null and before <> opening_qty`,
  'a sale that the stock does not show': `mart.stock_daily s left join (select o.store_id, i.product_id, o.mart_order_id / 100000 as day, sum(i.quantity) as n from mart.mart_order_items i join mart.mart_orders o using (mart_order_id) where o.status = 'delivered' group by 1, 2, 3) i on i.store_id = s.store_id and i.product_id = s.product_id and i.day = to_char(s.stock_date, 'YYMMDD')::bigint where s.sold_qty <> coalesce(i.n, 0)`,
  'a membership at odds with its status': `core.memberships where (status = 'canceled') <> (canceled_at is not null) or (canceled_at is null) <> (cancel_reason is null) or canceled_at <= started_at`,
  'a ticket at odds with its status': `support.tickets where (status = 'resolved') <> (resolved_at is not null) or first_response_at < created_at or resolved_at < first_response_at`,
  'a photo verdict without or with a wrong reason': `core.menu_image_reviews v join core.menu_images i using (image_id) where (v.verdict = 'rejected') <> (v.reject_reason is not null) or v.reviewed_at < i.uploaded_at or (v.reject_reason = 'low_resolution' and i.width_px > 700)`,
  'a holiday the calendar does not know': `ref.dates d left join ref.holidays h using (date) where d.is_holiday <> (h.date is not null) or d.is_weekend <> (extract(isodow from d.date) >= 6) or d.iso_week <> extract(week from d.date) or d.day_of_week <> extract(isodow from d.date)`,
  'heavy rain that is not heavy': `ref.weather_daily where (condition = '폭우') <> (rain_mm >= 80) or temp_min > temp_avg or temp_avg > temp_max`,
};

describe('the demo company', () => {
  it.each(Object.entries(contradictions))('when searched for %s, none is found', async (_, condition) => {
    expect(await count(condition)).toBe(0);
  });

  it('when built, the data covers 120 days and ends on the day asked for', async () => {
    const [span] = await demo.database.query<{ first: string; last: string; days: number }>(
      `select min(day)::text as first, max(day)::text as last, count(distinct day)::int as days
       from (select (ordered_at at time zone 'Asia/Seoul')::date as day from orders.orders) d`,
    );
    expect(span).toEqual({ first: '2025-12-02', last: '2026-03-31', days: 120 });
  });

  it('when its marker is read, it says what was built', async () => {
    expect(await readDemoBuild(demo.database)).toMatchObject({ ...TEST_DEMO, version: demoVersion() });
  });

  it('when rows of every table are counted, none is empty', async () => {
    const tables = await demo.database.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBe(33);
    for (const { name } of tables) expect(await count(name), name).toBeGreaterThan(0);
  });

  it('when the catalog is read, every table and column has a Korean comment and every table a primary key', async () => {
    const bare = await demo.database.query<{ name: string }>(
      `select c.oid::regclass || coalesce('.' || a.attname, '') as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind = 'r' and n.nspname in ('core', 'orders', 'delivery', 'engagement', 'ads', 'mart', 'support', 'ref')
         and (coalesce(obj_description(c.oid), '') !~ '[가-힣]' or coalesce(col_description(c.oid, a.attnum), '') !~ '[가-힣]'
              or not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'))`,
    );
    expect(bare).toEqual([]);
  });
});

describe('the role questions run as', () => {
  const asReader = (text: string): ReadRequest => ({
    text,
    role: TEST_ROLE,
    timeZone: 'Asia/Seoul',
    timeoutMs: 5000,
    maxRows: 10,
    maxBytes: 100_000,
  });

  it('when it reads open columns, it gets them', async () => {
    const result = await demo.database.read(asReader('select grade, count(*) from core.members group by 1'));
    expect(result.rows.length).toBe(4);
  });

  it('when columns marked as personal are compared with its grants, it may read the others and none of them', async () => {
    const wrong = await demo.database.query(
      `select c.oid::regclass, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind = 'r' and n.nspname in ('core', 'orders', 'delivery', 'engagement', 'ads', 'mart', 'support', 'ref')
         and has_column_privilege('askbird_reader', c.oid, a.attnum, 'select') = (col_description(c.oid, a.attnum) like '%[개인정보]%')`,
    );
    expect(wrong).toEqual([]);
    expect(await count(`pg_description where description like '%[개인정보]%'`)).toBe(11);
  });

  it.each([
    'select name from core.members',
    'select * from core.shops',
    'select phone from delivery.riders',
    'select m::text from core.members m',
    'select * from demo.build',
    `select set_config('statement_timeout', '0', true)`,
    'select pg_sleep(1)',
    'select pg_advisory_lock(1)',
    'select lo_create(0)',
    `select lo_from_bytea(0, 'x')`,
    `select query_to_xml('select 1', true, true, '')`,
    `select ts_stat('select to_tsvector(email) from core.members')`,
    `select pg_read_file('PG_VERSION')`,
    `select pg_ls_dir('.')`,
    `select pg_notify('a', 'b')`,
    'select txid_current()',
    'select * from pg_stat_activity',
    'select rolpassword from pg_authid',
  ])('when it tries %s, the database refuses', async (text) => {
    await expect(demo.database.read(asReader(text))).rejects.toMatchObject({ sqlState: '42501' });
  });
});
