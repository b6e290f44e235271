import type {
  Dimension,
  DimensionValue,
  GlossaryTerm,
  KnowledgeKind,
  Metric,
  TableMeta,
  VerifiedExample,
} from '../domain/knowledge.ts';
import type { LoadedItems } from '../knowledge-index/knowledge-index.ts';
import type { StoredTable } from '../knowledge-index/payload.ts';

/** What the active generation says, by kind: linted, verified, without the quarantined. */
export interface ServedKnowledge {
  readonly generation: string;
  readonly tables: readonly TableMeta[];
  readonly catalog: readonly StoredTable[];
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  readonly values: readonly DimensionValue[];
  readonly glossary: readonly GlossaryTerm[];
  readonly examples: readonly VerifiedExample[];
  /** Example's name -> `schema.table` of all tables its statement reads. */
  readonly exampleTables: ReadonlyMap<string, readonly string[]>;
}

/** The stores a start loads; logs and documents are only ever searched. */
export const servedKinds: readonly KnowledgeKind[] = [
  'ddl',
  'table',
  'metric',
  'value',
  'glossary',
  'example',
];

/** Sorts the items of a generation by what they are. */
export function readServed({ generation, items }: LoadedItems): ServedKnowledge {
  const payloads = items.map((item) => item.payload);
  return {
    generation: `${generation.id} (${generation.builtAt})`,
    tables: payloads.flatMap((each) => (each.type === 'table' ? [each.table] : [])),
    catalog: payloads.flatMap((each) => (each.type === 'ddl' ? [each.table] : [])),
    metrics: payloads.flatMap((each) => (each.type === 'metric' ? [each.metric] : [])),
    dimensions: payloads.flatMap((each) => (each.type === 'dimension' ? [each.dimension] : [])),
    values: payloads.flatMap((each) => (each.type === 'dimension-value' ? [each.value] : [])),
    glossary: payloads.flatMap((each) => (each.type === 'glossary-term' ? [each.term] : [])),
    examples: payloads.flatMap((each) => (each.type === 'example' ? [each.example] : [])),
    exampleTables: new Map(
      items.flatMap(({ payload, tables }) =>
        payload.type === 'example' ? [[payload.example.name, tables] as const] : [],
      ),
    ),
  };
}
