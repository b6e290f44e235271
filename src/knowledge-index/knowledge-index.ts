import type { KnowledgeKind } from '../domain/knowledge.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ItemPayload } from './payload.ts';

/** One thing Askbird can find, as the index keeps it. */
export interface StoredItem {
  readonly kind: KnowledgeKind;
  /** Unique within its kind and stable between builds. */
  readonly key: string;
  readonly title: string;
  /** What was embedded. */
  readonly text: string;
  /** The checked domain item. */
  readonly payload: ItemPayload;
  /** Of everything above, so that an unchanged item is recognised. */
  readonly hash: string;
  /** `schema.table` of all tables it is about: an asker who may not see one of them does not meet the item. */
  readonly tables: readonly string[];
  readonly owner: string;
  /** `path:line`, or `catalog` / `warehouse` for what was read from the live database. */
  readonly source: string;
}

/** A term of an item with its BM25 weight (inverse document frequency included) and the field that carries most of it. */
export interface TermWeight {
  readonly term: string;
  readonly weight: number;
  readonly field: string;
}

/** An item on its way into a generation. A null vector is taken over from the same item of the active generation. */
export interface IndexEntry {
  readonly item: StoredItem;
  readonly vector: Float32Array | null;
  readonly terms: readonly TermWeight[];
}

/** What an index was built with; a question must be embedded by the same. */
export interface IndexStamp {
  readonly embedder: string;
  readonly dimension: number;
  /** Fingerprint of the sources, to see cheaply whether they changed since. */
  readonly fingerprint: string;
}

/** One build of the whole index. At most one is active; the others are being built or are kept for a way back. */
export interface Generation extends IndexStamp {
  readonly id: number;
  readonly state: 'building' | 'active' | 'retired';
  readonly counts: Readonly<Partial<Record<KnowledgeKind, number>>>;
  readonly builtAt: string;
}

/** An item of the active generation that a leg found. `score` is comparable within one leg and kind only. */
export interface LegHit {
  readonly kind: KnowledgeKind;
  readonly key: string;
  readonly title: string;
  readonly tables: readonly string[];
  readonly score: number;
}

export interface SparseHit extends LegHit {
  /** The question's terms it holds, the weightiest first. */
  readonly matched: readonly TermWeight[];
}

export interface SearchRequest {
  readonly embedder: string;
  /** Null where the question could not be embedded: then the words alone are searched, whatever built the index. */
  readonly vector: Float32Array | null;
  /** Question terms with how much each counts. */
  readonly terms: ReadonlyMap<string, number>;
  readonly kinds: readonly KnowledgeKind[];
  /** Null means every table; else an item comes back only when all tables it is about are in the set. */
  readonly visible: ReadonlySet<string> | null;
  /** Hits at most per leg and kind. */
  readonly perKind: number;
}

/** Both legs, best first within each kind. */
export interface SearchResult {
  readonly generation: Generation;
  readonly dense: readonly LegHit[];
  readonly sparse: readonly SparseHit[];
}

/** Names an item. */
export interface ItemRef {
  readonly kind: KnowledgeKind;
  readonly key: string;
}

/** An item as the ask start path loads it: no text, no vector. */
export type LoadedItem = Pick<StoredItem, 'kind' | 'key' | 'payload' | 'tables'>;

export interface LoadedItems {
  readonly generation: Generation;
  readonly items: readonly LoadedItem[];
}

export interface KnownItem {
  readonly kind: KnowledgeKind;
  readonly key: string;
  readonly hash: string;
}

/** A generation being built. Nobody sees it before `activate`; a process that dies before leaves the old one serving. */
export interface Build {
  readonly generation: number;
  add(entries: readonly IndexEntry[]): Promise<void>;
  /** Items stored so far per kind, counted in the database. */
  count(): Promise<Readonly<Partial<Record<KnowledgeKind, number>>>>;
  /** Keys the dense leg of this build finds for a vector, best first: the canary that shows the build can be searched. */
  probe(kind: KnowledgeKind, vector: Float32Array, limit: number): Promise<readonly string[]>;
  /** Switches in one transaction and removes generations retired for longer than the keeping time. */
  activate(): Promise<Generation>;
  discard(): Promise<void>;
}

/** Where knowledge items live, whichever database does it. */
export interface KnowledgeIndex {
  /** Null when nothing was ever switched in. */
  active(): Promise<Generation | null>;
  /** The active generation's items by hash, so that only what changed is embedded again. */
  known(): Promise<readonly KnownItem[]>;
  begin(stamp: IndexStamp): Promise<Build>;
  /** Problems: `index-missing`, and with a vector `index-embedder-mismatch`. */
  search(request: SearchRequest): Promise<Outcome<SearchResult>>;
  /** The items of that generation that exist, in the order asked for. */
  fetch(generation: number, refs: readonly ItemRef[]): Promise<readonly StoredItem[]>;
  /** One query. Problem: `index-missing`. */
  loadItems(kinds: readonly KnowledgeKind[]): Promise<Outcome<LoadedItems>>;
}
