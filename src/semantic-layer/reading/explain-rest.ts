import type { Board, Item } from './board.ts';
import type { Lexicon } from './lexicon.ts';
import type { Unexplained, UnexplainedReason } from './question-reading.ts';
import { withoutParticle } from './tails.ts';
import { keyOf } from './text-stream.ts';

/**
 * The words without a place, in order, as the asker would name them. Without a metric no word of order or grouping can
 * have one; then the metric is what is missing, not they.
 */
export function explainRest(board: Board, lexicon: Lexicon): Unexplained[] {
  const hasMetric = board.items.some((item) => item.sense.kind === 'metric');
  return board.items.flatMap((item) => {
    const reason = board.rejected.get(item);
    if (reason === undefined || (!hasMetric && reason === 'no-place')) return [];
    return [{ word: nameOf(item, lexicon, reason), reason }];
  });
}

/** "화성구에서" is 화성구; but of "강남구보다" the known part is not what cannot be explained. */
function nameOf({ piece, sense }: Item, lexicon: Lexicon, reason: UnexplainedReason): string {
  if (reason === 'only-or-both') return piece.text;
  if (sense.kind !== 'unknown') return piece.tail === 'particle' ? piece.word : piece.text;
  const word = withoutParticle(piece.text);
  return lexicon.senses.has(keyOf(word)) ? piece.text : word;
}
