import type { TimeGrain } from '../../domain/date-range.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Grouping } from '../metric-query.ts';
import {
  after,
  type Board,
  before,
  type Item,
  isGrain,
  isKind,
  isLatin,
  joinedBySign,
  place,
  reject,
  roleOf,
} from './board.ts';
import { chosenFor, noteChosen } from './chosen.ts';
import type { Sense } from './piece.ts';
import { isMost, ranksBy } from './place-order.ts';
import { closerNamesakes, reachedByAll } from './reach.ts';
import { keyOf } from './text-stream.ts';

type DimensionItem = Item & { readonly sense: Extract<Sense, { kind: 'dimension' }> };

/**
 * What the answer is split by, in order. A dimension's bare name splits only where the question says so ("지역별",
 * "by region", "가장 많은 지역"); beside a value of its own it only names what the value is.
 */
export function placeGroupings(board: Board, metrics: readonly Metric[]): Grouping[] {
  const splits = board.items.filter((item) => isKind(item, 'dimension') || isGrain(item));
  const chosen = new Set(splits.filter((item) => isSplit(board, item)));
  spreadAlongLists(board, splits, chosen);
  const groupings: Grouping[] = [];
  for (const item of splits) {
    if (chosen.has(item)) groupings.push(...groupingOf(board, item, metrics));
    else if (namesValueBeside(board, item)) place(board, item);
  }
  return distinct(groupings);
}

function isSplit(board: Board, item: Item): boolean {
  const { tail } = item.piece;
  if (tail === 'action' || tail === 'either') return false;
  if (isPerThing(board, item)) return false;
  if (item.sense.kind === 'time') return !/^하루$/u.test(item.piece.word);
  if (tail === 'group' || tail === 'among') return true;
  if (tail === null && /별$/u.test(item.piece.word) && !namesValueBeside(board, item)) return true;
  return saysSplitBefore(board, item) || saysSplitAfter(board, item);
}

/**
 * "가게당", "per shop": one number for the mean shop, where metrics speak of it so (가게당 주문 수), and not a row for each.
 */
function isPerThing(board: Board, item: Item): boolean {
  const word = keyOf(item.piece.word);
  const isPer = /당$/u.test(item.piece.text) && item.piece.tail === 'group';
  if (!isPer && !/^per$/iu.test(before(board, item)?.piece.text ?? '')) return false;
  return [...board.model.metrics.values()].some(({ label, synonyms }) =>
    [label.ko, label.en, ...synonyms.ko, ...synonyms.en].some((name) => {
      const key = keyOf(name);
      return isPer ? key.startsWith(`${word}당`) : key.endsWith(`per${word}`);
    }),
  );
}

function saysSplitBefore(board: Board, item: Item): boolean {
  const previous = before(board, item);
  switch (roleOf(previous)) {
    case 'group':
    case 'which':
      place(board, previous);
      return true;
    case 'among':
      place(board, previous);
      return isLatin(item);
    case 'rank':
      return !/by$/iu.test(previous?.piece.text ?? '');
    case 'order':
    case 'change':
      return true;
    default:
      return isKind(previous, 'limit') || isKind(previous, 'condition') || endsOrderedMetric(board, item);
  }
}

/** "lowest cancel rate region", "최다 주문 지역" */
function endsOrderedMetric(board: Board, item: Item): boolean {
  const previous = before(board, item);
  const sign = isKind(previous, 'metric') ? before(board, previous) : undefined;
  return roleOf(sign) === 'order' && (isLatin(item) || isMost(sign));
}

function saysSplitAfter(board: Board, item: Item): boolean {
  const next = after(board, item);
  switch (roleOf(next)) {
    case 'group-after':
    case 'where':
    case 'among':
      place(board, next);
      return true;
    case 'rank':
      return true;
    case 'group':
      return next !== undefined && ranksBy(board, next);
    case 'order':
    case 'superlative':
      return isLatin(item);
    default:
      return isKind(next, 'limit') || isRanked(board, next) || (isLatin(item) && isConditioned(board, next));
  }
}

