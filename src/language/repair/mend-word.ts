import type { Repair } from '../../domain/answer.ts';
import { type JosaPair, withJosa } from '../josa.ts';
import { normalise } from '../tokens/normalise.ts';
import { stems } from '../tokens/stems.ts';
import { isParticle } from '../tokens/suffixes.ts';
import type { Lexicon } from './lexicon.ts';
import { nearWord } from './near-word.ts';
import { segmentContent } from './segment.ts';

/** What a word was read as, and how that was found out. */
export interface Mended {
  readonly to: string;
  readonly kind: Repair['kind'];
}

const shortestUnspaced = 4;
/** Consonants that are chat and stand for no word of a question. */
const chat = new Set(
  'ㄱㅅ ㅇㅋ ㅊㅋ ㅈㅅ ㄷㄷ ㅇㅇ ㄴㄴ ㄱㄱ ㅂㅂ ㅂㅇ ㅎㅇ ㄱㄷ ㅇㄴ ㅁㄹ ㅅㄱ ㅇㅎ ㄹㅇ'.split(' '),
);
const pairs: readonly JosaPair[] = ['은/는', '이/가', '을/를', '와/과', '으로/로', '이나/나'];

/** A short form in the company's list (객단 -> 객단가). Comes before recognition, because the list is what explains it. */
export function mendAbbreviation(word: string, lexicon: Lexicon): Mended | null {
  for (const stem of stems(word)) {
    const key = normalise(stem);
    if (lexicon.spelling(key) !== undefined) return null;
    const meaning = lexicon.expansion(key);
    if (meaning !== undefined && normalise(meaning) !== key) {
      return { to: withEnding(meaning, endingOf(word, stem)), kind: 'abbreviation' };
    }
  }
  return null;
}

/** ㅈㅁㅅ -> 주문수, when one word alone has these initials. */
export function mendChoseong(word: string, lexicon: Lexicon): Mended | null {
  const match = /^([ㄱ-ㅎ]{2,})([가-힣]*)$/u.exec(word);
  const [, consonants = '', ending = ''] = match ?? [];
  if (match === null || chat.has(consonants) || new Set(consonants).size === 1) return null;
  if (ending !== '' && !isParticle(ending) && !/^(?:별|별로)$/.test(ending)) return null;
  const [only, ...more] = lexicon.byChoseong(consonants);
  if (only === undefined || more.length > 0) return null;
  return { to: withEnding(only, ending), kind: 'chosung' };
}

/** 지난주지역별주문수 -> 지난주 지역별 주문수. */
export function mendMissingSpaces(word: string, lexicon: Lexicon): Mended | null {
  if (word.length < shortestUnspaced || !/^[\p{Script=Hangul}\p{Nd}A-Za-z]+$/u.test(word)) return null;
  if (!/[가-힣]/.test(word)) return null;
  const pieces = segmentContent(word, lexicon);
  return pieces === null || pieces.length < 2 ? null : { to: pieces.join(' '), kind: 'spacing' };
}

/** 주문슈 -> 주문수: one slip of the finger from one word alone. */
export function mendTypo(word: string, lexicon: Lexicon): Mended | null {
  for (const stem of typoStems(word)) {
    const key = nearWord(normalise(stem), lexicon);
    const spelling = key === null ? undefined : lexicon.spelling(key);
    if (spelling !== undefined) return { to: withEnding(spelling, endingOf(word, stem)), kind: 'typo' };
  }
  return null;
}

/** A Latin word is taken whole: its stem is no spelling anybody typed. */
function typoStems(word: string): string[] {
  return /^[a-z]+$/i.test(word) ? [word] : stems(word);
}

function endingOf(word: string, stem: string): string {
  return word.toLowerCase().startsWith(stem) ? word.slice(stem.length) : '';
}

/** The particle follows the sound of the word that is now there: 객단은 -> 객단가는. */
function withEnding(word: string, ending: string): string {
  const pair = pairs.find((one) => one.split('/').includes(ending));
  return pair === undefined ? `${word}${ending}` : withJosa(word, pair);
}
