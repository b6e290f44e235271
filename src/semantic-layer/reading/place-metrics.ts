import type { GlossaryTerm, Metric } from '../../domain/knowledge.ts';
import {
  after,
  type Board,
  before,
  type Item,
  isKind,
  isLatin,
  itemsOf,
  joinedBySign,
  place,
  reject,
  roleOf,
} from './board.ts';
import { withCarriedSubject } from './carried-subject.ts';
import { chosenFor, noteChosen } from './chosen.ts';
import {
  type NamedService,
  placeService,
  serviceBeside,
  serviceWithin,
  versionsOf,
} from './named-service.ts';
import { metricChoiceNote, versionNote } from './notes.ts';
import type { Sense } from './piece.ts';

export type MetricItem = Item & { readonly sense: Extract<Sense, { kind: 'metric' }> };

/**
 * The metrics asked for, in order. Two of them count only when something joins them (와, and, a comma) or when one
 * belongs to an order or a condition: "주문 취소율" is not "주문" and "취소율".
 */
export function placeMetrics(board: Board, glossary: readonly GlossaryTerm[]): Metric[] {
  const items = itemsOf(board, 'metric');
  items.forEach((item, index) => {
    const next = items[index + 1];
    if (item.piece.tail === 'group' || item.piece.tail === 'either' || item.piece.tail === 'among')
      reject(board, item);
    else if (next !== undefined && !standTogether(board, item, next)) reject(board, item);
    else if (item.piece.tail === 'action' && !isCounted(board, item)) reject(board, item);
    else place(board, item);
  });
  const names = new Set(
    items.flatMap((item, index) => settleMetric(board, item, listAround(board, items, index), glossary)),
  );
  return [...names].flatMap((name) => board.model.metrics.get(name) ?? []);
}

/** "주문한", "취소된": only what is counted can be done. */
function isCounted(board: Board, item: MetricItem): boolean {
  return item.sense.names.every((name) => board.model.metrics.get(name)?.format === 'integer');
}

interface List {
  /** Those of the list that stand before this one. */
  readonly earlier: readonly MetricItem[];
  readonly service: NamedService | null;
  /** The service beside the list has some of its metrics and not the others. */
  readonly isMixed: boolean;
}

/** The metrics of the same list, and the service that is named beside it. */
function listAround(board: Board, items: readonly MetricItem[], index: number): List {
  const joins = (at: number) => isJoined(board, items[at] as MetricItem, items[at + 1] as MetricItem);
  let [first, last] = [index, index];
  while (first > 0 && joins(first - 1)) first--;
  while (last < items.length - 1 && joins(last)) last++;
  const earlier = items.slice(first, index);
  const all = items.slice(first, last + 1);
  const beside = all.length === items.length ? serviceBeside(board, all) : null;
  if (beside === null) return { earlier, service: serviceWithin(board, all, index - first), isMixed: false };
  const having = all.filter((_, at) => versionsOf(board, beside, all, at).length > 0);
  const isMixed = having.length > 0 && having.length < all.length;
  return { earlier, service: having.length === all.length ? beside : null, isMixed };
}

function settleMetric(
  board: Board,
  item: MetricItem,
  list: List,
  glossary: readonly GlossaryTerm[],
): readonly string[] {
  const { term: termName } = item.sense;
  const names = candidatesOf(board, item, list);
  const term = glossary.find(({ name }) => name === termName);
  const chosen = chooseMetric(board, item, names, term);
  if (chosen !== null) return [chosen];
  if (names.length > 1) {
    board.ambiguities.push({ kind: 'metric', text: item.piece.word, metrics: names });
    return names;
  }
  const note = term && metricChoiceNote(item.piece.word, names[0] ?? '', term);
  if (note) board.notes.push(note);
  return names;
}

/**
 * The meaning that was chosen for the word, where it is one it can have here: those that stand open, or any definition
 * of a term whose preferred one would count. What is remembered never settles whose number is meant, such as a service's.
 */
