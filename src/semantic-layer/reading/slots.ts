import type { Clock } from '../../domain/date-range.ts';
import type { GlossaryTerm, Metric } from '../../domain/knowledge.ts';
import type { Grouping, MetricQuery } from '../metric-query.ts';
import type { Board, Item } from './board.ts';
import { itemsOf, reject } from './board.ts';
import { refineMetric } from './finer-metric.ts';
import type { Piece } from './piece.ts';
import { placeConditions } from './place-conditions.ts';
import { placeGroupings } from './place-groupings.ts';
import { placeMetrics } from './place-metrics.ts';
import { placeOrder } from './place-order.ts';
import { placeRange } from './place-range.ts';
import { placeValues } from './place-values.ts';
import {
  placeConjunctions,
  placeQuantities,
  placeQuestionWords,
  placeRowWords,
  placeTotals,
  placeTrend,
  placeVersus,
} from './place-words.ts';
import type { Chosen } from './question-reading.ts';
import type { ReadableModel } from './readable-model.ts';
import { settleSenses } from './settle-senses.ts';

export interface FilledSlots {
  readonly board: Board;
  /** Null when the question names no metric. It counts only when no item is left without a place. */
  readonly query: MetricQuery | null;
}

/**
 * Gives every content word its one place in a metric query. The steps only ever say where a word fits; whatever none
 * of them has placed at the end has no place, and the question is not answered.
 */
export function fillSlots(
  pieces: readonly Piece[],
  model: ReadableModel,
  context: {
    readonly glossary: readonly GlossaryTerm[];
    readonly clock: Clock;
    readonly chosen: readonly Chosen[];
  },
): FilledSlots {
  const board = emptyBoard(pieces, model, context.chosen);
  const metrics = refineMetric(board, placeMetrics(board, context.glossary));
  const filters = placeValues(board, metrics);
  const named = placeGroupings(board, metrics);
  const { range, compare } = placeRange(board, { metrics, groupings: named }, context.clock);
  const versus = placeVersus(board, { groupings: named, filters, compare });
  const trend = placeTrend(board, named, range);
  const groupings = [...present(trend), ...named, ...present(versus)];
  const { order, limit } = placeOrder(board, { metrics, groupings, compare });
  const having = placeConditions(board, metrics, groupings);
  placeSmallWords(board, metrics, groupings, order !== null || having.length > 0);
  rejectTheRest(board);
  if (metrics.length === 0) return { board, query: null };
  const names = metrics.map(({ name }: Metric) => name);
  return { board, query: { metrics: names, groupings, filters, having, range, compare, order, limit } };
}

/** Of what the pieces mean; nothing has a place yet. */
export function emptyBoard(pieces: readonly Piece[], model: ReadableModel, chosen: readonly Chosen[]): Board {
  return {
    items: settleSenses(pieces),
    model,
    placed: new Set(),
    rejected: new Map(),
    ambiguities: [],
    chosen,
    notes: [],
  };
}

function present(grouping: Grouping | null): Grouping[] {
  return grouping === null ? [] : [grouping];
}

/** The words that only make sense of what others have placed; `picks`: rows are picked or put in an order. */
export function placeSmallWords(
  board: Board,
  metrics: readonly Metric[],
  groupings: readonly Grouping[],
  picks: boolean,
): void {
  placeTotals(board, metrics);
  placeQuantities(board, metrics);
  placeQuestionWords(board, groupings, picks);
  placeRowWords(board, groupings);
  placeConjunctions(board);
}

/** Whatever no step has placed has no place. */
export function rejectTheRest(board: Board): void {
  const leftOver = (item: Item) => !board.placed.has(item) && !board.rejected.has(item);
  for (const item of itemsOf(board, 'unknown')) if (leftOver(item)) reject(board, item, 'unknown-word');
  for (const item of board.items) if (leftOver(item)) reject(board, item);
}
