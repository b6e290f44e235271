create schema engagement;
comment on schema engagement is '리뷰, 검색, 앱 로그';

create table engagement.reviews (
  review_id bigint not null,
  order_id bigint,
  shop_id integer not null,
  member_id integer not null,
  rating integer not null check (rating between 1 and 5),
  content text not null,
  photo_count integer not null check (photo_count >= 0),
  status text not null check (status in ('visible', 'hidden')),
  created_at timestamptz not null
);
comment on table engagement.reviews is '가게 리뷰. 한 행은 리뷰 하나.';
comment on column engagement.reviews.review_id is '리뷰 번호(기본키)';
comment on column engagement.reviews.order_id is '리뷰를 쓴 주문. 주문 없이 올라온 리뷰면 NULL(점검 대상)';
comment on column engagement.reviews.shop_id is '리뷰가 달린 가게. core.shops 참조';
comment on column engagement.reviews.member_id is '쓴 회원. core.members 참조';
comment on column engagement.reviews.rating is '별점. 1부터 5까지 정수';
comment on column engagement.reviews.content is '리뷰 글(가상의 글)';
comment on column engagement.reviews.photo_count is '붙인 사진 수(장)';
comment on column engagement.reviews.status is '노출 상태. 허용값: visible(노출), hidden(가림)';
comment on column engagement.reviews.created_at is '쓴 시각';

create table engagement.searches (
  search_id bigint not null,
  member_id integer not null,
  region_id integer not null,
  keyword text not null,
  result_count integer not null check (result_count >= 0),
  clicked_shop_id integer,
  channel text not null check (channel in ('app', 'web')),
  app_os text check (app_os in ('ios', 'android')),
  app_version text,
  searched_at timestamptz not null
);
comment on table engagement.searches is '앱과 웹의 검색. 한 행은 검색 한 번.';
comment on column engagement.searches.search_id is '검색 번호(기본키)';
comment on column engagement.searches.member_id is '검색한 회원. core.members 참조';
comment on column engagement.searches.region_id is '검색한 지역. core.regions 참조';
comment on column engagement.searches.keyword is '검색어';
comment on column engagement.searches.result_count is '나온 가게 수(곳)';
comment on column engagement.searches.clicked_shop_id is '결과에서 누른 가게. 아무것도 누르지 않았으면 NULL';
comment on column engagement.searches.channel is '채널. 허용값: app(앱), web(웹)';
comment on column engagement.searches.app_os is '앱 운영체제. 허용값: ios, android. 웹이면 NULL';
comment on column engagement.searches.app_version is '앱 판. 예: 5.11.0. 웹이면 NULL';
comment on column engagement.searches.searched_at is '검색한 시각';

create table engagement.app_events (
  event_id bigint not null,
  member_id integer,
  session_id bigint not null,
  log_name text not null,
  screen text not null,
  log_group text not null,
  event text not null,
  log_type text not null check (log_type in ('screen', 'action', 'system')),
  channel text not null check (channel in ('app', 'web')),
  app_os text check (app_os in ('ios', 'android')),
  app_version text,
  occurred_at timestamptz not null
);
comment on table engagement.app_events is '앱과 웹 행동 로그(표본). 한 행은 이벤트 하나.';
comment on column engagement.app_events.event_id is '이벤트 번호(기본키)';
comment on column engagement.app_events.member_id is '회원. 로그인하지 않았으면 NULL';
comment on column engagement.app_events.session_id is '방문(세션) 번호. 한 방문의 이벤트를 묶음';
comment on column engagement.app_events.log_name is '로그 이름 = 화면.묶음.이벤트. 예: home.category.click';
comment on column engagement.app_events.screen is '화면. 예: home, search, shop_list, shop_detail, cart, checkout';
comment on column engagement.app_events.log_group is '화면 안의 묶음. 예: category, search_bar, menu, pay_button';
comment on column engagement.app_events.event is '이벤트. 예: view, click, submit';
comment on column engagement.app_events.log_type is '로그 유형. 허용값: screen(화면 노출), action(사용자 행동), system(시스템)';
comment on column engagement.app_events.channel is '채널. 허용값: app(앱), web(웹)';
comment on column engagement.app_events.app_os is '앱 운영체제. 허용값: ios, android. 웹이면 NULL';
comment on column engagement.app_events.app_version is '앱 판. 예: 5.11.0. 웹이면 NULL';
comment on column engagement.app_events.occurred_at is '일어난 시각';
