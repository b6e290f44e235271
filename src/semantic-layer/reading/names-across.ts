import type { Lexicon } from './lexicon.ts';
import type { Piece } from './piece.ts';
import { keyOf } from './text-stream.ts';

/**
 * "첫 주문 쿠폰 사용 수" are the uses of the 첫 주문 쿠폰: a value's name that runs on into the metric after it says more than
 * its first words, which mean something else.
 */
export function nameAcross(pieces: readonly Piece[], lexicon: Lexicon): readonly Piece[] {
  return pieces.map((piece, index) => {
    const next = pieces[index + 1];
    if (piece.tail !== null || next === undefined || next.before !== '') return piece;
    if (!next.senses.some(({ kind }) => kind === 'metric')) return piece;
    return runningOn(piece, next, lexicon) ?? piece;
  });
}

function runningOn(piece: Piece, next: Piece, lexicon: Lexicon): Piece | null {
  const words = next.word.split(/\s+/u);
  for (let count = words.length - 1; count > 0; count--) {
    const word = [piece.word, ...words.slice(0, count)].join(' ');
    const senses = (lexicon.senses.get(keyOf(word)) ?? []).filter(({ kind }) => kind === 'value');
    if (senses.length > 0) return { ...piece, word, senses };
  }
  return null;
}
