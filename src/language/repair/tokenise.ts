import { normalise } from '../tokens/normalise.ts';
import { stems } from '../tokens/stems.ts';
import { isParticle } from '../tokens/suffixes.ts';
import { words } from '../tokens/words.ts';
import type { Lexicon } from './lexicon.ts';
import { protectedSpans } from './protected-spans.ts';

/** One stretch between spaces, without the punctuation around it. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Quoted, an identifier, a time, a number: as written, whatever it looks like. */
  readonly locked: boolean;
  /** Understood as it stands. */
  readonly known: boolean;
}

const token = /[\p{L}\p{N}\p{M}_](?:\S*[\p{L}\p{N}\p{M}_%])?/gu;
const longestJoin = 4;

/** The words of a text, each marked as understood or not. */
export function tokenise(text: string, lexicon: Lexicon): Token[] {
  const spans = protectedSpans(text);
  const tokens = [...text.matchAll(token)].map(({ index: start, 0: word }) => {
    const end = start + word.length;
    const locked = spans.some((span) => span.start < end && start < span.end);
    return { start, end, text: word, locked, known: locked || isKnown(word, lexicon) };
  });
  return withJoinedWords(tokens, lexicon);
}

/** Every word of it is recognised: "GMV는" is a metric and a particle, "메뉴/카테고리" two dimensions. */
function isKnown(word: string, lexicon: Lexicon): boolean {
  if (lexicon.recognises(word)) return true;
  const parts = words(word);
  return parts.length > 1 && parts.every((part, index) => isKnownPart(part.normal, index, lexicon));
}

function isKnownPart(part: string, index: number, lexicon: Lexicon): boolean {
  if (/^\d/.test(part) || lexicon.recognises(part)) return true;
  return index > 0 && (isParticle(part) || stems(part).some((stem) => stem === '별' || isParticle(stem)));
}

/** "주문 수" is known where the vocabulary says "주문수"; "주 문 수" is not, its first word says nothing. */
function withJoinedWords(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const known = new Set<number>();
  for (let first = 0; first < tokens.length; first += 1) {
    for (let count = 2; count <= longestJoin; count += 1) {
      const window = tokens.slice(first, first + count);
      if (window.length === count && isJoinedWord(window, lexicon))
        for (let at = 0; at < count; at += 1) known.add(first + at);
    }
  }
  return tokens.map((one, index) => ({ ...one, known: one.known || known.has(index) }));
}

function isJoinedWord(window: readonly Token[], lexicon: Lexicon): boolean {
  if (window.some((one) => one.locked) || (window[0]?.text.length ?? 0) < 2) return false;
  return joinedSpelling(window.map((one) => one.text).join(''), lexicon) !== null;
}

/** The vocabulary word that text without its spaces is, particles apart; null when it is none. */
export function joinedSpelling(text: string, lexicon: Lexicon): string | null {
  const stem = stems(text).find((one) => lexicon.spelling(normalise(one)) !== undefined);
  return stem === undefined ? null : text;
}
