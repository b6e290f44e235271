import type { TableGraph } from './table-graph.ts';

/** `ends` are the two found tables it connects. */
export interface Bridge {
  readonly score: number;
  readonly ends: readonly [string, string];
}

/**
 * Found tables that cannot be joined directly need what lies between them. A bridge scores `share` of the weaker end, so
 * it never stands above what it connects while `share` is at most 1.
 */
export function bridgeTables(
  found: readonly (readonly [string, number])[],
  { neighbours }: TableGraph,
  share: number,
): Map<string, Bridge> {
  const best = new Map<string, Bridge>();
  for (const [one, other, weaker] of pairsOf(found)) {
    for (const between of betweenTables(one, other, neighbours)) {
      const score = share * weaker;
      if (score > (best.get(between)?.score ?? 0)) best.set(between, { score, ends: [one, other] });
    }
  }
  return best;
}

function pairsOf(found: readonly (readonly [string, number])[]): [string, string, number][] {
  return found.flatMap(([one, score], at) =>
    found
      .slice(at + 1)
      .map(([other, otherScore]): [string, string, number] => [one, other, Math.min(score, otherScore)]),
  );
}

function betweenTables(one: string, other: string, neighbours: TableGraph['neighbours']): string[] {
  const around = neighbours.get(one);
  if (around === undefined || around.has(other)) return [];
  return [...around].filter((table) => neighbours.get(table)?.has(other) === true);
}
