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
  roleOf,
} from './board.ts';
import { metricNamesOf, schemasOf } from './metric-names.ts';
import { withoutParticle } from './tails.ts';
import { keyOf } from './text-stream.ts';

/** A service named apart from the metric it is about: 새마트 of "새마트 어제 주문", Saemart of "orders at Saemart". */
export interface NamedService {
  readonly item: Item;
  readonly word: string;
  readonly schema: string;
}

type MetricItem = Item & { readonly sense: { readonly kind: 'metric'; readonly names: readonly string[] } };

/**
 * The service named before the first or, in English, after the last metric of a list, with nothing but times, groups and
 * values between: what else stands there may say something else of it ("새마트 회원의 주문 수").
 */
export function serviceBeside(board: Board, list: readonly MetricItem[]): NamedService | null {
  const [first, last] = [list[0], list.at(-1)];
  if (first === undefined || last === undefined) return null;
  return serviceBefore(board, first) ?? serviceAfter(board, last);
}

/** The service that a metric of the list before this one says by its own name: 새마트 매출과 주문 수. */
export function serviceWithin(
  board: Board,
  list: readonly MetricItem[],
  position: number,
): NamedService | null {
  const names = metricNamesOf(board.model);
  for (const item of list.slice(0, position)) {
    const [schema, ...others] = [
      ...new Set(item.sense.names.flatMap((name) => schemasOf(board.model, name))),
    ];
    if (schema === undefined || others.length > 0) continue;
    const said = names.serviceWords(schema).filter((front) => keyOf(item.piece.word).startsWith(front));
    const [word] = said.sort((one, other) => other.length - one.length);
    if (word !== undefined) return { item, word, schema };
  }
  return null;
}

/**
 * The service's own metrics of that very name; none where it has none, or where the word says that all are meant. Another
 * word for the service will do where this one goes with another name of the same metric: 장보기 주문, as there is 장보기 주문 수
 * and 새마트 주문.
 */
export function versionsOf(
  board: Board,
  { word, schema }: NamedService,
  list: readonly MetricItem[],
  position: number,
): readonly string[] {
  const metric = list[position];
  if (metric === undefined || (position > 0 && roleOf(before(board, metric)) === 'total')) return [];
  const { model } = board;
  const names = metricNamesOf(model);
  const own = metric.sense.names;
  const lies = (name: string) => schemasOf(model, name).every((each) => each === schema);
  if (own.every(lies)) return own;
  const key = keyOf(metric.piece.word);
  const related = new Set(
    own.flatMap((name) => names.keysOf(name)).flatMap((each) => [...(names.byKey.get(word + each) ?? [])]),
  );
  const others = names.serviceWords(schema).flatMap((front) => [...(names.byKey.get(front + key) ?? [])]);
  const found = [...(names.byKey.get(word + key) ?? new Set(others.filter((name) => related.has(name))))];
  const listed = new Set(list.slice(0, position).flatMap(({ sense }) => sense.names));
  return found.filter((name) => !listed.has(name) && lies(name));
}

/** The word has done its work; 새마트 매장 still has its own place. */
export function placeService(board: Board, { item, word }: NamedService): void {
  if (keyOf(wordOf(item)) === word) place(board, item);
}

function serviceBefore(board: Board, metric: Item): NamedService | null {
  let item = metric;
  while (item.skipped === '' || linking.test(item.skipped)) {
    const previous = before(board, item);
    if (previous === undefined) return null;
    const service = serviceOf(board, previous);
    if (service !== null) return isAlone(board, previous, metric) ? service : null;
    if (!mayStandBetween(previous)) return null;
    item = previous;
  }
  return null;
}

/** "새마트, 새마트예약 주문 수": one of several, of which it would otherwise be all. */
function isAlone(board: Board, item: Item, metric: Item): boolean {
  const between = board.items.slice(item.position + 1, metric.position);
  const dimensions = new Set(dimensionsOf(item));
  const isOther = (each: Item) =>
    isKind(each, 'value') && dimensionsOf(each).some((name) => dimensions.has(name));
  return !joinedBySign(item) && !between.some((each) => joinedBySign(each) || isOther(each));
}

function dimensionsOf({ sense }: Item): readonly string[] {
  if (sense.kind === 'dimension') return sense.names;
  return sense.kind === 'value' ? sense.candidates.map(({ dimension }) => dimension) : [];
}

const linking = /^(?:(?:at|in|from|of|on|for|the|our|did|does|how|many)\s?)+$/u;

function serviceAfter(board: Board, metric: Item): NamedService | null {
  let item = after(board, metric);
  while (item !== undefined && (isKind(item, 'time') || isGrain(item))) item = after(board, item);
  if (item === undefined || !isLatin(item) || !linking.test(item.skipped)) return null;
  return serviceOf(board, item);
}

function mayStandBetween(item: Item): boolean {
  if (item.piece.tail !== null && item.piece.tail !== 'group' && item.piece.tail !== 'particle') return false;
  if (isKind(item, 'dimension')) return item.piece.tail === 'group';
  return isKind(item, 'time') || isGrain(item) || isKind(item, 'value') || roleOf(item) === 'total';
}

/** 도, 이 and 가 leave room for more than the service: "새마트도", "새마트가". */
const particles = /^(?:의|에서|에서의|에서는|에서만|은|는|만)?$/u;

function serviceOf(board: Board, item: Item): NamedService | null {
  const word = wordOf(item);
  const names = metricNamesOf(board.model);
  for (const schema of names.schemas) {
    const fronts = names.serviceWords(schema);
    const front = fronts.find((each) => each === keyOf(word));
    if (front !== undefined && particles.test(item.piece.text.slice(word.length)))
      return { item, word: front, schema };
    const [first = '', second] = word.split(' ');
    if (second !== undefined && fronts.includes(keyOf(first)) && liesIn(board, item, schema))
      return { item, word: keyOf(first), schema };
  }
  return null;
}

function wordOf({ piece, sense }: Item): string {
  return sense.kind === 'unknown' ? withoutParticle(piece.text) : piece.word;
}

/** 새마트 매장, 새마트 강남점: names of the service's own. */
function liesIn({ model }: Board, item: Item, schema: string): boolean {
  const names = dimensionsOf(item);
  return (
    names.length > 0 && names.every((name) => model.dimensions.get(name)?.table.startsWith(`${schema}.`))
  );
}
