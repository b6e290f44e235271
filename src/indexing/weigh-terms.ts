import type { TermWeight } from '../knowledge-index/knowledge-index.ts';

/** A part of an item with how much a term there counts against one in plain text. */
export interface WeightedField {
  readonly name: string;
  readonly weight: number;
  readonly terms: readonly string[];
}

const saturation = 1.2;
const lengthShare = 0.75;

/**
 * BM25 over weighted fields (BM25F, Zaragoza et al. 2004): field weights act on the counts before saturation, so a term
 * in a name and in a note is not counted as two findings. Inverse document frequency is part of the weight, so the score
 * of an item is the plain sum over the question's terms. Idf and mean length are those of the given items: pass one kind.
 */
export function weighTerms(items: readonly (readonly WeightedField[])[]): TermWeight[][] {
  const counted = items.map(countTerms);
  const lengths = counted.map((terms) => [...terms.values()].reduce((sum, { count }) => sum + count, 0));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / (items.length || 1) || 1;
  const frequency = new Map<string, number>();
  for (const terms of counted) {
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return counted.map((terms, at) => {
    const norm = saturation * (1 - lengthShare + (lengthShare * (lengths[at] ?? 0)) / meanLength);
    return [...terms].map(([term, { count, field }]) => {
      const idf = inverseFrequency(items.length, frequency.get(term) ?? 0);
      return { term, field, weight: (idf * count * (saturation + 1)) / (count + norm) };
    });
  });
}

interface TermCount {
  count: number;
  field: string;
  best: number;
}

function countTerms(fields: readonly WeightedField[]): Map<string, TermCount> {
  const counted = new Map<string, TermCount>();
  for (const { name, weight, terms } of fields) {
    for (const term of terms) {
      const entry = counted.get(term) ?? { count: 0, field: name, best: weight };
      entry.count += weight;
      if (weight > entry.best) {
        entry.field = name;
        entry.best = weight;
      }
      counted.set(term, entry);
    }
  }
  return counted;
}

/** Lucene's form, never negative. */
function inverseFrequency(items: number, containing: number): number {
  return Math.log(1 + (items - containing + 0.5) / (containing + 0.5));
}
