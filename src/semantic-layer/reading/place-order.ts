import type { Metric } from '../../domain/knowledge.ts';
import type { Comparison, Grouping, Ordering } from '../metric-query.ts';
import {
  after,
  type Board,
  before,
  type Item,
  isGrain,
  isKind,
  isLatin,
  itemsOf,
  place,
  reject,
  roleOf,
  withRole,
} from './board.ts';
import { orderNote } from './notes.ts';
import type { Direction, GrammarWord } from './piece.ts';

export interface OrderContext {
  readonly metrics: readonly Metric[];
  readonly groupings: readonly Grouping[];
  readonly compare: Comparison | null;
}

export interface OrderAndLimit {
  readonly order: Ordering | null;
  readonly limit: number | null;
}

type OrderWord = Extract<GrammarWord, { role: 'order' }>;
type ChangeWord = Extract<GrammarWord, { role: 'change' }>;

const nothing: OrderAndLimit = { order: null, limit: null };

/**
 * 많은 순, 상위 5개, the most: in what order the rows come, and how many of them. Without a grouping there is nothing to
 * order; with two dimensions, "the top one" would be one per group, which a metric query says of periods only.
 */
export function placeOrder(board: Board, context: OrderContext): OrderAndLimit {
  const signals = signalsOf(board);
  const changes = placeChanges(board, context);
  if (signals.length === 0 && changes === null) return nothing;
  if (context.groupings.length === 0) return nothing;
  if (changes === null && (leavesOrderOpen(board, signals) || comparesAmounts(board, signals, context)))
    return nothing;
  const direction = directionOf(board, signals, changes, context);
  if (direction === null) return nothing;
  const limit = limitOf(board, signals);
  if (limit !== null && !saysTopOfWhat(board, context.groupings, changes !== null)) return nothing;
  const by = changes === null ? metricOf(board, signals, context) : changeName(changes);
  if (by === null) return nothing;
  place(board, ...signals);
  return { order: { by, direction }, limit };
}

/** "top regions by orders"; "gmv per order" divides and does not rank. */
export function ranksBy(board: Board, item: Item): boolean {
  return roleOf(item) === 'group' && /^by$/iu.test(item.piece.text) && isKind(after(board, item), 'metric');
}

/**
 * One grouping, or the top ones of each period: "월별 매출 상위 3개 카테고리" picks categories. "지역별 가장 많은 시간대" picks
 * hours of each region, and "지역별 최고 매출" may mean the best day of each; neither is a metric query.
 */
function saysTopOfWhat(board: Board, groupings: readonly Grouping[], byChange: boolean): boolean {
  const picked = board.items.filter((item) => board.placed.has(item) && isPicked(board, item));
  const counted = byChange || itemsOf(board, 'limit').length > 0;
  if (groupings.length === 1) return counted || picked.length > 0 || withRole(board, 'where').length > 0;
  const dimensions = groupings.filter(({ kind }) => kind === 'dimension').length;
  return (
    groupings.length === 2 &&
    dimensions === 1 &&
    picked.length > 0 &&
    picked.every((item) => isKind(item, 'dimension')) &&
    picksPerPeriod(board, picked)
  );
}

/**
 * "일별 매출 상위 3개 카테고리" and "top 3 categories each day" pick anew in every period. "매출 상위 3개 카테고리 일별 추이" and
 * "daily sales of the top 3 categories" follow the same three through time, which a metric query does not.
 */
function picksPerPeriod(board: Board, picked: readonly Item[]): boolean {
  const [period] = board.items.filter((item) => board.placed.has(item) && isGrain(item));
  if (period === undefined || withRole(board, 'trend').length > 0) return false;
  const sign = roleOf(before(board, period)) === 'group' ? before(board, period) : period;
  if (sign !== undefined && isLatin(sign)) {
    return /^(?:each|every|per|for each)\b/iu.test(sign.piece.text) || isKind(after(board, period), 'limit');
  }
  return picked.every(({ position }) => position > period.position);
}

