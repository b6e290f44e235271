import type { ColumnFormat } from '../../domain/cell.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { NumberMention } from '../../language/numbers/read-numbers.ts';
import type { Grouping, MetricCondition } from '../metric-query.ts';
import {
  after,
  type Board,
  before,
  countsPeople,
  type Item,
  isKind,
  isLatin,
  itemsOf,
  place,
  roleOf,
} from './board.ts';
import type { Sense } from './piece.ts';

type ConditionItem = Item & { readonly sense: Extract<Sense, { kind: 'condition' }> };
type Unit = NumberMention['unit'];

const unitOfFormat: Readonly<Partial<Record<ColumnFormat, readonly Unit[]>>> = {
  integer: ['count', null],
  decimal: ['count', 'score', null],
  krw: ['krw', null],
  percent: ['percent'],
  minutes: ['minutes', null],
  score: ['score', null],
};

/**
 * Conditions on a metric of the groups ("주문 1000건 이상인 지역"). Without groups, or before a metric ("3만원 이상 주문
 * 수"), the words speak of single rows and have no place here.
 */
export function placeConditions(
  board: Board,
  metrics: readonly Metric[],
  groupings: readonly Grouping[],
): MetricCondition[] {
  if (groupings.length === 0) return [];
  return itemsOf(board, 'condition').flatMap((item) => {
    const metric = metricOf(board, item, metrics);
    if (metric === null) return [];
    place(board, item);
    return [{ metric: metric.name, operator: item.sense.operator, value: item.sense.value }];
  });
}

function metricOf(board: Board, item: ConditionItem, metrics: readonly Metric[]): Metric | null {
  const metric = metricMeant(board, item, metrics);
  return metric !== null && fits(metric, item) ? metric : null;
}

/** The metric beside the condition, else the only one. "1000건 이상 증가한" is about the change, not the metric. */
function metricMeant(board: Board, item: ConditionItem, metrics: readonly Metric[]): Metric | null {
  const next = after(board, item);
  if (roleOf(next) === 'change') return null;
  if (isKind(next, 'metric')) return isLatin(next) ? named(next.sense.names, metrics) : null;
  const previous = before(board, item);
  const beside = isKind(previous, 'metric') ? named(previous.sense.names, metrics) : null;
  return beside ?? (metrics.length === 1 ? (metrics[0] ?? null) : null);
}

function named(names: readonly string[], metrics: readonly Metric[]): Metric | null {
  return metrics.find(({ name }) => names.length === 1 && names[0] === name) ?? null;
}

function fits(metric: Metric, item: ConditionItem): boolean {
  if (/명|people|persons?\b/iu.test(item.piece.text) && !countsPeople(metric)) return false;
  return unitOfFormat[metric.format]?.includes(item.sense.unit) ?? false;
}
