import { isFiller } from '../tokens/filler.ts';
import { normalise } from '../tokens/normalise.ts';
import type { Lexicon } from './lexicon.ts';

const longestSegmented = 60;
const shortestPiece = 2;
/** Room for a particle after the longest word. */
const longestEnding = 4;
const number = /^\d[\d,.]*(?:원|만원|천원|건|개|명|곳|위|번|회|%|분|시간|점)?(?:을|를|이|가|은|는|의)?$/;

/**
 * Cuts unspaced text into pieces that are all recognised (지난주지역별주문수 -> 지난주 지역별 주문수); null when it cannot
 * be cut without a rest. Fewest pieces win, then longer first pieces. A piece has two characters at least.
 */
export function segment(text: string, lexicon: Lexicon): string[] | null {
  if (text.length > longestSegmented) return null;
  const best: (string[] | null)[] = Array.from({ length: text.length + 1 }, () => null);
  best[text.length] = [];
  for (let start = text.length - shortestPiece; start >= 0; start -= 1) {
    best[start] = bestFrom(text, start, best, lexicon);
  }
  return best[0] ?? null;
}

/** The cut of the text from `start` on, given the best cuts of everything after it. */
function bestFrom(
  text: string,
  start: number,
  best: readonly (string[] | null)[],
  lexicon: Lexicon,
): string[] | null {
  let chosen: string[] | null = null;
  const reach = Math.min(text.length, start + lexicon.longest + longestEnding);
  for (let end = reach; end >= start + shortestPiece; end -= 1) {
    const rest = best[end];
    if (!rest || (chosen !== null && chosen.length <= rest.length + 1)) continue;
    const piece = text.slice(start, end);
    if (isPiece(piece, lexicon)) chosen = [piece, ...rest];
  }
  return chosen;
}

/** The same, and at least one piece is what a question is about: two fillers in a row prove nothing. */
export function segmentContent(text: string, lexicon: Lexicon): string[] | null {
  const pieces = segment(text, lexicon);
  return pieces?.some((piece) => lexicon.isContent(piece)) ? pieces : null;
}

function isPiece(piece: string, lexicon: Lexicon): boolean {
  return (
    number.test(piece) ||
    lexicon.spelling(normalise(piece)) !== undefined ||
    lexicon.recognises(piece) ||
    isFiller(piece)
  );
}
