import type { KnowledgeKind } from '../domain/knowledge.ts';
import type { LegHit, SearchResult, SparseHit } from '../knowledge-index/knowledge-index.ts';
import type { Reason } from './retrieval.ts';

const mostTerms = 4;
const closeRanks = 5;

/** Why an item of one kind was found: the words it shares with the question, and whether it reads alike. */
export function hitReasons(found: SearchResult, kind: KnowledgeKind, key: string): Reason[] {
  const isIt = (hit: LegHit) => hit.kind === kind && hit.key === key;
  const matched = found.sparse.find(isIt)?.matched ?? [];
  const rank = found.dense.filter((hit) => hit.kind === kind).findIndex(isIt) + 1;
  return [...termReasons(matched), ...(rank > 0 && rank <= closeRanks ? [similar(rank)] : [])];
}

/** Why a table stands where it does, what promoted it included. `promoting` are the kinds that may. */
export function tableReasons(
  found: SearchResult,
  table: string,
  connects: readonly string[],
  promoting: readonly KnowledgeKind[],
): Reason[] {
  const own = (['table', 'ddl'] as const).flatMap((kind) => hitReasons(found, kind, table));
  const promoted = promoting.flatMap((kind): Reason[] => {
    const hit = firstAbout(found.sparse, kind, table) ?? firstAbout(found.dense, kind, table);
    return hit === undefined ? [] : [{ kind: 'promoted', by: kind, title: hit.title }];
  });
  const bridge: Reason[] = connects.length === 0 ? [] : [{ kind: 'connects', tables: connects }];
  return [...withoutRepeats(own), ...promoted, ...bridge];
}

function firstAbout(hits: readonly LegHit[], kind: KnowledgeKind, table: string): LegHit | undefined {
  return hits
    .filter((hit) => hit.kind === kind)
    .slice(0, closeRanks)
    .find((hit) => hit.tables.includes(table));
}

/** A piece of a word that was matched whole (소율 of 취소율) explains nothing. */
function termReasons(matched: SparseHit['matched']): Reason[] {
  const whole = matched.filter(
    ({ term }) => !matched.some((other) => other.term !== term && other.term.includes(term)),
  );
  return whole.slice(0, mostTerms).map(({ term, field }) => ({ kind: 'term', term, field }));
}

function similar(rank: number): Reason {
  return { kind: 'similar', rank };
}

function withoutRepeats(reasons: readonly Reason[]): Reason[] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const name = reason.kind === 'term' ? `term ${reason.term}` : reason.kind;
    return !seen.has(name) && seen.add(name);
  });
}
