import type { Item } from './board.ts';
import type { Piece, Sense } from './piece.ts';

const groupingRoles: ReadonlySet<string> = new Set(['group', 'which']);
const groupingRolesAfter: ReadonlySet<string> = new Set(['group-after', 'where', 'among']);

/** Drops fillers and settles each word that has several senses by its neighbours; one that stays open is unknown. */
export function settleSenses(pieces: readonly Piece[]): Item[] {
  const content = pieces.filter((piece) => !isFillerPiece(piece));
  return content.map((piece, position) => ({
    position,
    piece,
    sense: settle(piece, content[position - 1], content[position + 1]),
    skipped: fillersBefore(piece, pieces),
  }));
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

function settle(piece: Piece, previous: Piece | undefined, next: Piece | undefined): Sense {
  const of = (kind: Sense['kind']) => piece.senses.find((sense) => sense.kind === kind);
  const dimension = of('dimension');
  const metric = of('metric');
  const value = of('value');
  if (dimension && isSplit(piece, previous, next)) return dimension;
  if (metric && value) return { kind: 'unknown' };
  return metric ?? value ?? dimension ?? piece.senses[0] ?? { kind: 'unknown' };
}

function isSplit(piece: Piece, previous: Piece | undefined, next: Piece | undefined): boolean {
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