/** "지역 매출 상위 5개", "카테고리 주문수 순위" */
function isRanked(board: Board, next: Item | undefined): boolean {
  if (!isKind(next, 'metric')) return false;
  const sign = after(board, next);
  return roleOf(sign) === 'rank' || (isKind(sign, 'limit') && sign.sense.direction !== null);
}

/** "regions over 1,000 orders", "categories with cancel rate above 20%" */
function isConditioned(board: Board, next: Item | undefined): boolean {
  return isKind(next, 'condition') || (isKind(next, 'metric') && isKind(after(board, next), 'condition'));
}

/** "지역, 카테고리별" and "by region and category": one sign of splitting serves the whole list. */
function spreadAlongLists(board: Board, splits: readonly Item[], chosen: Set<Item>): void {
  const pairs = splits.slice(1).flatMap((item, index): [Item, Item][] => {
    const previous = splits[index];
    return previous !== undefined && areListed(board, previous, item) ? [[previous, item]] : [];
  });
  for (const [one, other] of pairs) if (chosen.has(one)) chosen.add(other);
  for (const [one, other] of pairs.reverse()) if (chosen.has(other)) chosen.add(one);
}

function areListed(board: Board, one: Item, other: Item): boolean {
  const between = board.items.slice(one.position + 1, other.position);
  if (between.length === 1 && roleOf(between[0]) === 'list') return true;
  return between.length === 0 && (one.piece.tail === 'list' || joinedBySign(other));
}

function groupingOf(board: Board, item: Item, metrics: readonly Metric[]): Grouping[] {
  const grain = grainOf(item.sense);
  if (grain !== null) return timeGrouping(board, item, grain, metrics);
  const name = isKind(item, 'dimension') ? settleDimension(board, item, metrics) : null;
  return name === null ? [] : [{ kind: 'dimension', name }];
}

function grainOf(sense: Sense): TimeGrain | null {
  if (sense.kind === 'grain') return sense.grain;
  return sense.kind === 'time' && sense.meaning.kind === 'grain' ? sense.meaning.grain : null;
}

function timeGrouping(board: Board, item: Item, grain: TimeGrain, metrics: readonly Metric[]): Grouping[] {
  if (!metrics.every((metric) => board.model.hasTime(metric.name))) {
    reject(board, item, 'no-time');
    return [];
  }
  place(board, item);
  return [{ kind: 'time', grain }];
}

function settleDimension(board: Board, item: DimensionItem, metrics: readonly Metric[]): string | null {
  const named = item.sense.names.filter((name) => reachedByAll(board, name, metrics));
  const reached = [...new Set([...closerNamesakes(board, item.piece.word, named, metrics), ...named])];
  const [name] = reached;
  if (name === undefined) {
    reject(board, item, 'not-joinable');
    return null;
  }
  place(board, item);
  if (reached.length === 1) return name;
  const [chosen] = chosenFor(board, 'dimension', item.piece.word).filter((each) =>
    reached.includes(each.name),
  );
  const dimension = board.model.dimensions.get(chosen?.name ?? '');
  if (chosen !== undefined && dimension !== undefined) {
    noteChosen(board, item, chosen, dimension.label);
    return chosen.name;
  }
  board.ambiguities.push({ kind: 'dimension', text: item.piece.word, dimensions: reached });
  return null;
}

function namesValueBeside(board: Board, item: Item): boolean {
  const names = isKind(item, 'dimension') ? item.sense.names : [];
  return [before(board, item), after(board, item)].some(
    (neighbour) =>
      isKind(neighbour, 'value') &&
      neighbour.sense.candidates.some(({ dimension }) => names.includes(dimension)),
  );
}

function distinct(groupings: readonly Grouping[]): Grouping[] {
  const keys = groupings.map((grouping) => JSON.stringify(grouping));
  return groupings.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
