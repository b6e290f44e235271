import { stemmer } from 'stemmer';
import { identifierParts } from './identifier-parts.ts';
import { hangulStems } from './stems.ts';
import { stopWords } from './stop-words.ts';
import { isParticle } from './suffixes.ts';
import { type Word, words } from './words.ts';

/**
 * Index terms of a text, a multiset for BM25: identifiers split on case and underscore, Latin words stemmed, Hangul
 * without particles plus character bigrams, numbers. The same for documents and questions.
 */
export function retrievalTerms(text: string): string[] {
  const found = words(text);
  return found.flatMap((word, position) => termsOf(word, found[position - 1]));
}

function termsOf(word: Word, previous: Word | undefined): string[] {
  switch (word.script) {
    case 'latin':
      return latinTerms(word.text.normalize('NFC'));
    case 'number':
      return [word.normal.replaceAll(',', '')];
    case 'hangul':
      return hangulTerms(word, previous);
    case 'other':
      return [word.normal, ...bigrams(word.normal)];
  }
}

function latinTerms(identifier: string): string[] {
  const parts = identifierParts(identifier.replace(/['’]\p{L}+$/u, ''));
  if (parts.length === 1) return parts.flatMap(latinTerm);
  return [...parts.flatMap(latinTerm), parts.join('')];
}

function latinTerm(part: string): string[] {
  return stopWords.has(part) ? [] : [stemmer(part)];
}

function hangulTerms(word: Word, previous: Word | undefined): string[] {
  if (stopWords.has(word.normal) || (previous?.end === word.start && isParticle(word.normal))) return [];
  const readings = hangulStems(word.normal);
  const kept = readings.filter((stem) => stem.text.length > 1);
  const core = kept.at(-1)?.text ?? readings.at(-1)?.text ?? word.normal;
  if (core.length === 1) return shortWordTerms(core, previous);
  return [...withoutInflected(kept.map((stem) => stem.text)), ...bigrams(core)];
}

/** A word and its bare form are both terms where the longer is a word of its own (가게별, 가게), not where it is 가게는. */
function withoutInflected(readings: readonly string[]): string[] {
  return readings.filter((reading) => {
    const next = hangulStems(reading).find((stem) => stem.removed !== null && stem.text.length > 1);
    return next === undefined || next.removed?.kind === 'derived';
  });
}

/** "주문 수" is "주문수": one syllable alone says little, so it is also joined to the word it follows. */
function shortWordTerms(core: string, previous: Word | undefined): string[] {
  if (previous?.script !== 'hangul') return [core];
  const before = hangulStems(previous.normal).at(-1)?.text ?? previous.normal;
  return [`${previous.normal}${core}`, `${before.at(-1)}${core}`];
}

/** Overlapping pairs of characters; a word of two characters is its own pair and adds none. */
function bigrams(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [];
  return characters.slice(1).map((character, position) => `${characters[position]}${character}`);
}
