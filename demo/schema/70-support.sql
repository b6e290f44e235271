create schema support;
comment on schema support is '고객 상담';

create table support.tickets (
  ticket_id bigint not null,
  member_id integer not null,
  order_id bigint,
  category text not null check (category in ('배달지연', '주문취소', '결제', '쿠폰', '음식품질', '오배달', '회원', '새마트')),
  channel text not null check (channel in ('chat', 'phone', 'email')),
  priority text not null check (priority in ('low', 'normal', 'high')),
  status text not null check (status in ('resolved', 'open')),
  created_at timestamptz not null,
  first_response_at timestamptz,
  resolved_at timestamptz,
  satisfaction integer check (satisfaction between 1 and 5)
);
comment on table support.tickets is '고객 상담 문의. 한 행은 문의 한 건.';
comment on column support.tickets.ticket_id is '문의 번호(기본키)';
comment on column support.tickets.member_id is '문의한 회원. core.members 참조';
comment on column support.tickets.order_id is '문의한 음식 주문. 주문과 상관없는 문의면 NULL';
comment on column support.tickets.category is '문의 종류. 허용값: 배달지연, 주문취소, 결제, 쿠폰, 음식품질, 오배달, 회원, 새마트';
comment on column support.tickets.channel is '문의 경로. 허용값: chat(채팅), phone(전화), email(전자우편)';
comment on column support.tickets.priority is '급한 정도. 허용값: low(낮음), normal(보통), high(높음)';
comment on column support.tickets.status is '처리 상태. 허용값: resolved(해결), open(처리 중)';
comment on column support.tickets.created_at is '들어온 시각';
comment on column support.tickets.first_response_at is '첫 답변 시각. 아직이면 NULL';
comment on column support.tickets.resolved_at is '해결한 시각. 아직이면 NULL';
comment on column support.tickets.satisfaction is '상담 만족도. 1부터 5까지. 답하지 않았으면 NULL';