function chooseMetric(
  board: Board,
  item: MetricItem,
  names: readonly string[],
  term: GlossaryTerm | undefined,
): string | null {
  const isOfWord = names.every((name) => item.sense.names.includes(name));
  const defined = isOfWord ? (term?.definitions.flatMap(({ metric }) => metric ?? []) ?? []) : [];
  const open = new Set([...names, ...defined]);
  if (open.size < 2) return null;
  for (const chosen of chosenFor(board, 'metric', item.piece.word, term)) {
    const metric = board.model.metrics.get(chosen.name);
    const isFree = isOfWord || chosen.by === 'reading' || !item.sense.names.includes(chosen.name);
    if (metric === undefined || !open.has(chosen.name) || !isFree) continue;
    noteChosen(board, item, chosen, metric.label);
    return metric.name;
  }
  return null;
}

/**
 * A metric never changes its subject in silence: what the list before it may mean by it is a candidate too, and where
 * nothing has that name the word has no place. A service named beside the list, or by the metric before, decides.
 */
function candidatesOf(board: Board, item: MetricItem, list: List): readonly string[] {
  const { names } = item.sense;
  const { word } = item.piece;
  const ofService =
    list.service === null
      ? []
      : versionsOf(board, list.service, [...list.earlier, item], list.earlier.length);
  if (list.service !== null && ofService.length > 0)
    return ofNamedService(board, item, list.service, ofService);
  const listed = list.earlier.map(({ piece, sense }) => ({ word: piece.word, names: sense.names }));
  const carried = withCarriedSubject({ word, names }, listed, board.model);
  const shared = carried.names.filter((name) => names.includes(name));
  if (shared.length > 0) return shared;
  if (carried.isOpen || list.isMixed) reject(board, item);
  return [...carried.names, ...names];
}

function ofNamedService(
  board: Board,
  item: MetricItem,
  service: NamedService,
  versions: readonly string[],
): readonly string[] {
  placeService(board, service);
  const metric = board.model.metrics.get(versions[0] ?? '');
  if (metric && versions.length === 1 && !item.sense.names.includes(metric.name))
    board.notes.push(versionNote(item.piece.word, metric));
  return versions;
}

function standTogether(board: Board, one: MetricItem, other: MetricItem): boolean {
  if (one.sense.names.join() === other.sense.names.join()) return true;
  if (isJoined(board, one, other)) return true;
  if (other.position === one.position + 1) return hasOwnParticle(one) && isUsedToSort(board, other);
  return isUsedToSort(board, one) || isUsedToSort(board, other);
}

/** "매출을 주문수 많은 순으로": a finished phrase, not the first half of a compound. */
function hasOwnParticle({ piece }: Item): boolean {
  return piece.tail === 'particle' && !piece.text.endsWith('의');
}

/** Only conjunctions between the two, and at least one of them. */
function isJoined(board: Board, one: Item, other: Item): boolean {
  const between = board.items.slice(one.position + 1, other.position);
  if (
    !between.every(
      (item) => roleOf(item) === 'list' || roleOf(item) === 'total' || roleOf(item) === 'quantity',
    )
  )
    return false;
  const sign = joinedBySign(other) && other.piece.before !== '/';
  return one.piece.tail === 'list' || sign || between.some((item) => roleOf(item) === 'list');
}

const sortingRoles: ReadonlySet<string | null> = new Set(['order', 'superlative', 'rank']);

/** Whether the metric is what an order, a count of rows or a condition beside it is about. */
export function isUsedToSort(board: Board, item: Item): boolean {
  const next = after(board, item);
  const previous = before(board, item);
  if (sortingRoles.has(roleOf(next)) || isKind(next, 'condition')) return true;
  if (isKind(next, 'limit') && next.sense.direction !== null) return true;
  if (roleOf(previous) === 'group' || sortingRoles.has(roleOf(previous))) return true;
  return isKind(previous, 'condition') && isLatin(item);
}