/** Named as what is looked for (가장 많은 지역, which region), not as what the answer is split by (지역별). */
function isPicked(board: Board, item: Item): boolean {
  if (isKind(item, 'time'))
    return item.sense.meaning.kind === 'grain' && /^시간대(?!별|마다)/u.test(item.piece.text);
  if (!isKind(item, 'dimension') && !isKind(item, 'grain')) return false;
  if (item.piece.tail === 'group' || roleOf(before(board, item)) === 'group') return false;
  return roleOf(after(board, item)) !== 'group-after';
}

/** Every word about order, in the order of the text: 가장, 많은, 순, 상위 5개, and `by` before a metric. */
function signalsOf(board: Board): Item[] {
  return board.items.filter((item) => {
    const role = roleOf(item);
    if (role === 'order' || role === 'superlative') return true;
    if (role === 'rank') return true;
    if (role === 'group') return ranksBy(board, item);
    return isKind(item, 'limit');
  });
}

function orderWords(items: readonly Item[]): { item: Item; word: OrderWord }[] {
  return items.flatMap((item) =>
    item.sense.kind === 'grammar' && item.sense.word.role === 'order'
      ? [{ item, word: item.sense.word }]
      : [],
  );
}

/** Words of change need two ranges; "늘어난 지역" without "가장" would be a condition, which is not read. */
function placeChanges(board: Board, context: OrderContext): ChangeWord | null {
  if (context.compare === null) return null;
  let sorting: ChangeWord | null = null;
  for (const item of withRole(board, 'change')) {
    if (item.sense.kind !== 'grammar' || item.sense.word.role !== 'change') continue;
    const ordered = isOrdered(board, item);
    if (!ordered && isKind(after(board, item), 'dimension')) continue;
    place(board, item);
    if (ordered) sorting = item.sense.word;
  }
  return sorting;
}

/** "가장 많이 늘어난", "증가율 높은 순", "상위 5개"; 많이 alone only says that the change is large. */
function isOrdered(board: Board, item: Item): boolean {
  const previous = before(board, item);
  const first = previous && intensifiesChange(board, previous) ? before(board, previous) : previous;
  const next = after(board, item);
  if (isMost(previous) || roleOf(first) === 'superlative' || isDirected(first)) return true;
  return (
    roleOf(next) === 'order' || roleOf(next) === 'rank' || roleOf(next) === 'superlative' || isDirected(next)
  );
}

function isDirected(item: Item | undefined): boolean {
  return isKind(item, 'limit') && item.sense.direction !== null;
}

/** "increase … sorted by gmv", "change … highest first": which of the two orders the rows is not said. */
function leavesOrderOpen(board: Board, signals: readonly Item[]): boolean {
  const words = withRole(board, 'change');
  if (words.length === 0) return false;
  const hasDirection = words.some(
    ({ sense }) => sense.kind === 'grammar' && sense.word.role === 'change' && sense.word.direction !== null,
  );
  return hasDirection || !signals.some((item) => metricBeside(board, item) !== undefined);
}

/** "지난주보다 주문이 많은 지역" asks which grew, not for the largest first. */
function comparesAmounts(board: Board, signals: readonly Item[], context: OrderContext): boolean {
  if (context.compare === null) return false;
  return signals.every(
    (item) => roleOf(item) === 'order' && !isMost(item) && isKind(after(board, item), 'dimension'),
  );
}

/** 최다, the highest: the word alone asks for the first. */
export function isMost(item: Item | undefined): boolean {
  return item?.sense.kind === 'grammar' && item.sense.word.role === 'order' && item.sense.word.most;
}

function changeName(word: ChangeWord): string {
  return word.rate ? 'change-rate' : 'change';
}

/** The highest rate of decline is the lowest change; "the lowest decline" is not read. */
function directionOf(
  board: Board,
  signals: readonly Item[],
  changes: ChangeWord | null,
  context: OrderContext,
): Direction | null {
  const said = saidDirection(board, signals, context.metrics);
  if (changes === null || changes.direction === null) return said === undefined ? null : said;
  if (said === undefined) return changes.direction;
  if (said === null || changes.direction === 'descending') return said;
  return said === 'descending' ? 'ascending' : null;
}

