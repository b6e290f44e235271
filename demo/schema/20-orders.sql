create schema orders;
comment on schema orders is '음식 주문과 결제, 환불, 쿠폰';

create table orders.coupons (
  coupon_id integer not null,
  name text not null,
  coupon_type text not null check (coupon_type in ('first_order', 'category', 'membership', 'shop', 'win_back')),
  category_id integer,
  discount_amount integer not null check (discount_amount > 0),
  min_order_amount integer not null check (min_order_amount >= 0),
  starts_on date not null,
  ends_on date not null,
  funded_by text not null check (funded_by in ('platform', 'shop'))
);
comment on table orders.coupons is '할인 쿠폰 종류. 한 행은 쿠폰 캠페인 하나.';
comment on column orders.coupons.coupon_id is '쿠폰 번호(기본키)';
comment on column orders.coupons.name is '쿠폰 이름. 예: 첫 주문 5천원, 치킨데이';
comment on column orders.coupons.coupon_type is '쿠폰 종류. 허용값: first_order(첫 주문), category(카테고리 행사), membership(멤버십), shop(가게 발행), win_back(재방문 유도)';
comment on column orders.coupons.category_id is '쓸 수 있는 카테고리. 모든 카테고리면 NULL';
comment on column orders.coupons.discount_amount is '한 번에 깎아 주는 금액(원)';
comment on column orders.coupons.min_order_amount is '쿠폰을 쓸 수 있는 최소 음식값(원)';
comment on column orders.coupons.starts_on is '사용 시작일';
comment on column orders.coupons.ends_on is '사용 종료일(그날 포함)';
comment on column orders.coupons.funded_by is '비용을 내는 쪽. 허용값: platform(배달새), shop(가게)';

create table orders.orders (
  order_id bigint not null,
  member_id integer not null,
  shop_id integer not null,
  region_id integer not null,
  ordered_at timestamptz not null,
  service_type text not null check (service_type in ('배달', '포장')),
  channel text not null check (channel in ('app', 'web')),
  app_os text check (app_os in ('ios', 'android')),
  status text not null check (status in ('delivered', 'picked_up', 'canceled', 'payment_failed')),
  is_first_order boolean not null,
  items_amount integer not null check (items_amount >= 0),
  discount_amount integer not null check (discount_amount >= 0),
  delivery_fee integer not null check (delivery_fee >= 0),
  total_amount integer not null check (total_amount >= 0),
  canceled_at timestamptz,
  cancel_reason text check (cancel_reason in ('member_request', 'shop_closed', 'sold_out', 'rider_shortage', 'late_delivery')),
  completed_at timestamptz
);
comment on table orders.orders is '음식 주문. 한 행은 주문 한 건(취소와 결제 실패 포함). 새마트 주문은 mart.mart_orders에 있음.';
comment on column orders.orders.order_id is '주문 번호(기본키). 앞 여섯 자리는 주문한 날(YYMMDD)';
comment on column orders.orders.member_id is '주문한 회원. core.members 참조';
comment on column orders.orders.shop_id is '주문받은 가게. core.shops 참조';
comment on column orders.orders.region_id is '주문한 지역. core.regions 참조';
comment on column orders.orders.ordered_at is '주문 시각';
comment on column orders.orders.service_type is '서비스 종류. 허용값: 배달, 포장';
comment on column orders.orders.channel is '주문 채널. 허용값: app(앱), web(웹)';
comment on column orders.orders.app_os is '앱 운영체제. 허용값: ios, android. 웹 주문이면 NULL';
comment on column orders.orders.status is '주문 상태. 허용값: delivered(배달 완료), picked_up(포장 수령 완료), canceled(취소), payment_failed(결제 실패로 성립하지 않음)';
comment on column orders.orders.is_first_order is '그 회원의 첫 주문인지';
comment on column orders.orders.items_amount is '음식값 합계(원). orders.order_items 금액의 합';
comment on column orders.orders.discount_amount is '쿠폰 할인 금액(원)';
comment on column orders.orders.delivery_fee is '손님이 낸 배달비(원). 포장이면 0';
comment on column orders.orders.total_amount is '결제 금액(원) = 음식값 - 할인 + 배달비';
comment on column orders.orders.canceled_at is '취소 시각. 취소가 아니면 NULL';
comment on column orders.orders.cancel_reason is '취소 사유. 허용값: member_request(손님 요청), shop_closed(가게 영업 종료), sold_out(재료 소진), rider_shortage(라이더 부족), late_delivery(배달 지연). 취소가 아니면 NULL';
comment on column orders.orders.completed_at is '배달 또는 수령이 끝난 시각. 끝나지 않았으면 NULL';

