import { stemmer } from 'stemmer';
import { finalSound, isSyllables } from '../hangul.ts';
import { type StemSound, type Suffix, suffixesEndingIn } from './suffixes.ts';

/** A reading of a Hangul word, and the suffix whose removal gave it (null for the word itself). */
export interface Stem {
  readonly text: string;
  readonly removed: Suffix | null;
}

/**
 * Every reading of a word without its particles and endings, the word itself first, longest first:
 * 지역별로 -> 지역별로, 지역별, 지역; deliveries -> deliveries, delivery, deliveri (Porter).
 */
export function stems(word: string): string[] {
  const normal = word.normalize('NFC').toLowerCase();
  if (/[a-z]/.test(normal)) return latinStems(normal);
  return hangulStems(normal).map((stem) => stem.text);
}

/** No Korean word carries more suffixes, and no longer run of syllables is a word. */
const mostSuffixes = 4;
const longestWord = 40;

/** The same for a Hangul word, with what was taken off. */
export function hangulStems(word: string): Stem[] {
  const found = new Map<string, Stem>([[word, { text: word, removed: null }]]);
  let latest = word.length > longestWord ? [] : [word];
  for (let round = 0; round < mostSuffixes && latest.length > 0; round += 1) {
    const next = latest.flatMap(withoutOneSuffix).filter((stem) => !found.has(stem.text));
    for (const stem of next) found.set(stem.text, stem);
    latest = next.map((stem) => stem.text);
  }
  return [...found.values()].sort((one, other) => other.text.length - one.text.length);
}

function withoutOneSuffix(word: string): Stem[] {
  return suffixesEndingIn(word.charAt(word.length - 1)).flatMap((suffix) => {
    const text = word.slice(0, -suffix.text.length);
    return word.endsWith(suffix.text) && canPrecede(text, suffix) ? [{ text, removed: suffix }] : [];
  });
}

/** One syllable is enough of a stem for a particle (수는 -> 수), not for an ending (위한 is no 위); 쿠폰으로 holds no 쿠폰으. */
function canPrecede(stem: string, suffix: Suffix): boolean {
  if (!isSyllables(stem) || (suffix.after === 'vowel-or-rieul' && stem.endsWith('으'))) return false;
  if (stem.length === 1 && suffix.kind !== 'particle') return false;
  return soundFits(finalSound(stem), suffix.after);
}

function soundFits(sound: ReturnType<typeof finalSound>, after: StemSound): boolean {
  switch (after) {
    case 'any':
      return true;
    case 'vowel':
      return sound === 'vowel';
    case 'consonant':
      return sound !== 'vowel';
    case 'vowel-or-rieul':
      return sound !== 'consonant';
    case 'consonant-not-rieul':
      return sound === 'consonant';
  }
}

function latinStems(word: string): string[] {
  const bare = word.replace(/['’](s|re|ll|ve|d|m)?$/, '');
  return [...new Set([word, bare, singular(bare), stemmer(bare)])].filter((stem) => stem.length > 0);
}

/** The everyday singular, because Porter's stem of "deliveries" is no word a vocabulary would list. */
function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
