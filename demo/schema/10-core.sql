create schema core;
comment on schema core is '회사의 기준 정보: 지역, 회원, 멤버십, 가게, 메뉴, 메뉴 이미지';

create table core.regions (
  region_id integer not null,
  sido text not null,
  sigungu text not null,
  area text not null check (area in ('수도권', '비수도권')),
  population integer not null check (population > 0),
  launched_on date not null
);
comment on table core.regions is '서비스 지역(시군구) 기준 정보. 한 행은 시군구 하나.';
comment on column core.regions.region_id is '지역 번호(기본키)';
comment on column core.regions.sido is '시도 짧은 이름. 예: 서울, 경기, 부산';
comment on column core.regions.sigungu is '시군구 이름. 예: 강남구, 수원시. 이 표 안에서 겹치지 않음';
comment on column core.regions.area is '권역. 허용값: 수도권, 비수도권';
comment on column core.regions.population is '주민 수(명), 어림값';
comment on column core.regions.launched_on is '배달새가 이 지역에서 서비스를 시작한 날';

create table core.membership_plans (
  plan_code text not null check (plan_code in ('basic', 'plus', 'family')),
  plan_name text not null,
  monthly_fee integer not null check (monthly_fee >= 0),
  free_delivery_per_month integer not null check (free_delivery_per_month >= 0)
);
comment on table core.membership_plans is '구독 멤버십(새클럽) 요금제. 한 행은 요금제 하나.';
comment on column core.membership_plans.plan_code is '요금제 코드(기본키). 허용값: basic(새클럽 베이직), plus(새클럽 플러스), family(새클럽 패밀리)';
comment on column core.membership_plans.plan_name is '요금제 이름(한글)';
comment on column core.membership_plans.monthly_fee is '월 구독료(원)';
comment on column core.membership_plans.free_delivery_per_month is '한 달에 배달비를 면제해 주는 횟수(회)';

create table core.members (
  member_id integer not null,
  name text not null,
  phone text not null,
  email text not null,
  birth_year integer not null check (birth_year between 1930 and 2020),
  address text not null,
  gender text check (gender in ('female', 'male')),
  age_group text not null check (age_group in ('10대', '20대', '30대', '40대', '50대', '60대 이상')),
  grade text not null check (grade in ('일반', '실버', '골드', 'VIP')),
  region_id integer not null,
  signed_up_at timestamptz not null,
  signup_channel text not null check (signup_channel in ('organic', 'friend_invite', 'search_ad', 'social_ad', 'store_promo')),
  status text not null check (status in ('active', 'dormant', 'withdrawn')),
  withdrawn_at timestamptz,
  marketing_agreed boolean not null
);
comment on table core.members is '회원. 한 행은 가입한 회원 한 명(탈퇴 회원 포함).';
comment on column core.members.member_id is '회원 번호(기본키)';
comment on column core.members.name is '[개인정보] 회원 이름(가상의 이름)';
comment on column core.members.phone is '[개인정보] 휴대전화 번호(쓰이지 않는 번호)';
comment on column core.members.email is '[개인정보] 전자우편 주소(example.com)';
comment on column core.members.birth_year is '[개인정보] 출생 연도';
comment on column core.members.address is '[개인정보] 기본 배달 주소';
comment on column core.members.gender is '성별. 허용값: female(여성), male(남성). 밝히지 않으면 NULL';
comment on column core.members.age_group is '나이대. 허용값: 10대, 20대, 30대, 40대, 50대, 60대 이상';
comment on column core.members.grade is '회원 등급. 최근 주문 실적으로 매김. 허용값: 일반, 실버, 골드, VIP';
comment on column core.members.region_id is '주로 주문하는 지역. core.regions 참조';
comment on column core.members.signed_up_at is '가입 시각';
comment on column core.members.signup_channel is '가입 경로. 허용값: organic(자연 유입), friend_invite(친구 초대), search_ad(검색 광고), social_ad(소셜 광고), store_promo(가게 홍보물)';
comment on column core.members.status is '회원 상태. 허용값: active(이용 중), dormant(휴면), withdrawn(탈퇴)';
comment on column core.members.withdrawn_at is '탈퇴 시각. 탈퇴하지 않았으면 NULL';
comment on column core.members.marketing_agreed is '마케팅 정보 수신에 동의했는지';

