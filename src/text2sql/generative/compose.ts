import type { SectionUse } from '../../domain/answer.ts';
import type { Retrieved } from '../../retrieval/retrieval.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';

/** What a prompt is composed for. */
export interface ComposeRequest {
  readonly question: string;
  readonly refined: string | null;
  readonly terms: readonly string[];
  /** Newest first. */
  readonly previous: readonly { readonly question: string; readonly sql: string | null }[];
  readonly visible: ReadonlySet<string>;
}

/** The sections of a prompt about data, each ready text; `(none)` where it has nothing to say. */
export interface ComposedSections {
  readonly definitions: string;
  readonly tables: string;
  readonly joins: string;
  readonly values: string;
  readonly examples: string;
  readonly others: string;
}

export interface Composed {
  readonly sections: ComposedSections;
  /** Every item that was kept or cut, with the reason. */
  readonly records: readonly SectionUse[];
  /** `schema.table`: what a statement may read, never beyond what is visible. */
  readonly scopeTables: ReadonlySet<string>;
}

/** The sections for one question, cut to the budget by rank. `knowledge` is what the asker may see of the served. */
export type ComposeSections = (
  request: ComposeRequest,
  found: Retrieved,
  knowledge: ServedKnowledge,
  budgetTokens: number,
) => Composed;