/** Null where the words disagree or do not fit the metrics; undefined where none tells a direction. */
function saidDirection(
  board: Board,
  signals: readonly Item[],
  metrics: readonly Metric[],
): Direction | null | undefined {
  const words = orderWords(signals).filter(({ item }) => !intensifiesChange(board, item));
  const said = new Set(words.map(({ word }) => word).map((word) => meantDirection(word, metrics)));
  if (said.has(null) || said.size > 1) return null;
  const [direction] = said;
  const counted = new Set(itemsOf(board, 'limit').flatMap(({ sense }) => sense.direction ?? []));
  if (direction) return direction === 'descending' && counted.has('ascending') ? null : direction;
  if (counted.size > 1) return null;
  const [fromCount] = counted;
  return fromCount ?? (signals.some((item) => isDescendingByItself(board, item)) ? 'descending' : undefined);
}

/** "가장 많이 줄어든", "the biggest drop": one says how much, the other which way. */
function intensifiesChange(board: Board, item: Item): boolean {
  if (roleOf(after(board, item)) !== 'change') return false;
  const isLarge =
    item.sense.kind === 'grammar' &&
    item.sense.word.role === 'order' &&
    item.sense.word.direction === 'descending';
  return isLarge && (isMost(item) || /^(?:많이|크게)/u.test(item.piece.text));
}

function isDescendingByItself(board: Board, item: Item): boolean {
  const role = roleOf(item);
  if (role === 'rank' || role === 'group') return true;
  return role === 'superlative' && isLatin(item) && isKind(after(board, item), 'metric');
}

/** Null where the word does not fit the metrics: nothing is "fast" about sales. */
function meantDirection(word: OrderWord, metrics: readonly Metric[]): Direction | null {
  if (word.of === 'any') return word.direction;
  if (word.of !== 'quality')
    return metrics.every(({ format }) => format === 'minutes') ? word.direction : null;
  const better = new Set(metrics.map((metric) => metric.better));
  if (better.size !== 1 || better.has(null)) return null;
  if (better.has('higher')) return word.direction;
  return word.direction === 'descending' ? 'ascending' : 'descending';
}

/** An explicit count, else the one row that a superlative asks for; several are asked for in the plural. */
function limitOf(board: Board, signals: readonly Item[]): number | null {
  const counts = itemsOf(board, 'limit');
  counts.slice(1).forEach((item) => {
    reject(board, item);
  });
  const [count] = counts;
  if (count) return count.sense.count;
  const most = orderWords(signals).some(({ word }) => word.most);
  const superlative = signals.some((item) => roleOf(item) === 'superlative');
  return (most || superlative) && !asksForSeveral(board) ? 1 : null;
}

function asksForSeveral(board: Board): boolean {
  return (
    itemsOf(board, 'dimension').some(
      ({ piece }) => /들\p{Script=Hangul}*$/u.test(piece.text) || /[^s]s$/iu.test(piece.text),
    ) || withRole(board, 'rank').length > 0
  );
}

/**
 * The metric that the words of order are about: "by orders" and "the most orders" say it outright, beside a count it may
 * only be what is shown. Else the only one; else the first, and the asker is told. Null where they disagree.
 */
function metricOf(board: Board, signals: readonly Item[], context: OrderContext): string | null {
  const [first] = context.metrics;
  if (first === undefined) return null;
  if (context.metrics.length === 1) return first.name;
  const said = signals.flatMap((item) => {
    const name = metricBeside(board, item);
    return name === undefined ? [] : [{ name, weight: weightOf(item) }];
  });
  const most = Math.max(...said.map(({ weight }) => weight));
  const names = new Set(said.flatMap(({ name, weight }) => (weight === most ? [name] : [])));
  if (names.size > 1) return null;
  const metric = context.metrics.find(({ name }) => names.has(name)) ?? first;
  board.notes.push(orderNote(metric));
  return metric.name;
}

function weightOf(signal: Item): number {
  if (saysBy(signal)) return 2;
  return isKind(signal, 'limit') && !/^\p{Script=Hangul}/u.test(signal.piece.text) ? 0 : 1;
}

function saysBy({ piece }: Item): boolean {
  return /\bby$/iu.test(piece.text);
}

function metricBeside(board: Board, item: Item): string | undefined {
  const previous = before(board, item);
  if (isKind(previous, 'metric') && !saysBy(item)) return previous.sense.names[0];
  const next = after(board, item);
  return isKind(next, 'metric') ? next.sense.names[0] : undefined;
}
