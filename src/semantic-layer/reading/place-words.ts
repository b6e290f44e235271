import type { DateRange } from '../../domain/date-range.ts';
import { daysBetween } from '../../domain/iso-days.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Comparison, DimensionFilter, Grouping } from '../metric-query.ts';
import {
  after,
  type Board,
  before,
  type Item,
  isGrain,
  isKind,
  itemsOf,
  place,
  reject,
  roleOf,
  withRole,
} from './board.ts';
import { splitValuesNote, trendNote } from './notes.ts';

/** Conjunctions join two of a kind; between anything else they would join two questions. */
export function placeConjunctions(board: Board): void {
  for (const item of board.items) {
    const joins = item.piece.tail === 'list' || item.piece.tail === 'either';
    const next = after(board, item);
    const follows = roleOf(next) === 'list' ? next && after(board, next) : next;
    if (joins && !areAlike(board, item, follows, item.piece.tail === 'either')) reject(board, item);
  }
  for (const word of withRole(board, 'list', 'either')) {
    if (areAlike(board, before(board, word), after(board, word), roleOf(word) === 'either'))
      place(board, word);
  }
}

function areAlike(board: Board, one: Item | undefined, other: Item | undefined, isEither: boolean): boolean {
  if (isKind(one, 'value') && isKind(other, 'value')) return sharesDimension(one.sense, other.sense);
  if (isEither) return false;
  if (isKind(one, 'metric') && isKind(other, 'metric')) return true;
  if (isRange(one) && isRange(other)) return true;
  return isSplit(board, one) && isSplit(board, other);
}

function sharesDimension(
  one: { readonly candidates: readonly { readonly dimension: string }[] },
  other: { readonly candidates: readonly { readonly dimension: string }[] },
): boolean {
  return one.candidates.some(({ dimension }) =>
    other.candidates.some((candidate) => candidate.dimension === dimension),
  );
}

function isRange(item: Item | undefined): boolean {
  return (
    isKind(item, 'time') && (item.sense.meaning.kind === 'range' || item.sense.meaning.kind === 'compare')
  );
}

/** A dimension or step of time; "by region and by category" says "by" twice. */
function isSplit(board: Board, item: Item | undefined): boolean {
  if (item === undefined) return false;
  if (roleOf(item) === 'group') return isSplit(board, after(board, item));
  if (roleOf(item) === 'group-after') return isSplit(board, before(board, item));
  return isKind(item, 'dimension') || isGrain(item);
}

/**
 * 총, 합계, total: right for what adds up. Of a rate or an average it would be something else, and "the total of the top
 * five" would be a sum over the rows.
 */
export function placeTotals(board: Board, metrics: readonly Metric[]): void {
  const addsUp = metrics.length > 0 && metrics.every((metric) => isAdditive(board, metric));
  if (!addsUp) return;
  const ofSome = itemsOf(board, 'limit').length > 0 || itemsOf(board, 'condition').length > 0;
  place(board, ...withRole(board, 'total').filter((item) => !ofSome || isKind(after(board, item), 'metric')));
}

function isAdditive(board: Board, metric: Metric): boolean {
  if (metric.kind === 'ratio' || !['integer', 'krw'].includes(metric.format)) return false;
  return board.model.leaves(metric.name).every((leaf) => /^\s*(?:count|sum)\s*\(/i.test(leaf.expression));
}

/** "주문의 수", "number of orders": the counting word beside what is counted. */
export function placeQuantities(board: Board, metrics: readonly Metric[]): void {
  for (const item of withRole(board, 'quantity')) {
    const beside = /of$/iu.test(item.piece.text) ? counted(board, item) : before(board, item);
    const names = isKind(beside, 'metric') ? beside.sense.names : [];
    if (metrics.some(({ name, format }) => format === 'integer' && names.includes(name))) place(board, item);
  }
}

/** What follows "number of", past the values that narrow it: "number of VIP members". */
function counted(board: Board, quantity: Item): Item | undefined {
  let next = after(board, quantity);
  while (isKind(next, 'value')) next = after(board, next);
  return next;
}

/** "list regions by orders" is a table of groups; "list orders" asks for the rows themselves. */
export function placeRowWords(board: Board, groupings: readonly Grouping[]): void {
  if (groupings.length > 0) place(board, ...withRole(board, 'rows'));
}

/** 곳, 어디, 어느: ask for a group, so there must be one and a way to pick among them. */
export function placeQuestionWords(board: Board, groupings: readonly Grouping[], picks: boolean): void {
  const hasDimension = groupings.some(({ kind }) => kind === 'dimension');
  place(board, ...withRole(board, 'which').filter(({ piece }) => /^what/iu.test(piece.text)));
  if (hasDimension && picks) place(board, ...withRole(board, 'where', 'among'));
}

/** The step of time that "추이" means where none is named; null when the question has no such word or names one. */
export function placeTrend(
  board: Board,
  groupings: readonly Grouping[],
  range: DateRange | null,
): Grouping | null {
  const words = withRole(board, 'trend');
  if (words.length === 0 || range === null) return null;
  if (!board.items.filter((item) => isKind(item, 'metric')).every((item) => hasTime(board, item)))
    return null;
  place(board, ...words);
  if (groupings.some(({ kind }) => kind === 'time')) return null;
  const days = daysBetween(range.from, range.to);
  const grain = days <= 45 ? 'day' : days <= 190 ? 'week' : 'month';
  board.notes.push(trendNote(grain));
  return { kind: 'time', grain };
}

function hasTime(board: Board, item: Item): boolean {
  return isKind(item, 'metric') && item.sense.names.every((name) => board.model.hasTime(name));
}

/** "강남구와 서초구 비교": values named to be compared are shown side by side, not added up. */
export function placeVersus(
  board: Board,
  shape: {
    readonly groupings: readonly Grouping[];
    readonly filters: readonly DimensionFilter[];
    readonly compare: Comparison | null;
  },
): Grouping | null {
  const words = withRole(board, 'versus');
  if (words.length === 0) return null;
  const several = shape.filters.filter(({ values, negated }) => values.length > 1 && !negated);
  const [filter] = several;
  const isSplitBy = (name: string) =>
    shape.groupings.some((grouping) => grouping.kind === 'dimension' && grouping.name === name);
  if (filter && several.length === 1 && !isSplitBy(filter.dimension)) {
    const dimension = board.model.dimensions.get(filter.dimension);
    if (dimension) board.notes.push(splitValuesNote(dimension));
    place(board, ...words);
    return { kind: 'dimension', name: filter.dimension };
  }
  if (shape.compare !== null || shape.groupings.length > 0) place(board, ...words);
  return null;
}
