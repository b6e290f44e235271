import type { KnowledgeKind } from '../domain/knowledge.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import type { Generation, StoredItem } from '../knowledge-index/knowledge-index.ts';

/** What is looked for, by whom. */
export interface RetrievalRequest {
  readonly question: string;
  /** Earlier questions of the thread, newest first; each counts half of the one after it. */
  readonly previous?: readonly string[];
  /** All kinds when left out. */
  readonly kinds?: readonly KnowledgeKind[];
  /** Items at most per kind. */
  readonly quotas?: Readonly<Partial<Record<KnowledgeKind, number>>>;
  /** `schema.table` names the principal may see; null for all. */
  readonly visible: ReadonlySet<string> | null;
  /** Tables at most, 10 by default. */
  readonly limit?: number;
}

/** Why something was found, for a person to judge. */
export type Reason =
  | { readonly kind: 'term'; readonly term: string; readonly field: string }
  | { readonly kind: 'similar'; readonly rank: number }
  | { readonly kind: 'promoted'; readonly by: KnowledgeKind; readonly title: string }
  | { readonly kind: 'connects'; readonly tables: readonly string[] };

/** `score` orders hits of one kind within one search and means nothing across searches. */
export interface Hit {
  readonly item: Omit<StoredItem, 'text' | 'hash'>;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface RankedTable {
  /** `schema.table`. */
  readonly table: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface Retrieved {
  readonly generation: Generation;
  /** Best first, bridge tables and promoted tables ranked among the rest and cut at the same limit. */
  readonly tables: readonly RankedTable[];
  /** Best first within each kind asked for. */
  readonly hits: Readonly<Partial<Record<KnowledgeKind, readonly Hit[]>>>;
  /** Why the search by meaning was left out and words alone decided; null when both took part. */
  readonly wordsOnly: Problem | null;
}

/** Question -> the items that matter, within the principal's rights, with reasons. */
export interface Retrieval {
  /** Problems: `index-missing`, `index-embedder-mismatch`. An embedder that fails is none: see `wordsOnly`. */
  search(request: RetrievalRequest): Promise<Outcome<Retrieved>>;
}
