import type {
  AggregateMetric,
  Dimension,
  DimensionValue,
  GlossaryTerm,
  Metric,
  TableMeta,
} from '../../../../src/domain/knowledge.ts';
import { buildSemanticModel } from '../../../../src/semantic-layer/model.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';

const source = { path: 'tests', line: 1, owner: 'data' };

function table(name: string, primaryKey: string, joins: TableMeta['joins'] = []): TableMeta {
  return {
    name,
    label: { ko: name, en: name },
    purpose: { ko: '', en: '' },
    service: 'delivery',
    keywords: [],
    questions: [],
    columns: {},
    primaryKey: [primaryKey],
    joins,
    freshness: null,
    source,
  };
}

const tables = [
  table('app.regions', 'region_id'),
  table('app.shops', 'shop_id', [
    { to: 'app.regions', on: { region_id: 'region_id' }, cardinality: 'many-to-one' },
  ]),
  table('app.members', 'member_id'),
  table('app.orders', 'order_id', [
    { to: 'app.shops', on: { shop_id: 'shop_id' }, cardinality: 'many-to-one' },
    { to: 'app.members', on: { member_id: 'member_id' }, cardinality: 'many-to-one' },
  ]),
];

function names(ko: string, en: string) {
  return { ko: ko.split('|'), en: en.split('|') };
}

function aggregate(
  name: string,
  label: { ko: string; en: string },
  synonyms: { ko: string[]; en: string[] },
  more: Partial<AggregateMetric> = {},
): AggregateMetric {
  return {
    kind: 'aggregate',
    name,
    label,
    synonyms,
    description: label,
    format: 'integer',
    assumptions: [],
    better: 'higher',
    table: 'app.orders',
    expression: 'count(*)',
    filters: [],
    time: 'ordered_at',
    source,
    ...more,
  };
}

const kept = ["status <> 'canceled'"];

export const metrics: Metric[] = [
  aggregate(
    'order_count',
    { ko: '주문 수', en: 'Order count' },
    names('주문|주문 건수|주문량|오더 수', 'orders|number of orders|order volume'),
    {
      filters: kept,
    },
  ),
  aggregate(
    'gmv',
    { ko: '거래액', en: 'GMV' },
    names('거래 금액|총 거래액|지엠브이', 'gross merchandise value'),
    {
      format: 'krw',
      expression: 'sum(total_amount)',
      filters: kept,
    },
  ),
  aggregate('net_sales', { ko: '순매출', en: 'Net sales' }, names('순 매출', 'net revenue'), {
    format: 'krw',
    expression: 'sum(total_amount - discount)',
    filters: kept,
  }),
  aggregate(
    'all_orders',
    { ko: '접수 건수', en: 'Received orders' },
    names('접수 주문 수', 'orders received'),
  ),
  aggregate(
    'canceled_orders',
    { ko: '취소 건수', en: 'Cancelled orders' },
    names('취소된 주문 수|취소 주문 수', 'canceled orders|cancelled order count'),
    {
      better: 'lower',
      filters: ["status = 'canceled'"],
    },
  ),
  {
    kind: 'ratio',
    name: 'cancel_rate',
    label: { ko: '취소율', en: 'Cancel rate' },
    synonyms: names('주문 취소율|취소 비율', 'cancellation rate'),
    description: { ko: '', en: '' },
    format: 'percent',
    assumptions: [],
    better: 'lower',
    numerator: 'canceled_orders',
    denominator: 'all_orders',
    source,
  },
  aggregate(
    'average_delivery_minutes',
    { ko: '평균 배달 시간', en: 'Average delivery time' },
    names('배달 시간|배달 소요 시간', 'delivery time|mean delivery time'),
    {
      format: 'minutes',
      expression: 'avg(delivery_minutes)',
      better: 'lower',
    },
  ),
  aggregate(
    'member_count',
    { ko: '회원 수', en: 'Member count' },
    names('가입자 수|회원', 'members|number of members'),
    {
      table: 'app.members',
      time: null,
    },
  ),
];

