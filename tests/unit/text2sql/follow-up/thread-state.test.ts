import { expect, it } from 'vitest';
import { readThreadState, type ThreadState } from '../../../../src/text2sql/follow-up/thread-state.ts';

const state: ThreadState = {
  version: 1,
  question: '지난주 강남구 주문 수, 전주 대비',
  query: {
    metrics: ['orders'],
    groupings: [
      { kind: 'time', grain: 'day-of-week' },
      { kind: 'dimension', name: 'region' },
    ],
    filters: [{ dimension: 'region', values: ['강남구'], negated: false }],
    having: [{ metric: 'orders', operator: '>=', value: 10 }],
    range: { from: '2026-03-23', to: '2026-03-30' },
    compare: { kind: 'previous-week', range: { from: '2026-03-16', to: '2026-03-23' } },
    order: { by: 'change', direction: 'ascending' },
    limit: 5,
  },
  sql: 'select 1',
  chart: 'line',
  offered: [
    { question: '순매출', label: '순매출', chosen: { word: '매출', kind: 'metric', name: 'net_sales' } },
    { question: '결제액', label: '결제액', chosen: null },
  ],
};

it('when a state was stored as JSON, it is read as it was', () => {
  expect(readThreadState(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

it.each([
  ['nothing', null],
  ['a bare metric query, as it was once stored', state.query],
  ['another version', { ...state, version: 2 }],
  ['a query without metrics', { ...state, query: { ...state.query, metrics: [] } }],
  ['a day that is none', { ...state, query: { ...state.query, range: { from: "'; drop table", to: 'x' } } }],
  ['a limit below one', { ...state, query: { ...state.query, limit: -1 } }],
  [
    'an unknown step of time',
    { ...state, query: { ...state.query, groupings: [{ kind: 'time', grain: 'eon' }] } },
  ],
  ['a text', 'state'],
  ['a list', [state]],
])('when what was stored is %s, nothing is remembered of it', (_, stored) => {
  expect(readThreadState(stored)).toBeNull();
});
