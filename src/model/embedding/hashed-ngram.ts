import { done } from '../../domain/outcome.ts';
import type { Embedder } from './embedder.ts';

export interface HashedEmbedderOptions {
  /** Cuts a text into terms that carry meaning (stems, identifiers split); repeated terms count sublinearly. */
  readonly terms: (text: string) => readonly string[];
  readonly dimension?: number;
}

const version = 1;

/** How it is cut is part of the embedder's name: when terms are cut in another way, old indexes are recognised as such. */
const probe = '지난주 강남구의 가게별 배달 취소율은? Cancelled OrderItems by shop_category, 2026-03 환불률';

const shareOfPieces = 0.5;

/**
 * The embedder that needs no network: feature hashing (Weinberger et al. 2009) of terms and of their character n-grams,
 * so that spellings, inflections, compounds and abbreviations that share letters share direction. Signed buckets keep
 * collisions unbiased; integer arithmetic up to the last step makes it equal on every machine.
 */
export function createHashedEmbedder({ terms, dimension = 1024 }: HashedEmbedderOptions): Embedder {
  const cut = fnv1a(terms(probe).join(' ')).toString(16).padStart(8, '0');
  return {
    name: `hashed-ngram-v${version}-${dimension}-${cut}`,
    dimension,
    embed: async (texts) => done(texts.map((text) => embedText(terms(text), dimension))),
  };
}

function embedText(terms: readonly string[], dimension: number): Float32Array {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const sum = new Float64Array(dimension);
  for (const [term, count] of counts) {
    const weight = 1 + Math.log(count);
    addFeature(sum, `t:${term}`, weight);
    const pieces = piecesOf(term);
    const each = (weight * shareOfPieces) / Math.sqrt(pieces.length || 1);
    for (const piece of pieces) addFeature(sum, `p:${piece}`, each);
  }
  return normalised(sum);
}

/** Hangul is cut into letters first, so that 배달 and 배달은, 주문 and 주문한 share most of their pieces. */
function piecesOf(term: string): string[] {
  const letters = [...`^${term.normalize('NFD')}$`];
  const sizes = /\p{Script=Hangul}/u.test(term) ? [3, 4, 6] : [3, 4, 5];
  return sizes.flatMap((size) => grams(letters, size));
}

function grams(letters: readonly string[], size: number): string[] {
  const found: string[] = [];
  for (let start = 0; start + size <= letters.length; start++) {
    found.push(letters.slice(start, start + size).join(''));
  }
  return found;
}

function addFeature(sum: Float64Array, feature: string, weight: number): void {
  const hash = mixed(fnv1a(feature));
  const bucket = (hash >>> 1) % sum.length;
  sum[bucket] = (sum[bucket] ?? 0) + (hash & 1 ? weight : -weight);
}

/** FNV-1a, 32 bit, over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: FNV's low bits alone are too regular for short n-grams. */
function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function normalised(sum: Float64Array): Float32Array {
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  return Float32Array.from(sum, (value) => (length === 0 ? 0 : value / length));
}
