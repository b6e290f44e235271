/**
 * A small shop to attack: a table with personal columns, a schema that is nobody's business, functions that write, and a
 * schema that shadows PostgreSQL's own names. Rows follow from their number, so that two engines hold the same.
 */
export const warehouseSchema = `
  create schema shop; create schema secret; create schema evil;
  create type shop.order_state as enum ('접수', '배달 중', '완료', '취소');
  create table shop.customers (
    id int primary key, name text not null, email text, phone text, city text default 'seoul');
  create table shop.orders (
    id int primary key, customer_id int references shop.customers (id), city text not null, status text not null,
    state shop.order_state, total numeric(12,2) not null, ordered_at timestamptz not null, ordered_on date not null,
    tags text[] not null default '{}', detail jsonb not null default '{}');
  create table shop.items (
    order_id int references shop.orders (id), line int, product text not null, quantity int not null, price numeric(12,2),
    primary key (order_id, line));
  create table secret.salaries (id int primary key, note text, pay numeric);
  create sequence shop.order_numbers;
  create view shop.city_totals as select city, sum(total) as total from shop.orders group by city;
  insert into shop.customers select n, '손님 ' || n, 'kim' || n || '@example.com', '010-0000-' || lpad(n::text, 4, '0'),
    (array['서울', '부산', '대구'])[1 + n % 3] from generate_series(1, 60) n;
  insert into shop.orders select n, 1 + n % 60, (array['서울', '부산', '대구', '광주'])[1 + n % 4],
    (array['done', 'canceled', 'open'])[1 + n % 3], (array['접수', '배달 중', '완료', '취소'])[1 + n % 4]::shop.order_state,
    9000 + (n * 7919) % 40000, timestamptz '2026-03-01 09:00+09' + n * interval '97 minutes', date '2026-03-01' + n / 15,
    array['t' || n % 3, 't' || n % 5], jsonb_build_object('door', n % 2 = 0, 'tip', n % 7)
    from generate_series(1, 600) n;
  insert into shop.items select n, 1, (array['치킨', '피자', '김밥'])[1 + n % 3], 1 + n % 4, 3000 + (n * 31) % 9000
    from generate_series(1, 600) n;
  insert into secret.salaries values (1, '대외비', 1000);
  create function shop.bump(n int) returns table (x int) language sql volatile security definer
    as 'update shop.orders set total = total + n returning id';
  create procedure shop.wipe() language sql security definer as 'delete from shop.orders';
  create function evil.lower(text) returns text language sql security definer as 'delete from shop.orders; select $1';
  create function evil.plus(int, int) returns int language sql as 'select $1';
  create operator evil.+ (leftarg = int, rightarg = int, function = evil.plus);
  create table evil.orders (id int);
  comment on table shop.orders is '주문 한 건에 한 줄';
  comment on column shop.orders.total is '결제 금액(원)';
`;

/** The embedded reading role, hardened like the demo company's: column grants, and no function that reaches beyond a read. */
export const embeddedReader = `
  create role askbird_reader nologin;
  do $$ begin execute format('revoke create, temporary on database %I from public', current_database()); end $$;
  revoke all on schema public from public;
  revoke execute on all functions in schema public, shop, evil from public;
  revoke execute on all procedures in schema shop from public;
  grant usage on schema shop to askbird_reader;
  grant select on shop.orders, shop.items, shop.city_totals to askbird_reader;
  grant select (id, name, city) on shop.customers to askbird_reader;
  do $$ declare target record; begin
    for target in select oid::regprocedure as signature from pg_proc
      where pronamespace = 'pg_catalog'::regnamespace and prokind = 'f'
        and (provolatile = 'v' or proparallel = 'u' or proname ~ '_to_xml|^current_setting$')
        and proname !~ '^(random|clock_timestamp|timeofday|gen_random_uuid|uuidv|pg_stat_get_|has_)'
    loop execute format('revoke execute on function %s from public', target.signature); end loop;
  end $$;
`;

/** What an asker of the shop may read. */
export const shopTables: ReadonlySet<string> = new Set([
  'shop.customers',
  'shop.orders',
  'shop.items',
  'shop.city_totals',
]);

export const personalColumns = ['shop.customers.email', 'shop.customers.phone'];
