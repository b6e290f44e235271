create schema ads;
comment on schema ads is '가게 광고';

create table ads.ad_campaigns (
  campaign_id integer not null,
  shop_id integer not null,
  product text not null check (product in ('검색상단', '카테고리상단', '배너')),
  daily_budget integer not null check (daily_budget > 0),
  bid_per_click integer not null check (bid_per_click > 0),
  status text not null check (status in ('running', 'ended')),
  starts_on date not null,
  ends_on date
);
comment on table ads.ad_campaigns is '가게가 산 광고. 한 행은 광고 캠페인 하나.';
comment on column ads.ad_campaigns.campaign_id is '광고 번호(기본키)';
comment on column ads.ad_campaigns.shop_id is '광고한 가게. core.shops 참조';
comment on column ads.ad_campaigns.product is '광고 상품. 허용값: 검색상단(검색 결과 맨 위), 카테고리상단(카테고리 목록 맨 위), 배너(홈 배너)';
comment on column ads.ad_campaigns.daily_budget is '하루 예산(원)';
comment on column ads.ad_campaigns.bid_per_click is '클릭 한 번의 입찰가(원)';
comment on column ads.ad_campaigns.status is '광고 상태. 허용값: running(진행 중), ended(끝남)';
comment on column ads.ad_campaigns.starts_on is '시작일';
comment on column ads.ad_campaigns.ends_on is '종료일(그날 포함). 정하지 않았으면 NULL';

create table ads.ad_daily_stats (
  stat_date date not null,
  campaign_id integer not null,
  impressions integer not null check (impressions >= 0),
  clicks integer not null check (clicks >= 0),
  ad_orders integer not null check (ad_orders >= 0),
  ad_sales integer not null check (ad_sales >= 0),
  spend integer not null check (spend >= 0)
);
comment on table ads.ad_daily_stats is '광고의 하루 성과. 한 행은 하루와 광고 하나.';
comment on column ads.ad_daily_stats.stat_date is '집계한 날';
comment on column ads.ad_daily_stats.campaign_id is '광고. ads.ad_campaigns 참조';
comment on column ads.ad_daily_stats.impressions is '노출 수(회)';
comment on column ads.ad_daily_stats.clicks is '클릭 수(회)';
comment on column ads.ad_daily_stats.ad_orders is '광고를 거친 주문 수(건)';
comment on column ads.ad_daily_stats.ad_sales is '광고를 거친 매출(원)';
comment on column ads.ad_daily_stats.spend is '쓴 광고비(원)';
