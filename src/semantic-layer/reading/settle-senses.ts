import type { Item } from './board.ts';
import type { Piece, Sense } from './piece.ts';

const groupingRoles: ReadonlySet<string> = new Set(['group', 'which']);
const groupingRolesAfter: ReadonlySet<string> = new Set(['group-after', 'where', 'among']);

/** Drops fillers and settles each word that has several senses by its neighbours. */
export function settleSenses(pieces: readonly Piece[]): Item[] {
  const content = pieces.filter((piece) => !isFillerPiece(piece));
  return content.map((piece, position) => ({
    position,
    piece,
    sense: settle(piece, {
      previous: content[position - 1],
      next: content[position + 1],
      hasOtherMetric: content.some((other) => other !== piece && isOnlyMetric(other)),
    }),
    skipped: fillersBefore(piece, pieces),
  }));
}

interface Neighbours {
  readonly previous: Piece | undefined;
  readonly next: Piece | undefined;
  /** "첫 주문" is a metric by itself, and of "첫 주문 매출" it is a value. */
  readonly hasOtherMetric: boolean;
}

function isOnlyMetric({ senses }: Piece): boolean {
  return senses.length === 1 && senses[0]?.kind === 'metric';
}

function isFillerPiece(piece: Piece): boolean {
  return piece.senses[0]?.kind === 'filler';
}

function fillersBefore(piece: Piece, pieces: readonly Piece[]): string {
  const position = pieces.indexOf(piece);
  const last = pieces.slice(0, position).findLastIndex((other) => !isFillerPiece(other));
  return pieces
    .slice(last + 1, position)
    .map(({ text }) => text.toLowerCase())
    .join(' ');
}

function settle(piece: Piece, neighbours: Neighbours): Sense {
  const [first] = piece.senses;
  if (first === undefined || piece.senses.length === 1) return first ?? { kind: 'unknown' };
  const of = (kind: Sense['kind']) => piece.senses.find((sense) => sense.kind === kind);
  const dimension = of('dimension');
  const metric = of('metric');
  const value = of('value');
  if (dimension && isSplit(piece, neighbours)) return dimension;
  if (metric && value) return neighbours.hasOtherMetric ? value : metric;
  return metric ?? dimension ?? value ?? first;
}

function isSplit(piece: Piece, { previous, next }: Neighbours): boolean {
  return (
    piece.tail === 'group' ||
    piece.tail === 'among' ||
    hasRole(previous, groupingRoles) ||
    hasRole(next, groupingRolesAfter)
  );
}

function hasRole(piece: Piece | undefined, roles: ReadonlySet<string>): boolean {
  const [sense] = piece?.senses ?? [];
  return sense?.kind === 'grammar' && roles.has(sense.word.role);
}
