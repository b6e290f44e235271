import type { Lexicon } from './lexicon.ts';
import type { Piece, Sense } from './piece.ts';
import { keyOf } from './text-stream.ts';

/**
 * A value's name that ends in a metric's ("배달 주문", "delivery orders") names both where nothing else in the question
 * says what to count.
 */
export function splitCountedValues(pieces: readonly Piece[], lexicon: Lexicon): readonly Piece[] {
  if (pieces.some(({ senses }) => senses.some(isMetric))) return pieces;
  return pieces.flatMap((piece) => splitPiece(piece, lexicon));
}

function splitPiece(piece: Piece, lexicon: Lexicon): Piece[] {
  const values = piece.senses.filter(({ kind }) => kind === 'value');
  for (const space of values.length === 0 ? [] : piece.word.matchAll(/\s+/gu)) {
    const cut = space.index + space[0].length;
    const counted = (lexicon.senses.get(keyOf(piece.word.slice(cut))) ?? []).filter(isMetric);
    if (counted.length > 0) return cutAt(piece, { left: space.index, right: cut }, values, counted);
  }
  return [piece];
}

function cutAt(
  piece: Piece,
  { left, right }: { readonly left: number; readonly right: number },
  values: readonly Sense[],
  counted: readonly Sense[],
): Piece[] {
  const value = piece.word.slice(0, left);
  const own = { ...piece, end: piece.start + left, text: value, word: value, senses: values, tail: null };
  const metric = {
    ...piece,
    start: piece.start + right,
    text: piece.text.slice(right),
    word: piece.word.slice(right),
    senses: counted,
    before: '',
  };
  return [own, metric];
}

function isMetric({ kind }: Sense): boolean {
  return kind === 'metric';
}
