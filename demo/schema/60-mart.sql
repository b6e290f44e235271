create schema mart;
comment on schema mart is '장보기 서비스 새마트: 매장, 상품, 주문, 재고';

create table mart.stores (
  store_id integer not null,
  name text not null,
  region_id integer not null,
  opened_on date not null
);
comment on table mart.stores is '새마트 매장(도심 물류 거점). 한 행은 매장 하나.';
comment on column mart.stores.store_id is '매장 번호(기본키)';
comment on column mart.stores.name is '매장 이름. 예: 새마트 성동점';
comment on column mart.stores.region_id is '매장이 있는 지역. core.regions 참조';
comment on column mart.stores.opened_on is '문을 연 날';

create table mart.products (
  product_id integer not null,
  name text not null,
  category text not null check (category in ('채소과일', '정육수산', '유제품', '음료', '간식', '간편식', '생필품')),
  storage text not null check (storage in ('상온', '냉장', '냉동')),
  price integer not null check (price > 0),
  cost integer not null check (cost > 0),
  is_own_brand boolean not null,
  listed_on date not null
);
comment on table mart.products is '새마트 상품. 한 행은 상품 하나.';
comment on column mart.products.product_id is '상품 번호(기본키)';
comment on column mart.products.name is '상품 이름(가상의 상품)';
comment on column mart.products.category is '상품 분류. 허용값: 채소과일, 정육수산, 유제품, 음료, 간식, 간편식, 생필품';
comment on column mart.products.storage is '보관 온도. 허용값: 상온, 냉장, 냉동';
comment on column mart.products.price is '판매가(원)';
comment on column mart.products.cost is '매입가(원)';
comment on column mart.products.is_own_brand is '새마트 자체 상표 상품인지';
comment on column mart.products.listed_on is '판매를 시작한 날';

create table mart.mart_orders (
  mart_order_id bigint not null,
  member_id integer not null,
  store_id integer not null,
  service_type text not null check (service_type in ('새마트', '새마트예약')),
  status text not null check (status in ('delivered', 'canceled')),
  payment_method text not null check (payment_method in ('신용카드', '새페이', '계좌이체', '휴대폰결제')),
  items_amount integer not null check (items_amount >= 0),
  discount_amount integer not null check (discount_amount >= 0),
  delivery_fee integer not null check (delivery_fee >= 0),
  total_amount integer not null check (total_amount >= 0),
  ordered_at timestamptz not null,
  delivered_at timestamptz
);
comment on table mart.mart_orders is '새마트 주문. 한 행은 주문 한 건.';
comment on column mart.mart_orders.mart_order_id is '새마트 주문 번호(기본키). 앞 여섯 자리는 주문한 날(YYMMDD)';
comment on column mart.mart_orders.member_id is '주문한 회원. core.members 참조';
comment on column mart.mart_orders.store_id is '나간 매장. mart.stores 참조';
comment on column mart.mart_orders.service_type is '서비스 종류. 허용값: 새마트(바로 배달), 새마트예약(시간 예약 배달)';
comment on column mart.mart_orders.status is '주문 상태. 허용값: delivered(배달 완료), canceled(취소)';
comment on column mart.mart_orders.payment_method is '결제 수단. 허용값: 신용카드, 새페이, 계좌이체, 휴대폰결제';
comment on column mart.mart_orders.items_amount is '상품값 합계(원)';
comment on column mart.mart_orders.discount_amount is '할인 금액(원)';
comment on column mart.mart_orders.delivery_fee is '배달비(원)';
comment on column mart.mart_orders.total_amount is '결제 금액(원) = 상품값 - 할인 + 배달비';
comment on column mart.mart_orders.ordered_at is '주문 시각';
comment on column mart.mart_orders.delivered_at is '배달을 마친 시각. 취소면 NULL';

create table mart.mart_order_items (
  mart_order_item_id bigint not null,
  mart_order_id bigint not null,
  product_id integer not null,
  quantity integer not null check (quantity > 0),
  unit_price integer not null check (unit_price > 0),
  amount integer not null check (amount > 0)
);
comment on table mart.mart_order_items is '새마트 주문 상품. 한 행은 주문 한 건 안의 상품 하나.';
comment on column mart.mart_order_items.mart_order_item_id is '주문 상품 번호(기본키)';
comment on column mart.mart_order_items.mart_order_id is '새마트 주문. mart.mart_orders 참조';
comment on column mart.mart_order_items.product_id is '주문한 상품. mart.products 참조';
comment on column mart.mart_order_items.quantity is '수량(개)';
comment on column mart.mart_order_items.unit_price is '주문 당시 상품 한 개 값(원)';
comment on column mart.mart_order_items.amount is '금액(원) = 수량 x 한 개 값';

create table mart.stock_daily (
  stock_date date not null,
  store_id integer not null,
  product_id integer not null,
  opening_qty integer not null check (opening_qty >= 0),
  received_qty integer not null check (received_qty >= 0),
  sold_qty integer not null check (sold_qty >= 0),
  wasted_qty integer not null check (wasted_qty >= 0),
  closing_qty integer not null check (closing_qty >= 0),
  is_stockout boolean not null
);
comment on table mart.stock_daily is '새마트 하루 재고. 한 행은 하루, 매장, 상품 하나.';
comment on column mart.stock_daily.stock_date is '재고를 센 날';
comment on column mart.stock_daily.store_id is '매장. mart.stores 참조';
comment on column mart.stock_daily.product_id is '상품. mart.products 참조';
comment on column mart.stock_daily.opening_qty is '그날 시작 재고(개)';
comment on column mart.stock_daily.received_qty is '들어온 수량(개)';
comment on column mart.stock_daily.sold_qty is '팔린 수량(개). 취소 주문 제외';
comment on column mart.stock_daily.wasted_qty is '버린 수량(개)';
comment on column mart.stock_daily.closing_qty is '그날 마감 재고(개) = 시작 + 입고 - 판매 - 폐기';
comment on column mart.stock_daily.is_stockout is '그날 품절이었는지(마감 재고가 0개)';