function dimension(
  name: string,
  label: { ko: string; en: string },
  synonyms: { ko: string[]; en: string[] },
  more: Partial<Dimension>,
): Dimension {
  return {
    name,
    label,
    synonyms,
    description: label,
    table: 'app.orders',
    expression: name,
    format: 'text',
    listed: true,
    valueSynonyms: {},
    source,
    ...more,
  };
}

export const dimensions: Dimension[] = [
  dimension('region', { ko: '지역', en: 'Region' }, names('구|동네', 'area|district'), {
    table: 'app.regions',
    expression: 'district',
    valueSynonyms: { 강남구: ['강남', 'Gangnam'], 서초구: ['서초', 'Seocho'] },
  }),
  dimension(
    'category',
    { ko: '카테고리', en: 'Category' },
    names('업종|음식 종류', 'cuisine|food category'),
    {
      table: 'app.shops',
      valueSynonyms: { 치킨: ['chicken', '통닭'], 피자: ['pizza'] },
    },
  ),
  dimension(
    'payment_method',
    { ko: '결제 수단', en: 'Payment method' },
    names('결제 방법|결제 방식', 'payment type'),
    {
      valueSynonyms: { card: ['카드', '신용카드', '카드 결제', 'credit card'], cash: ['현금'] },
    },
  ),
  dimension(
    'membership_tier',
    { ko: '회원 등급', en: 'Membership tier' },
    names('등급|멤버십 등급', 'tier|member tier'),
    {
      table: 'app.members',
      expression: 'tier',
      valueSynonyms: { gold: ['골드'], basic: ['베이직', '일반'] },
    },
  ),
  dimension('order_status', { ko: '주문 상태', en: 'Order status' }, names('상태', 'status'), {
    expression: 'status',
    valueSynonyms: { canceled: ['취소', 'cancelled'], delivered: ['배달 완료', '완료'] },
  }),
  dimension('brand', { ko: '브랜드', en: 'Brand' }, names('프랜차이즈', 'franchise'), { table: 'app.shops' }),
];

export const values: DimensionValue[] = [
  ...['강남구', '서초구', '송파구', '마포구'].map((value) => ({ dimension: 'region', value, synonyms: [] })),
  ...['치킨', '피자', '한식', '카페'].map((value) => ({ dimension: 'category', value, synonyms: [] })),
  ...['card', 'cash'].map((value) => ({ dimension: 'payment_method', value, synonyms: [] })),
  ...['gold', 'basic', 'VIP'].map((value) => ({ dimension: 'membership_tier', value, synonyms: [] })),
  ...['canceled', 'delivered'].map((value) => ({ dimension: 'order_status', value, synonyms: [] })),
  ...['카페', '새벽치킨'].map((value) => ({ dimension: 'brand', value, synonyms: [] })),
];

function definition(team: string, metric: string | null, preferred = false) {
  return { text: { ko: `${team} 정의`, en: `as ${team} has it` }, team, metric, preferred };
}

export const glossary: GlossaryTerm[] = [
  {
    name: 'revenue',
    label: { ko: '매출', en: 'Revenue' },
    synonyms: names('매출액|수익', 'sales|turnover'),
    definitions: [definition('영업', 'gmv', true), definition('재무', 'net_sales')],
    source,
  },
  {
    name: 'performance',
    label: { ko: '실적', en: 'Performance' },
    synonyms: names('성과', 'results'),
    definitions: [definition('영업', 'gmv'), definition('운영', 'order_count')],
    source,
  },
  {
    name: 'lead_time',
    label: { ko: '리드타임', en: 'Lead time' },
    synonyms: names('배송 리드타임', 'leadtime'),
    definitions: [definition('배달', 'average_delivery_minutes')],
    source,
  },
];

export const holidays = [{ name: '설 연휴', from: '2026-02-16', to: '2026-02-19' }];

/** Wednesday, 18 March 2026, noon in Seoul. */
export const clock = {
  now: new Date('2026-03-18T03:00:00Z'),
  timeZone: 'Asia/Seoul',
  weekStart: 'monday',
} as const;

export const model = buildSemanticModel({ tables, metrics, dimensions, values });

const reader = createReader(model, { glossary, holidays });

export function read(text: string) {
  return reader.read(text, clock);
}