create table core.memberships (
  membership_id integer not null,
  member_id integer not null,
  plan_code text not null,
  status text not null check (status in ('active', 'canceled')),
  started_at timestamptz not null,
  canceled_at timestamptz,
  cancel_reason text check (cancel_reason in ('price', 'low_usage', 'benefit', 'moved', 'other')),
  is_trial boolean not null
);
comment on table core.memberships is '새클럽 구독 이력. 한 행은 한 회원의 구독 한 건(해지 후 다시 가입하면 새 행).';
comment on column core.memberships.membership_id is '구독 번호(기본키)';
comment on column core.memberships.member_id is '구독한 회원. core.members 참조';
comment on column core.memberships.plan_code is '요금제. core.membership_plans 참조';
comment on column core.memberships.status is '구독 상태. 허용값: active(구독 중), canceled(해지)';
comment on column core.memberships.started_at is '구독 시작 시각';
comment on column core.memberships.canceled_at is '해지 시각. 구독 중이면 NULL';
comment on column core.memberships.cancel_reason is '해지 사유. 허용값: price(가격), low_usage(이용 적음), benefit(혜택 불만), moved(이사), other(기타). 구독 중이면 NULL';
comment on column core.memberships.is_trial is '첫 달 무료 체험으로 시작했는지';

create table core.shop_categories (
  category_id integer not null,
  name text not null,
  sort_order integer not null
);
comment on table core.shop_categories is '음식 카테고리. 한 행은 카테고리 하나.';
comment on column core.shop_categories.category_id is '카테고리 번호(기본키)';
comment on column core.shop_categories.name is '카테고리 이름. 예: 치킨, 피자, 한식, 중식, 분식';
comment on column core.shop_categories.sort_order is '앱 첫 화면에 보이는 순서(1부터)';

create table core.shops (
  shop_id integer not null,
  name text not null,
  category_id integer not null,
  region_id integer not null,
  owner_name text not null,
  owner_phone text not null,
  owner_email text not null,
  address text not null,
  status text not null check (status in ('open', 'paused', 'closed')),
  joined_on date not null,
  closed_on date,
  delivery_method text not null check (delivery_method in ('platform', 'self')),
  is_franchise boolean not null,
  min_order_amount integer not null check (min_order_amount >= 0),
  delivery_fee integer not null check (delivery_fee >= 0),
  commission_rate numeric(4,3) not null check (commission_rate between 0 and 0.3)
);
comment on table core.shops is '입점한 가게(식당). 한 행은 가게 하나. 새마트 매장은 mart.stores에 있음.';
comment on column core.shops.shop_id is '가게 번호(기본키)';
comment on column core.shops.name is '가게 이름(가상의 상호)';
comment on column core.shops.category_id is '대표 카테고리. core.shop_categories 참조';
comment on column core.shops.region_id is '가게가 있는 지역. core.regions 참조';
comment on column core.shops.owner_name is '[개인정보] 사장님 이름(가상의 이름)';
comment on column core.shops.owner_phone is '[개인정보] 사장님 휴대전화 번호(쓰이지 않는 번호)';
comment on column core.shops.owner_email is '[개인정보] 사장님 전자우편 주소(example.com)';
comment on column core.shops.address is '[개인정보] 가게 도로명 주소';
comment on column core.shops.status is '영업 상태. 허용값: open(영업 중), paused(일시 중지), closed(폐점)';
comment on column core.shops.joined_on is '입점한 날';
comment on column core.shops.closed_on is '폐점한 날. 폐점하지 않았으면 NULL';
comment on column core.shops.delivery_method is '배달 방식. 허용값: platform(배달새 라이더가 배달), self(가게가 직접 배달)';
comment on column core.shops.is_franchise is '프랜차이즈 가맹점인지';
comment on column core.shops.min_order_amount is '최소 주문 금액(원)';
comment on column core.shops.delivery_fee is '기본 배달비(원)';
comment on column core.shops.commission_rate is '중개 수수료율(0.068이면 6.8%)';

