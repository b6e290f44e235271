import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul';
import { isSyllables } from '../hangul.ts';
import { isFiller } from '../tokens/filler.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mended } from './mend-word.ts';
import { isTimeText } from './protected-spans.ts';
import { segmentContent } from './segment.ts';
import { joinedSpelling } from './tokenise.ts';

const shortestLatin = 3;
const shortestFiller = 3;
const shortestCleanHangul = 4;

/** Words typed with the keyboard in the other language: dhsmf wnans tn -> 오늘 주문 수, ㅐㄱㅇㄷㄱ -> order. */
export function mendKeyboard(typed: readonly string[], lexicon: Lexicon): Mended | null {
  const to = typed.every((word) => /^[a-z]+$/i.test(word))
    ? toHangul(typed, lexicon)
    : typed.every((word) => /^\p{Script=Hangul}+$/u.test(word))
      ? toLatin(typed, lexicon)
      : null;
  return to === null ? null : { to, kind: 'keyboard' };
}

/** As typed first, then in lower case: a capital is a doubled consonant, or a phone's habit at the start of a line. */
function toHangul(typed: readonly string[], lexicon: Lexicon): string | null {
  if (typed.join('').length < shortestLatin) return null;
  return (
    understood(typed.map(hangulOf), lexicon) ??
    understood(
      typed.map((word) => hangulOf(word.toLowerCase())),
      lexicon,
    )
  );
}

/** es-hangul throws where keys make a compound vowel without a consonant ("nls"); such a word is no Hangul and stays. */
function hangulOf(word: string): string {
  try {
    return convertQwertyToHangul(word);
  } catch {
    return word;
  }
}

function understood(words: readonly string[], lexicon: Lexicon): string | null {
  const joined = words.join('');
  if (!isSyllables(joined) || joined.length < 2) return null;
  const text = words.join(' ');
  if (joinedSpelling(joined, lexicon) !== null || isTimeText(text)) return text;
  if (words.every((word) => lexicon.recognises(word)) && words.some((word) => isTelling(word, lexicon)))
    return text;
  const pieces = segmentContent(joined, lexicon);
  if (pieces === null) return null;
  return isFinerThan(words, pieces) ? text : pieces.join(' ');
}

/** Every cut of `pieces` is also one of `words`, so the spaces typed may stay (주문 수 for 주문수). */
function isFinerThan(words: readonly string[], pieces: readonly string[]): boolean {
  const cuts = cutsOf(words);
  return [...cutsOf(pieces)].every((cut) => cuts.has(cut));
}

function cutsOf(words: readonly string[]): Set<number> {
  let length = 0;
  return new Set(words.map((word) => (length += word.length)));
}

function isTelling(word: string, lexicon: Lexicon): boolean {
  if (word.length < 2) return false;
  return lexicon.isContent(word) || (isFiller(word) && word.length >= shortestFiller);
}

function toLatin(typed: readonly string[], lexicon: Lexicon): string | null {
  const words = typed.map((word) => convertHangulToQwerty(word).toLowerCase());
  if (!words.every((word) => /^[a-z]{2,}$/.test(word))) return null;
  const text = words.join(' ');
  const stray = typed.some((word) => !isSyllables(word));
  if (text.length < (stray ? shortestLatin : shortestCleanHangul)) return null;
  if (joinedSpelling(words.join(''), lexicon) !== null || (stray && isTimeText(text))) return text;
  if (!words.every((word) => lexicon.recognises(word))) return null;
  return stray || words.some((word) => lexicon.isContent(word)) ? text : null;
}
