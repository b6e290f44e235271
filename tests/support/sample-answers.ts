import { type DataAnswer, noUsage } from '../../src/domain/answer.ts';

/** A whole data answer for doors to render; override what a test is about. */
export function sampleDataAnswer(over: Partial<DataAnswer> = {}): DataAnswer {
  return {
    kind: 'data',
    id: '0b5f2f6e-1111-4222-8333-444455556666',
    locale: 'ko',
    text: '지역별 주문 수입니다. 3개 중 강남구가 1,234건으로 가장 큽니다.',
    repairs: [],
    readAs: null,
    usage: noUsage,
    prompts: [],
    timings: [{ stage: 'total', ms: 12.3 }],
    sql: 'select r.sigungu as region,\n       count(*) as order_count\nfrom orders.orders as o',
    columns: [
      { name: 'region', label: '지역', format: 'text' },
      { name: 'order_count', label: '주문 수', format: 'integer' },
    ],
    rows: [
      ['강남구', 1234],
      ['서초구', 617],
      [null, 3],
    ],
    resultHash: '0123456789abcdef0123456789abcdef',
    truncated: false,
    chart: {
      $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
      title: '지역별 주문 수',
      data: { name: 'rows' },
      mark: 'bar',
      encoding: {
        x: { field: 'region', type: 'nominal', title: '지역', sort: null },
        y: { field: 'order_count', type: 'quantitative', title: '주문 수' },
      },
    },
    explanation: null,
    readings: [],
    attempts: [],
    sources: {
      tables: ['core.regions', 'orders.orders'],
      definitions: [
        { name: 'order_count', label: '주문 수', text: '취소되지 않은 주문의 수', owner: '주문팀' },
      ],
      range: { from: '2026-03-23', to: '2026-03-30' },
      freshUntil: '2026-03-31T23:58:10+09:00',
      knowledge: '3 (2026-04-01)',
    },
    assumptions: ['취소 주문은 뺐습니다'],
    verified: { by: '주문팀', what: 'metric', names: ['order_count'] },
    confidence: { level: 'high', reasons: ['모든 단어를 검증된 정의로 읽음'] },
    suggestions: ['지난주 일별 주문 수'],
    ...over,
  };
}
