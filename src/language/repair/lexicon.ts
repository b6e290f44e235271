import { getChoseong } from 'es-hangul';
import { isSyllables } from '../hangul.ts';
import { isTimeWord, timeWords } from '../time/time-words.ts';
import { isFiller } from '../tokens/filler.ts';
import { normalise } from '../tokens/normalise.ts';
import { stems } from '../tokens/stems.ts';
import { stopWords } from '../tokens/stop-words.ts';
import { words } from '../tokens/words.ts';
import { commonWords } from './common-words.ts';

/** Two initials fit too many everyday words to mean one of these (ㅈㅁ: 주말, 주문). */
const longTimeWords = [...timeWords].filter((word) => word.length > 2);

/** What the repair recognises, and how a vocabulary word is spelled. */
export interface Lexicon {
  /** Spelling of the vocabulary word a key stands for; undefined when it is none. */
  spelling(key: string): string | undefined;
  /** What a short form stands for; undefined when the text is none, or is a vocabulary word itself. */
  expansion(key: string): string | undefined;
  /** Spellings with these initial consonants. */
  byChoseong(choseong: string): readonly string[];
  /** Keys of vocabulary words, for looking up near ones. */
  readonly keys: readonly string[];
  /** A vocabulary word, a word of one, a time word or a short form: something a question is about. */
  isContent(word: string): boolean;
  /** Content, or an everyday word, or a filler; particles and endings may follow it. */
  recognises(word: string): boolean;
  /** Length of the longest key, in characters. */
  readonly longest: number;
}

/** Reads the vocabulary once, so that each question costs lookups only. */
export function createLexicon(
  vocabulary: readonly string[],
  abbreviations: Readonly<Record<string, string>>,
): Lexicon {
  const spellings = new Map<string, string>();
  for (const entry of vocabulary) addTo(spellings, normalise(entry), entry.trim());
  const short = new Map(Object.entries(abbreviations).map(([key, meaning]) => [normalise(key), meaning]));
  const parts = new Set(
    vocabulary.flatMap((entry) => words(entry).flatMap((word) => stems(word.normal).slice(0, 2))),
  );
  const latinStems = new Set([...parts].filter((part) => /^[a-z]/.test(part)).flatMap((part) => stems(part)));
  let choseong: Map<string, string[]> | null = null;
  const isKnown = (key: string) =>
    spellings.has(key) || short.has(key) || parts.has(key) || latinStems.has(key) || isTimeWord(key);
  const readings = (word: string) => stems(word).filter((stem, index) => index === 0 || stem.length > 1);
  const isContent = (word: string) => readings(word).some((stem) => isKnown(normalise(stem)));
  return {
    spelling: (key) => spellings.get(key),
    expansion: (key) => (spellings.has(key) ? undefined : short.get(key)),
    byChoseong: (consonants) => {
      choseong ??= choseongIndex([...spellings.values(), ...longTimeWords]);
      return choseong.get(consonants) ?? [];
    },
    keys: [...spellings.keys()],
    isContent,
    recognises: (word) => isContent(word) || isEveryday(word, readings(word)),
    longest: Math.max(0, ...[...spellings.keys(), ...timeWords].map((key) => key.length)),
  };
}

function isEveryday(word: string, readings: readonly string[]): boolean {
  if (isFiller(word) || stopWords.has(word.toLowerCase())) return true;
  return readings.some((stem) => commonWords.has(stem));
}

function choseongIndex(spellings: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const spelling of spellings) {
    const key = normalise(spelling);
    if (seen.has(key) || !isSyllables(key) || key.length < 2) continue;
    seen.add(key);
    const consonants = getChoseong(key);
    index.set(consonants, [...(index.get(consonants) ?? []), spelling]);
  }
  return index;
}

function addTo(spellings: Map<string, string>, key: string, spelling: string): void {
  if (key.length > 0 && !spellings.has(key)) spellings.set(key, spelling);
}
