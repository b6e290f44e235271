import type { KnowledgeKind } from '../domain/knowledge.ts';
import type { LegHit, SparseHit, TermWeight } from '../knowledge-index/knowledge-index.ts';
import { bridgeTables } from './bridge-tables.ts';
import { fuse, type Leg, ranked } from './fuse.ts';
import type { TableGraph } from './table-graph.ts';

/** What both legs found, of all kinds that say something about tables. */
export interface TableEvidence {
  readonly dense: readonly LegHit[];
  readonly sparse: readonly SparseHit[];
}

/** How much each kind of evidence counts. Every one can be switched off, which is how they are measured. */
export interface RankingWeights {
  /** The constant of reciprocal rank fusion. */
  readonly k: number;
  readonly sparse: number;
  readonly dense: number;
  /** Evidence about tables themselves. */
  readonly kinds: Readonly<Partial<Record<KnowledgeKind, number>>>;
  /** Evidence about things that use a table; their tables rise with them. */
  readonly promotion: Readonly<Partial<Record<KnowledgeKind, number>>>;
  /** 0 to 1: how much of a table's score depends on how well its schema explains the question. */
  readonly coherence: number;
  /** The share of its neighbours' scores that a table gains: what can be joined to found tables is likely needed. */
  readonly neighbour: number;
  /** A table that joins two of the first `among` tables scores this share of the weaker one. */
  readonly bridge: number;
  readonly among: number;
}

export interface TableScore {
  readonly table: string;
  readonly score: number;
  /** The two tables it was brought in to connect, or the one it can be joined to, when that is why it is here. */
  readonly connects: readonly string[];
}

/** Pure: fusion of all legs, then coherence, then what foreign keys bring in. Best first. */
export function rankTables(
  evidence: TableEvidence,
  graph: TableGraph,
  weights: RankingWeights,
): TableScore[] {
  const fused = fuse(legsOf(evidence, weights), weights.k);
  const coherent = withCoherence(fused, evidence.sparse, weights);
  const { scores, connects } = withNeighbours(coherent, graph, weights.neighbour);
  const connecting = bridgeTables(ranked(scores).slice(0, weights.among), graph, weights.bridge);
  for (const [table, bridge] of connecting) {
    if (bridge.score <= (scores.get(table) ?? 0)) continue;
    scores.set(table, bridge.score);
    connects.set(table, bridge.ends);
  }
  return ranked(scores).map(([table, score]) => ({ table, score, connects: connects.get(table) ?? [] }));
}

function legsOf({ dense, sparse }: TableEvidence, weights: RankingWeights): Leg[] {
  const all = { ...weights.kinds, ...weights.promotion };
  return Object.entries(all).flatMap(([kind, share]) => [
    { weight: share * weights.sparse, ranking: tablesInOrder(sparse, kind) },
    { weight: share * weights.dense, ranking: tablesInOrder(dense, kind) },
  ]);
}

/** A table stands where the best item about it stands; tables of one item share its place as far as a list can. */
function tablesInOrder(hits: readonly LegHit[], kind: string): string[] {
  return [...new Set(hits.filter((hit) => hit.kind === kind).flatMap((hit) => hit.tables))];
}

/**
 * Words of a question meet look-alike tables everywhere (every department has customers and payments); those whose
 * schema explains more of the question's distinct words are meant. With one schema every table has the same factor.
 */
function withCoherence(
  scores: ReadonlyMap<string, number>,
  sparse: readonly SparseHit[],
  { coherence }: RankingWeights,
): Map<string, number> {
  const best = new Map<string, Map<string, number>>();
  for (const hit of sparse) {
    for (const schema of new Set(hit.tables.map(schemaOf))) keepLargest(best, schema, hit.matched);
  }
  const support = new Map([...best].map(([schema, terms]) => [schema, sum(terms.values())]));
  const most = Math.max(0, ...support.values());
  if (most === 0) return new Map(scores);
  return new Map(
    [...scores].map(([table, score]) => {
      const share = (support.get(schemaOf(table)) ?? 0) / most;
      return [table, score * (1 - coherence + coherence * share)];
    }),
  );
}

function schemaOf(table: string): string {
  return table.split('.')[0] ?? table;
}

function keepLargest(best: Map<string, Map<string, number>>, schema: string, matched: readonly TermWeight[]) {
  const terms = best.get(schema) ?? new Map<string, number>();
  for (const { term, weight } of matched) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  best.set(schema, terms);
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

function withNeighbours(own: ReadonlyMap<string, number>, { neighbours }: TableGraph, share: number) {
  const scores = new Map(own);
  const connects = new Map<string, readonly string[]>();
  for (const [table, around] of neighbours) {
    const found = ranked(new Map([...around].map((other) => [other, own.get(other) ?? 0])));
    const gain = share * sum(found.map(([, score]) => score));
    if (gain === 0) continue;
    scores.set(table, (own.get(table) ?? 0) + gain);
    if (!own.has(table))
      connects.set(
        table,
        found.slice(0, 1).map(([other]) => other),
      );
  }
  return { scores, connects };
}
