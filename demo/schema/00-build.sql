create schema demo;
comment on schema demo is '이 창고를 누가 언제까지의 날짜로 만들었는지에 관한 내부 정보';

create table demo.build (
  schema_version text not null,
  until date not null,
  orders integer not null,
  seed integer not null,
  row_count integer not null
);
comment on table demo.build is '데모 회사를 끝까지 만들었다는 표시(내부용). 마지막에 한 행을 씀. 행이 없으면 만들다 만 창고.';
comment on column demo.build.schema_version is '스키마와 생성기의 판';
comment on column demo.build.until is '데이터가 있는 마지막 날';
comment on column demo.build.orders is '요청한 음식 주문 수(건)';
comment on column demo.build.seed is '난수 씨앗';
comment on column demo.build.row_count is '넣은 행의 수';
