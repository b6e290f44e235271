/** One ranking of things by name, best first, with how much it counts. */
export interface Leg {
  readonly weight: number;
  readonly ranking: readonly string[];
}

/**
 * Weighted reciprocal rank fusion (Cormack et al. 2009): the sum of weight / (k + rank) over the legs. A small `k` trusts
 * the first places more. Ranks, not scores, because a cosine and a BM25 sum have no common scale.
 */
export function fuse(legs: readonly Leg[], k: number): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { weight, ranking } of legs) {
    for (const [at, name] of ranking.entries()) {
      scores.set(name, (scores.get(name) ?? 0) + weight / (k + at + 1));
    }
  }
  return scores;
}

/** Best first; equal scores by name, so that the same question gives the same order on every machine. */
export function ranked(scores: ReadonlyMap<string, number>): [string, number][] {
  return [...scores].sort(([one, first], [other, second]) => second - first || compareText(one, other));
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