create table orders.order_items (
  order_item_id bigint not null,
  order_id bigint not null,
  menu_id integer not null,
  quantity integer not null check (quantity > 0),
  unit_price integer not null check (unit_price > 0),
  amount integer not null check (amount > 0)
);
comment on table orders.order_items is '주문한 메뉴. 한 행은 주문 한 건 안의 메뉴 하나.';
comment on column orders.order_items.order_item_id is '주문 메뉴 번호(기본키)';
comment on column orders.order_items.order_id is '주문. orders.orders 참조';
comment on column orders.order_items.menu_id is '주문한 메뉴. core.menus 참조';
comment on column orders.order_items.quantity is '수량(개)';
comment on column orders.order_items.unit_price is '주문 당시 메뉴 한 개 값(원)';
comment on column orders.order_items.amount is '금액(원) = 수량 x 한 개 값';

create table orders.payments (
  payment_id bigint not null,
  order_id bigint not null,
  method text not null check (method in ('신용카드', '새페이', '계좌이체', '휴대폰결제', '새포인트')),
  status text not null check (status in ('approved', 'failed', 'canceled')),
  amount integer not null check (amount >= 0),
  failure_code text check (failure_code in ('gateway_timeout', 'insufficient_funds', 'card_declined', 'user_abort')),
  requested_at timestamptz not null,
  approved_at timestamptz
);
comment on table orders.payments is '음식 주문의 결제 시도. 한 행은 결제 시도 한 번.';
comment on column orders.payments.payment_id is '결제 번호(기본키)';
comment on column orders.payments.order_id is '결제한 주문. orders.orders 참조';
comment on column orders.payments.method is '결제 수단. 허용값: 신용카드, 새페이(배달새 간편결제), 계좌이체, 휴대폰결제, 새포인트';
comment on column orders.payments.status is '결제 상태. 허용값: approved(승인), failed(실패), canceled(승인 후 취소)';
comment on column orders.payments.amount is '결제 금액(원)';
comment on column orders.payments.failure_code is '실패 사유. 허용값: gateway_timeout(결제사 응답 없음), insufficient_funds(잔액 부족), card_declined(카드사 거절), user_abort(손님 중단). 실패가 아니면 NULL';
comment on column orders.payments.requested_at is '결제를 요청한 시각';
comment on column orders.payments.approved_at is '승인된 시각. 승인되지 않았으면 NULL';

create table orders.refunds (
  refund_id bigint not null,
  order_id bigint not null,
  payment_id bigint not null,
  refund_type text not null check (refund_type in ('full', 'partial')),
  reason text not null check (reason in ('order_canceled', 'missing_item', 'wrong_item', 'late_delivery', 'food_quality')),
  amount integer not null check (amount > 0),
  refunded_at timestamptz not null
);
comment on table orders.refunds is '환불. 한 행은 환불 한 건. 취소 주문의 전액 환불과 배달 완료 뒤 부분 환불을 함께 담음.';
comment on column orders.refunds.refund_id is '환불 번호(기본키)';
comment on column orders.refunds.order_id is '환불한 주문. orders.orders 참조';
comment on column orders.refunds.payment_id is '되돌린 결제. orders.payments 참조';
comment on column orders.refunds.refund_type is '환불 범위. 허용값: full(전액), partial(일부)';
comment on column orders.refunds.reason is '환불 사유. 허용값: order_canceled(주문 취소), missing_item(누락), wrong_item(오배달), late_delivery(배달 지연), food_quality(음식 상태)';
comment on column orders.refunds.amount is '환불 금액(원)';
comment on column orders.refunds.refunded_at is '환불 시각';

create table orders.coupon_uses (
  coupon_use_id bigint not null,
  coupon_id integer not null,
  order_id bigint not null,
  member_id integer not null,
  discount_amount integer not null check (discount_amount > 0),
  used_at timestamptz not null
);
comment on table orders.coupon_uses is '쿠폰 사용 내역. 한 행은 주문 한 건에 쓴 쿠폰 한 장. 결제 실패 주문에는 없음.';
comment on column orders.coupon_uses.coupon_use_id is '쿠폰 사용 번호(기본키)';
comment on column orders.coupon_uses.coupon_id is '쓴 쿠폰. orders.coupons 참조';
comment on column orders.coupon_uses.order_id is '쿠폰을 쓴 주문. orders.orders 참조';
comment on column orders.coupon_uses.member_id is '쿠폰을 쓴 회원. core.members 참조';
comment on column orders.coupon_uses.discount_amount is '깎아 준 금액(원). 주문의 할인 금액과 같음';
comment on column orders.coupon_uses.used_at is '쓴 시각';
