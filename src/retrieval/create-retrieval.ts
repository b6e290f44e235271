import type { KnowledgeKind } from '../domain/knowledge.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import type { ItemRef, KnowledgeIndex, LegHit, SearchResult } from '../knowledge-index/knowledge-index.ts';
import type { TableLink } from '../knowledge-index/payload.ts';
import type { Embedder } from '../model/embedding/embedder.ts';
import { fuse, ranked } from './fuse.ts';
import { type QuestionSignal, questionSignal, type SignalDeps } from './question-signal.ts';
import { type RankingWeights, rankTables, type TableScore } from './rank-tables.ts';
import { hitReasons, tableReasons } from './reasons.ts';
import type { Hit, RankedTable, Retrieval, RetrievalRequest, Retrieved } from './retrieval.ts';
import { type TableGraph, tableGraph } from './table-graph.ts';
import { defaultWeights } from './weights.ts';

export interface RetrievalDeps {
  readonly index: KnowledgeIndex;
  readonly embedder: Embedder;
  /** Index terms of a text; the same function the index was built with. */
  readonly terms: (text: string) => readonly string[];
  readonly weights?: RankingWeights;
  /** For the log: why a search went by words alone. */
  readonly reportWordsOnly?: (problem: Problem) => void;
}

const allKinds: readonly KnowledgeKind[] = [
  'ddl',
  'table',
  'glossary',
  'example',
  'log',
  'document',
  'metric',
  'value',
];
const perKind = 60;
const defaultLimit = 10;
const defaultQuota = 5;

/** Hybrid search over the active generation, as one function for every capability. */
export function createRetrieval({
  index,
  embedder,
  terms,
  weights = defaultWeights,
  reportWordsOnly = () => undefined,
}: RetrievalDeps): Retrieval {
  const links = cachedLinks(index);
  return {
    search: async (request) => {
      const kinds = request.kinds ?? allKinds;
      const { vector, terms: asked, problem } = await signalOf(request, { embedder, terms });
      if (problem !== null) reportWordsOnly(problem);
      const searched = await index.search({
        vector,
        terms: asked,
        embedder: embedder.name,
        kinds: [...new Set([...kinds, ...tableKinds(weights)])],
        visible: request.visible,
        perKind,
      });
      if (!searched.ok) return searched;
      const found = withoutChance(searched.value, embedder.dimension);
      const known = await links(found.generation.id);
      if (!known.ok) return known;
      const graph = visibleGraph(known.value, request.visible);
      const tables = rankTables(found, graph, weights);
      return done({
        generation: found.generation,
        tables: tables
          .slice(0, request.limit ?? defaultLimit)
          .map((score) => explained(found, score, weights)),
        hits: await hitsOf(index, found, tables, kinds, request, weights),
        wordsOnly: problem,
      });
    },
  };
}

function signalOf({ question, previous = [] }: RetrievalRequest, deps: SignalDeps): Promise<QuestionSignal> {
  return questionSignal(question, previous, deps);
}

/** Unrelated texts are this close by chance: three standard deviations of the cosine of random directions. */
function withoutChance(found: SearchResult, dimension: number): SearchResult {
  const chance = 3 / Math.sqrt(dimension);
  return { ...found, dense: found.dense.filter(({ score }) => score > chance) };
}

function tableKinds({ kinds, promotion }: RankingWeights): KnowledgeKind[] {
  return [...Object.keys(kinds), ...Object.keys(promotion)] as KnowledgeKind[];
}

interface KnownTables {
  readonly names: readonly string[];
  readonly links: readonly TableLink[];
}

/** The joins change only with the generation, so they are read once for each. */
function cachedLinks(index: KnowledgeIndex) {
  let cached: { generation: number; tables: KnownTables } | null = null;
  return async (generation: number): Promise<Outcome<KnownTables>> => {
    if (cached?.generation === generation) return done(cached.tables);
    const loaded = await index.loadItems(['ddl']);
    if (!loaded.ok) return loaded;
    const tables = {
      names: loaded.value.items.map(({ key }) => key),
      links: loaded.value.items.flatMap(({ payload }) => (payload.type === 'ddl' ? payload.links : [])),
    };
    cached = { generation: loaded.value.generation.id, tables };
    return done(tables);
  };
}

function visibleGraph({ names, links }: KnownTables, visible: ReadonlySet<string> | null): TableGraph {
  return tableGraph(visible === null ? names : names.filter((name) => visible.has(name)), links);
}

function explained(
  found: SearchResult,
  { table, score, connects }: TableScore,
  weights: RankingWeights,
): RankedTable {
  const promoting = Object.keys(weights.promotion) as KnowledgeKind[];
  return { table, score, reasons: tableReasons(found, table, connects, promoting) };
}

async function hitsOf(
  index: KnowledgeIndex,
  found: SearchResult,
  tables: readonly TableScore[],
  kinds: readonly KnowledgeKind[],
  { quotas }: RetrievalRequest,
  weights: RankingWeights,
): Promise<Retrieved['hits']> {
  const scored = kinds.flatMap((kind) => {
    const order =
      kind === 'ddl' || kind === 'table'
        ? tables.map(({ table, score }) => ({ key: table, score }))
        : keysInOrder(found, kind, weights);
    return order.slice(0, quotas?.[kind] ?? defaultQuota).map(({ key, score }) => ({ kind, key, score }));
  });
  const items = await index.fetch(found.generation.id, scored);
  const scoreOf = new Map(scored.map((ref) => [idOf(ref), ref.score]));
  const hits = items.map(({ text: _text, hash: _hash, ...item }): Hit => {
    return { item, score: scoreOf.get(idOf(item)) ?? 0, reasons: hitReasons(found, item.kind, item.key) };
  });
  return Object.fromEntries(kinds.map((kind) => [kind, hits.filter(({ item }) => item.kind === kind)]));
}

function keysInOrder(found: SearchResult, kind: KnowledgeKind, { k, sparse, dense }: RankingWeights) {
  const keysOf = (hits: readonly LegHit[]) => hits.filter((hit) => hit.kind === kind).map(({ key }) => key);
  const legs = [
    { weight: sparse, ranking: keysOf(found.sparse) },
    { weight: dense, ranking: keysOf(found.dense) },
  ];
  return ranked(fuse(legs, k)).map(([key, score]) => ({ key, score }));
}

function idOf({ kind, key }: ItemRef): string {
  return `${kind}\n${key}`;
}
