import { expect, test } from 'vitest';
import type { TableMeta } from '../../../../src/domain/knowledge.ts';
import type { StoredTable } from '../../../../src/knowledge-index/payload.ts';
import {
  knownPieces,
  presentMissing,
  trulyMissing,
} from '../../../../src/text2sql/generative/unanswerable.ts';

const column = (name: string, comment: string | null) =>
  ({ name, comment }) as StoredTable['columns'][number];
const catalog = [
  {
    ...{ schema: 'orders', name: 'orders', comment: '음식 주문' },
    columns: [column('ordered_at', '주문 시각'), column('cancel_reason', '취소 사유')],
  },
  { schema: 'delivery', name: 'riders', comment: '라이더', columns: [column('vehicle', '배달 수단')] },
] as unknown as StoredTable[];
const tables = [
  { name: 'orders.orders', label: { ko: '주문', en: 'Orders' }, keywords: [], columns: {} },
  { name: 'delivery.riders', label: { ko: '라이더', en: 'Riders' }, keywords: [], columns: {} },
] as unknown as TableMeta[];
const known = knownPieces(catalog, tables, []);

test.each([
  ['주문 시각', 'ordered_at'],
  ['ordered_at', 'ordered_at'],
  ['order timestamps', 'ordered_at'],
  ['주문이 들어온 시각의 기록', 'ordered_at'],
  ['취소 사유 정보', 'cancel_reason'],
  ['rider vehicle', 'vehicle'],
])('when a model misses %s, the prompt holds it as %s', (piece, name) => {
  expect(presentMissing([piece], known)).toEqual([name]);
  expect(trulyMissing([piece], known)).toBeNull();
});

test.each(['라이더 사고 기록', '병가', 'weather of the day', '라이더의 나이', 'refund amounts'])(
  'when a model misses %s, it is missing',
  (piece) => {
    expect(presentMissing([piece], known)).toEqual([]);
    expect(trulyMissing([piece], known)).toEqual([piece]);
  },
);

test('when some of what is missed is there, only the rest is told', () => {
  expect(trulyMissing(['주문 시각', '병가'], known)).toEqual(['병가']);
  expect(trulyMissing([], known)).toEqual([]);
});
