import type { Dimension, Metric } from '../../domain/knowledge.ts';
import type { DimensionFilter } from '../metric-query.ts';
import { after, type Board, before, type Item, isKind, itemsOf, place, reject, roleOf } from './board.ts';
import { chosenFor, dimensionOfValue, noteChosen } from './chosen.ts';
import { contradicts } from './contradicts.ts';
import { valueNote } from './notes.ts';
import { rejectOnlyAndBoth } from './only-both.ts';
import type { Sense, ValueCandidate } from './piece.ts';
import { rejectImpossiblePlaces } from './places.ts';
import { liesInDetails, reachedByAll } from './reach.ts';

export type ValueItem = Item & { readonly sense: Extract<Sense, { kind: 'value' }> };

interface Held {
  readonly item: ValueItem;
  readonly dimension: Dimension;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/**
 * Values are alternatives within one dimension and narrow each other across dimensions. Sorted, so that the same
 * conditions in another order are the same query.
 */
export function placeValues(board: Board, metrics: readonly Metric[]): DimensionFilter[] {
  const open = itemsOf(board, 'value').filter((item) => !board.placed.has(item));
  const settled = open.flatMap((item) => settleValue(board, item, metrics));
  const held = applyNegations(board, settled);
  rejectImpossiblePlaces(board, held);
  const filters = groupHeld(held)
    .flatMap((group) => filterOf(board, group, metrics))
    .sort(
      (one, other) =>
        one.dimension.localeCompare(other.dimension) || Number(one.negated) - Number(other.negated),
    );
  rejectOnlyAndBoth(board, held, metrics);
  return filters;
}

/** The dimensions that a value may belong to here: the one named beside it, else those the metrics can reach. */
function candidatesOf(board: Board, item: ValueItem, metrics: readonly Metric[]): readonly ValueCandidate[] {
  const { candidates } = item.sense;
  const named = [before(board, item), after(board, item)].find(
    (neighbour) => isKind(neighbour, 'dimension') && neighbour.piece.tail !== 'group',
  );
  const names = isKind(named, 'dimension') ? named.sense.names : [];
  const byName = candidates.filter(({ dimension }) => names.includes(dimension));
  if (byName.length > 0) return byName;
  const reached = candidates.filter(({ dimension }) => reachedByAll(board, dimension, metrics));
  return reached.length > 0 ? reached : candidates;
}

/** All candidates, or those of the dimension that was chosen for the word. */
function chooseAmong(
  board: Board,
  item: ValueItem,
  candidates: readonly ValueCandidate[],
): readonly ValueCandidate[] {
  if (new Set(candidates.map(({ dimension }) => dimension)).size < 2) return candidates;
  for (const chosen of chosenFor(board, 'value', item.piece.word)) {
    const own = candidates.filter(({ dimension }) => dimension === dimensionOfValue(chosen.name));
    const [first] = own;
    if (first === undefined) continue;
    const label = board.model.dimensions.get(first.dimension)?.label;
    if (label !== undefined && chosen.by !== 'reading') noteChosen(board, item, chosen, label);
    return own;
  }
  return candidates;
}

function settleValue(board: Board, item: ValueItem, metrics: readonly Metric[]): Omit<Held, 'negated'>[] {
  if (item.piece.tail === 'group' || item.piece.tail === 'among') return [];
  const candidates = chooseAmong(board, item, candidatesOf(board, item, metrics));
  const dimensions = [...new Set(candidates.map(({ dimension }) => dimension))];
  if (dimensions.length > 1) {
    board.ambiguities.push({ kind: 'value', text: item.piece.word, candidates });
    place(board, item);
    return [];
  }
  const dimension = board.model.dimensions.get(dimensions[0] ?? '');
  if (dimension === undefined) return [];
  if (!reachedByAll(board, dimension.name, metrics)) {
    reject(board, item, 'not-joinable');
    return [];
  }
  const inDetails = metrics.some(({ name }) => liesInDetails(board, dimension.name, name));
  if (inDetails && !isNamedBeside(board, item, dimension.name)) return [];
  place(board, item);
  return [{ item, dimension, values: candidates.map(({ value }) => value) }];
}

/**
 * A value of the rows' details needs its dimension's name beside it: in "회원 가입 수", 회원 is no topic of the members'
 * support tickets, and "member email" asks for no channel.
 */
function isNamedBeside(board: Board, item: Item, dimension: string): boolean {
  return [before(board, item), after(board, item)].some(
    (neighbour) => isKind(neighbour, 'dimension') && neighbour.sense.names.includes(dimension),
  );
}

function applyNegations(board: Board, settled: readonly Omit<Held, 'negated'>[]): Held[] {
  const negated = new Set<Item>();
  for (const word of board.items) {
    const role = roleOf(word);
    if (role !== 'negate-after' && role !== 'negate-before') continue;
    const scope = scopeOf(board, word, role === 'negate-after' ? -1 : 1, settled);
    if (scope.length > 0) place(board, word);
    for (const item of scope) negated.add(item);
  }
  return settled.map((value) => ({ ...value, negated: negated.has(value.item) }));
}

/** The values beside a negation: the nearest one, and those of its dimension that stand beside that. */
function scopeOf(board: Board, word: Item, step: 1 | -1, settled: readonly Omit<Held, 'negated'>[]): Item[] {
  const scope: Item[] = [];
  let dimension: Dimension | undefined;
  for (let position = word.position + step; ; position += step) {
    const item = board.items[position];
    const value = settled.find((entry) => entry.item === item);
    if (value && (dimension === undefined || dimension === value.dimension)) {
      dimension = value.dimension;
      scope.push(value.item);
    } else if (item === undefined || !isConnector(item)) {
      return scope;
    }
  }
}

function isConnector(item: Item): boolean {
  const role = roleOf(item);
  return (
    role === 'list' ||
    role === 'either' ||
    role === 'versus' ||
    (isKind(item, 'dimension') && item.piece.tail !== 'group')
  );
}

function groupHeld(held: readonly Held[]): Held[][] {
  const groups = new Map<string, Held[]>();
  for (const value of held) {
    const key = `${value.dimension.name} ${value.negated}`;
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()];
}

/** "강남구에서 서초구로" is a way and no pair, and "강남구 주문수와 서초구 매출" is two questions: values of one dimension must stand together. */
function filterOf(board: Board, group: readonly Held[], metrics: readonly Metric[]): DimensionFilter[] {
  const [first] = group;
  if (first === undefined) return [];
  group.forEach((value, index) => {
    const previous = group[index - 1];
    if (previous !== undefined && !standTogether(board, previous.item, value.item)) reject(board, value.item);
    if (contradicts(value, metrics, board.model)) reject(board, value.item, 'contradicts-metric');
  });
  const values = [...new Set(group.flatMap((value) => value.values))].sort();
  const filter = { dimension: first.dimension.name, values, negated: first.negated };
  const note = valueNote(filter, first.dimension, {
    words: group.map(({ item }) => item.piece.word),
    isNamed: group.every(({ item }) => isNamedBeside(board, item, first.dimension.name)),
  });
  if (note) board.notes.push(note);
  return [filter];
}

function standTogether(board: Board, one: Item, other: Item): boolean {
  const isWay =
    (/에서$/u.test(one.piece.text) && /로$/u.test(other.piece.text)) || /\bto\b/u.test(other.skipped);
  return !isWay && board.items.slice(one.position + 1, other.position).every(isConnector);
}
