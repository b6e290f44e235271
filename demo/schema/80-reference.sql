create schema ref;
comment on schema ref is '달력, 공휴일, 날씨';

create table ref.dates (
  date date not null,
  year integer not null,
  quarter integer not null check (quarter between 1 and 4),
  month integer not null check (month between 1 and 12),
  iso_week integer not null check (iso_week between 1 and 53),
  day_of_week integer not null check (day_of_week between 1 and 7),
  day_name text not null check (day_name in ('월', '화', '수', '목', '금', '토', '일')),
  is_weekend boolean not null,
  is_holiday boolean not null
);
comment on table ref.dates is '달력. 한 행은 하루.';
comment on column ref.dates.date is '날짜(기본키)';
comment on column ref.dates.year is '연도';
comment on column ref.dates.quarter is '분기(1부터 4)';
comment on column ref.dates.month is '월(1부터 12)';
comment on column ref.dates.iso_week is '한 해의 몇째 주인지(ISO 8601, 월요일 시작)';
comment on column ref.dates.day_of_week is '요일 번호. 1 = 월요일, 7 = 일요일';
comment on column ref.dates.day_name is '요일 이름. 허용값: 월, 화, 수, 목, 금, 토, 일';
comment on column ref.dates.is_weekend is '토요일 또는 일요일인지';
comment on column ref.dates.is_holiday is '대한민국 공휴일인지(ref.holidays에 있음)';

create table ref.holidays (
  date date not null,
  name text not null,
  is_substitute boolean not null
);
comment on table ref.holidays is '대한민국 공휴일(2025년부터 2027년, 대체공휴일 포함). 한 행은 하루.';
comment on column ref.holidays.date is '공휴일 날짜(기본키). ref.dates 참조';
comment on column ref.holidays.name is '공휴일 이름. 예: 설날, 추석, 어린이날';
comment on column ref.holidays.is_substitute is '대체공휴일인지';

create table ref.weather_daily (
  date date not null,
  region_id integer not null,
  condition text not null check (condition in ('맑음', '흐림', '비', '폭우', '눈')),
  temp_avg numeric(4,1) not null,
  temp_max numeric(4,1) not null,
  temp_min numeric(4,1) not null,
  rain_mm numeric(5,1) not null check (rain_mm >= 0),
  snow_cm numeric(4,1) not null check (snow_cm >= 0)
);
comment on table ref.weather_daily is '지역별 하루 날씨(가상의 관측값). 한 행은 하루와 지역 하나.';
comment on column ref.weather_daily.date is '관측한 날. ref.dates 참조';
comment on column ref.weather_daily.region_id is '지역. core.regions 참조';
comment on column ref.weather_daily.condition is '날씨. 허용값: 맑음, 흐림, 비, 폭우(하루 80mm 이상), 눈';
comment on column ref.weather_daily.temp_avg is '평균 기온(섭씨 도)';
comment on column ref.weather_daily.temp_max is '최고 기온(섭씨 도)';
comment on column ref.weather_daily.temp_min is '최저 기온(섭씨 도)';
comment on column ref.weather_daily.rain_mm is '강수량(밀리미터)';
comment on column ref.weather_daily.snow_cm is '새로 쌓인 눈(센티미터)';
