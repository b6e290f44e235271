create schema delivery;
comment on schema delivery is '라이더와 배달';

create table delivery.riders (
  rider_id integer not null,
  name text not null,
  phone text not null,
  region_id integer not null,
  vehicle text not null check (vehicle in ('motorcycle', 'bicycle', 'car', 'walk')),
  contract text not null check (contract in ('full_time', 'part_time')),
  status text not null check (status in ('active', 'on_leave', 'left')),
  joined_on date not null
);
comment on table delivery.riders is '라이더. 한 행은 라이더 한 명.';
comment on column delivery.riders.rider_id is '라이더 번호(기본키)';
comment on column delivery.riders.name is '[개인정보] 라이더 이름(가상의 이름)';
comment on column delivery.riders.phone is '[개인정보] 라이더 휴대전화 번호(쓰이지 않는 번호)';
comment on column delivery.riders.region_id is '주로 일하는 지역. core.regions 참조';
comment on column delivery.riders.vehicle is '배달 수단. 허용값: motorcycle(오토바이), bicycle(자전거), car(자동차), walk(도보)';
comment on column delivery.riders.contract is '계약 형태. 허용값: full_time(전업), part_time(시간제)';
comment on column delivery.riders.status is '라이더 상태. 허용값: active(활동 중), on_leave(쉬는 중), left(그만둠)';
comment on column delivery.riders.joined_on is '활동을 시작한 날';

create table delivery.deliveries (
  delivery_id bigint not null,
  order_id bigint not null,
  rider_id integer,
  region_id integer not null,
  delivery_type text not null check (delivery_type in ('단독배달', '묶음배달', '가게배달')),
  status text not null check (status in ('delivered', 'canceled')),
  requested_at timestamptz not null,
  accepted_at timestamptz,
  dispatched_at timestamptz,
  cooking_started_at timestamptz,
  cooked_at timestamptz,
  picked_up_at timestamptz,
  delivered_at timestamptz,
  promised_minutes integer not null check (promised_minutes > 0),
  distance_m integer not null check (distance_m > 0),
  rider_fee integer not null check (rider_fee >= 0)
);
comment on table delivery.deliveries is '음식 배달. 한 행은 배달 주문 한 건의 배달. 포장 주문과 결제 실패 주문에는 없음.';
comment on column delivery.deliveries.delivery_id is '배달 번호(기본키). 주문 번호와 같음';
comment on column delivery.deliveries.order_id is '배달한 주문. orders.orders 참조';
comment on column delivery.deliveries.rider_id is '배달한 라이더. 배차되지 않았거나 가게가 직접 배달하면 NULL';
comment on column delivery.deliveries.region_id is '배달 지역. core.regions 참조';
comment on column delivery.deliveries.delivery_type is '배달 유형. 허용값: 단독배달(한 번에 한 집), 묶음배달(여러 집을 묶음), 가게배달(가게가 직접)';
comment on column delivery.deliveries.status is '배달 상태. 허용값: delivered(배달 완료), canceled(취소)';
comment on column delivery.deliveries.requested_at is '배달을 요청한 시각(결제 승인 직후)';
comment on column delivery.deliveries.accepted_at is '가게가 주문을 받은 시각. 받기 전에 취소되면 NULL';
comment on column delivery.deliveries.dispatched_at is '라이더가 배차된 시각. 배차 전에 취소되었거나 가게배달이면 NULL';
comment on column delivery.deliveries.cooking_started_at is '조리를 시작한 시각. 시작 전에 취소되면 NULL';
comment on column delivery.deliveries.cooked_at is '조리를 마친 시각. 조리 전에 취소되면 NULL';
comment on column delivery.deliveries.picked_up_at is '라이더(가게배달이면 가게 직원)가 음식을 들고 나선 시각. 취소면 NULL';
comment on column delivery.deliveries.delivered_at is '손님에게 전달한 시각. 취소면 NULL';
comment on column delivery.deliveries.promised_minutes is '주문할 때 안내한 예상 배달 시간(분)';
comment on column delivery.deliveries.distance_m is '가게에서 손님까지 거리(미터)';
comment on column delivery.deliveries.rider_fee is '라이더에게 준 배달료(원). 가게배달이거나 취소면 0';

create table delivery.rider_days (
  work_date date not null,
  region_id integer not null,
  planned_riders integer not null check (planned_riders >= 0),
  active_riders integer not null check (active_riders >= 0),
  worked_minutes integer not null check (worked_minutes >= 0),
  completed_deliveries integer not null check (completed_deliveries >= 0)
);
comment on table delivery.rider_days is '지역별 하루 라이더 운영 현황. 한 행은 하루와 지역 하나.';
comment on column delivery.rider_days.work_date is '일한 날';
comment on column delivery.rider_days.region_id is '지역. core.regions 참조';
comment on column delivery.rider_days.planned_riders is '계획한 라이더 수(명)';
comment on column delivery.rider_days.active_riders is '실제로 일한 라이더 수(명)';
comment on column delivery.rider_days.worked_minutes is '일한 시간의 합(분)';
comment on column delivery.rider_days.completed_deliveries is '배달새 라이더가 완료한 배달 수(건, 가게배달 제외)';
