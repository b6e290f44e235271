import type { Dimension } from '../../domain/knowledge.ts';
import { type Board, type Item, reject } from './board.ts';

interface Wanted {
  readonly item: Item;
  readonly dimension: Dimension;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/**
 * Values of dimensions that lie within each other narrow each other only where one lies in the other: "인천 강남구" is no
 * place, so its zero would be no answer. A name that several places share needs the one it lies in.
 */
export function rejectImpossiblePlaces(board: Board, wanted: readonly Wanted[]): void {
  const kept = wanted.filter(({ negated }) => !negated);
  const pairs = kept.flatMap((inner) => kept.flatMap((outer) => pairOf(board, inner, outer)));
  const lost = pairs.filter(
    ({ inner, outer }) => !pairs.some((pair) => pair.fits && fitsAs(pair, { inner }, outer)),
  );
  const idle = pairs.filter(
    ({ inner, outer }) => !pairs.some((pair) => pair.fits && fitsAs(pair, { outer }, inner)),
  );
  for (const { inner } of lost) reject(board, inner.item, 'never-together');
  const isLost = (wanted: Wanted) => lost.some(({ inner }) => inner === wanted);
  for (const { inner, outer } of idle) if (!isLost(inner)) reject(board, outer.item, 'never-together');
  for (const one of kept) {
    const isPlaced = pairs.some(({ inner }) => inner === one);
    if (!isPlaced && isSharedName(board, one)) reject(board, one.item, 'several-places');
  }
}

interface Pair {
  readonly inner: Wanted;
  readonly outer: Wanted;
  readonly fits: boolean;
}

function pairOf(board: Board, inner: Wanted, outer: Wanted): Pair[] {
  const container = outer.dimension.name;
  if (!inner.dimension.within?.includes(container)) return [];
  const places = placesOf(board, inner, container);
  const fits = places.some((known) => known === null || known.some((place) => outer.values.includes(place)));
  return [{ inner, outer, fits }];
}

/** Whether the pair is of this very side, and of any value of the other's dimension. */
function fitsAs(pair: Pair, side: Partial<Pair>, other: Wanted): boolean {
  if (side.inner) return pair.inner === side.inner && pair.outer.dimension === other.dimension;
  return pair.outer === side.outer && pair.inner.dimension === other.dimension;
}

function isSharedName(board: Board, one: Wanted): boolean {
  const [nearest] = one.dimension.within ?? [];
  if (nearest === undefined) return false;
  return placesOf(board, one, nearest).some((known) => known !== null && known.length > 1);
}

/** Where each of the values is found; null for one of which nothing is known, which may lie anywhere. */
function placesOf(
  { model }: Board,
  { dimension, values }: Wanted,
  container: string,
): readonly (readonly string[] | null)[] {
  const listed = model.values.get(dimension.name) ?? [];
  return values.map((value) => listed.find((each) => each.value === value)?.liesIn?.[container] ?? null);
}