create table core.menus (
  menu_id integer not null,
  shop_id integer not null,
  name text not null,
  menu_group text not null check (menu_group in ('대표', '단품', '세트', '사이드', '음료')),
  price integer not null check (price > 0),
  is_sold_out boolean not null,
  created_on date not null
);
comment on table core.menus is '가게의 메뉴. 한 행은 메뉴 하나.';
comment on column core.menus.menu_id is '메뉴 번호(기본키)';
comment on column core.menus.shop_id is '메뉴를 파는 가게. core.shops 참조';
comment on column core.menus.name is '메뉴 이름';
comment on column core.menus.menu_group is '메뉴 묶음. 허용값: 대표, 단품, 세트, 사이드, 음료';
comment on column core.menus.price is '판매가(원)';
comment on column core.menus.is_sold_out is '지금 품절인지';
comment on column core.menus.created_on is '메뉴를 등록한 날';

create table core.menu_images (
  image_id integer not null,
  menu_id integer not null,
  file_name text not null,
  file_format text not null check (file_format in ('jpeg', 'png', 'webp')),
  width_px integer not null check (width_px > 0),
  height_px integer not null check (height_px > 0),
  file_bytes integer not null check (file_bytes > 0),
  uploaded_at timestamptz not null
);
comment on table core.menu_images is '사장님이 올린 메뉴 사진. 한 행은 사진 파일 하나.';
comment on column core.menu_images.image_id is '사진 번호(기본키)';
comment on column core.menu_images.menu_id is '사진이 걸린 메뉴. core.menus 참조';
comment on column core.menu_images.file_name is '파일 이름';
comment on column core.menu_images.file_format is '파일 형식. 허용값: jpeg, png, webp';
comment on column core.menu_images.width_px is '가로 크기(픽셀)';
comment on column core.menu_images.height_px is '세로 크기(픽셀)';
comment on column core.menu_images.file_bytes is '파일 크기(바이트)';
comment on column core.menu_images.uploaded_at is '올린 시각';

create table core.menu_image_reviews (
  image_review_id integer not null,
  image_id integer not null,
  policy_version text not null,
  verdict text not null check (verdict in ('approved', 'rejected', 'needs_human')),
  reject_reason text check (reject_reason in ('low_resolution', 'blurry', 'text_overlay', 'not_food', 'copyright', 'collage')),
  confidence numeric(4,3) not null check (confidence between 0 and 1),
  reviewer text not null check (reviewer in ('auto', 'human')),
  reviewed_at timestamptz not null
);
comment on table core.menu_image_reviews is '메뉴 사진 검수 결과. 한 행은 검수 한 번.';
comment on column core.menu_image_reviews.image_review_id is '검수 번호(기본키)';
comment on column core.menu_image_reviews.image_id is '검수한 사진. core.menu_images 참조';
comment on column core.menu_image_reviews.policy_version is '적용한 검수 정책 판. 예: 2025-2, 2026-1';
comment on column core.menu_image_reviews.verdict is '판정. 허용값: approved(승인), rejected(반려), needs_human(사람 확인 필요)';
comment on column core.menu_image_reviews.reject_reason is '반려 사유. 허용값: low_resolution(해상도 낮음), blurry(흐림), text_overlay(글자·가격 삽입), not_food(음식 아님), copyright(도용 의심), collage(여러 장 이어 붙임). 승인이면 NULL';
comment on column core.menu_image_reviews.confidence is '자동 판정의 확신도(0부터 1)';
comment on column core.menu_image_reviews.reviewer is '검수 주체. 허용값: auto(자동), human(담당자)';
comment on column core.menu_image_reviews.reviewed_at is '검수를 마친 시각';
