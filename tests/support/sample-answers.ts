import type { ClarificationAnswer, DataAnswer, FailureAnswer, Usage } from '../../src/domain/answer.ts';

/** Of a question that a model wrote the statement for, and mended it once. */
export const sampleUsage: Usage = {
  calls: 4,
  inputTokens: 14_210,
  cachedTokens: 6_144,
  outputTokens: 812,
  cost: { amount: 0.01234, currency: 'USD' },
  estimated: false,
  models: ['openai:gpt-5.4-mini'],
};

/** Of a question that no model saw. */
export const noUsage: Usage = {
  calls: 0,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  cost: null,
  estimated: false,
  models: [],
};

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

/** A number that no definition covers: a model wrote the statement, at the second try, in a follow-up. */
export function sampleGeneratedAnswer(over: Partial<DataAnswer> = {}): DataAnswer {
  return sampleDataAnswer({
    text: '지난주 강남구에서 리뷰를 두 번 이상 쓴 회원은 87명입니다.',
    readAs: { text: '지난주 강남구에서 리뷰를 두 번 이상 쓴 회원 수', by: 'model' },
    usage: sampleUsage,
    prompts: [
      {
        name: 'text2sql/draft',
        variant: null,
        tokens: 3_120,
        sections: [
          { section: 'tables', item: 'engagement.reviews', tokens: 210, kept: true, reason: 'term' },
        ],
      },
    ],
    timings: [
      { stage: 'search', ms: 31.2 },
      { stage: 'draft', ms: 4_210 },
      { stage: 'total', ms: 9_871.4 },
    ],
    sql: 'select count(*) as member_count\nfrom (\n  select member_id\n  from engagement.reviews\n  group by member_id\n  having count(*) >= 2\n) as often',
    columns: [{ name: 'member_count', label: '회원 수', format: 'integer' }],
    rows: [[87]],
    chart: null,
    explanation:
      '지난주(3월 23일~29일)에 강남구 가게에 쓴 리뷰를 회원별로 세고, 두 번 이상 쓴 회원만 골라 그 수를 세었습니다. 지운 리뷰도 셉니다.',
    attempts: [
      {
        sql: 'select count(*) from engagement.review',
        problem: "'engagement.review' 테이블이 없습니다. 가까운 이름: engagement.reviews",
      },
    ],
    sources: {
      tables: ['engagement.reviews', 'core.shops', 'core.regions'],
      definitions: [],
      range: { from: '2026-03-23', to: '2026-03-30' },
      freshUntil: '2026-03-31T23:58:10+09:00',
      knowledge: '3 (2026-04-01)',
    },
    assumptions: ['지운 리뷰도 셌습니다', '강남구는 가게가 있는 곳입니다'],
    verified: null,
    confidence: { level: 'medium', reasons: ['한 번 고쳐 씀', '검증된 정의를 쓰지 않음'] },
    suggestions: [],
    ...over,
  });
}

/** One word with two definitions that differ: each choice carries its number. */
export function sampleClarification(over: Partial<ClarificationAnswer> = {}): ClarificationAnswer {
  const { id, locale, repairs, readAs, usage, prompts, timings } = sampleDataAnswer();
  return {
    ...{ id, locale, repairs, readAs, usage, prompts, timings },
    kind: 'clarification',
    text: "'실적'은 정의가 둘이고 값이 다릅니다. 어느 것을 볼까요?",
    unknown: [],
    choices: [
      {
        question: '지난주 거래액',
        label: '거래액: 1,234만 원',
        chosen: { word: '실적', kind: 'metric', name: 'gmv' },
      },
      {
        question: '지난주 주문 수',
        label: '주문 수: 5,678건',
        chosen: { word: '실적', kind: 'metric', name: 'order_count' },
      },
    ],
    ...over,
  };
}

/** A statement that could not be mended is handed over with what is known of it. */
export function sampleUnrun(over: Partial<FailureAnswer> = {}): FailureAnswer {
  const { id, locale, repairs, readAs, prompts, timings } = sampleDataAnswer();
  return {
    ...{ id, locale, repairs, readAs, prompts, timings },
    kind: 'failure',
    text: '쿼리에 데이터에 없는 이름이 있습니다.',
    usage: sampleUsage,
    code: 'sql-missing-name',
    nextStep: '아래 SQL을 고쳐서 쓰거나, 표 이름을 넣어 다시 물어봐 주세요.',
    sql: 'select count(*)\nfrom orders.order_events',
    notes: [
      '실행하지 않았습니다: orders.order_events 테이블이 없습니다.',
      '두 번 고쳐 썼지만 남은 문제입니다.',
    ],
    ...over,
  };
}
