import type { Dimension, Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { type Board, type Item, isKind, reject, roleOf } from './board.ts';

interface Wanted {
  readonly item: Item;
  readonly dimension: Dimension;
  readonly negated: boolean;
}

const only = /(?:만|만의|만은|만요)$/u;
const onlyThen = /(?:에만|동안만|중에만|달만|주만|일만|월만|년만)(?:은|의)?$/u;
const also = /(?:도|도요)$/u;
const each = /^(?:모두|전부|둘\s?다|다|both|all)$/iu;

/**
 * Counting each member once, a filter keeps those who had any of the values at all. "치킨만" asks for those who had nothing
 * else, and "배달과 포장 모두" for those who had both: other sets of members, so the words have no place.
 */
export function rejectOnlyAndBoth(board: Board, wanted: readonly Wanted[], metrics: readonly Metric[]): void {
  if (!metrics.some((metric) => countsOnce(board, metric))) return;
  const loose = wanted.filter(({ dimension }) => !isOfCounted(board, dimension, metrics));
  const values = loose.map(({ item }) => item);
  const times = board.items.filter((item) => isKind(item, 'time') && onlyThen.test(item.piece.text));
  refuse(board, ...values.filter((item) => endsIn(item, also)));
  refuse(board, ...times, ...values.filter((item) => endsIn(item, only)));
  for (const together of byDimension(loose)) if (together.length > 1) settleTogether(board, together);
}

function settleTogether(board: Board, together: readonly Wanted[]): void {
  refuse(board, ...board.items.filter((item) => roleOf(item) === 'total' && each.test(item.piece.word)));
  if (together.some(({ negated }) => negated)) return;
  board.notes.push(eitherNote(together.map(({ item }) => item.piece.word)));
}

function endsIn({ piece }: Item, ending: RegExp): boolean {
  return piece.tail === 'particle' && ending.test(piece.text);
}

function refuse(board: Board, ...items: readonly Item[]): void {
  for (const item of items) reject(board, item, 'only-or-both');
}

function countsOnce(board: Board, { name }: Metric): boolean {
  return board.model.leaves(name).some((leaf) => countedColumn(leaf.expression) !== null);
}

function countedColumn(expression: string): string | null {
  return /count\s*\(\s*distinct\s+(\w+)\s*\)/i.exec(expression)?.[1] ?? null;
}

/** An attribute of the counted thing itself (the member's grade) has one value for each of them. */
function isOfCounted({ model }: Board, dimension: Dimension, metrics: readonly Metric[]): boolean {
  const leaves = metrics.flatMap(({ name }) => model.leaves(name));
  return leaves.every((leaf) => {
    const column = countedColumn(leaf.expression);
    const route = model.route(leaf, dimension);
    if (column === null) return true;
    return route.kind === 'found' && route.steps[0]?.on.some(([own]) => own === column) === true;
  });
}

function byDimension(wanted: readonly Wanted[]): Wanted[][] {
  const groups = new Map<string, Wanted[]>();
  for (const each of wanted)
    groups.set(each.dimension.name, [...(groups.get(each.dimension.name) ?? []), each]);
  return [...groups.values()];
}

/** Of things that are counted once however often they occur. */
function eitherNote(words: readonly string[]): Localised {
  const all = words.join(', ');
  return {
    ko: `${all} 가운데 하나라도 해당하면 한 번 셉니다.`,
    en: `Counted once when any of ${all} applies.`,
  };
}
