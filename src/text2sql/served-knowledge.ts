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
import { buildSemanticModel } from '../semantic-layer/model.ts';

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

/** What is left for somebody who may see these tables only: no metric, value, term or example tells of another one. */
export function servedWithin(served: ServedKnowledge, visible: ReadonlySet<string>): ServedKnowledge {
  const tables = served.tables.filter((table) => visible.has(table.name));
  const dimensions = served.dimensions
    .filter((dimension) => visible.has(dimension.table))
    .map((dimension) => waysWithin(dimension, visible));
  const model = buildSemanticModel({ tables, metrics: served.metrics, dimensions, values: [] });
  const metrics = [...model.metrics.values()];
  const dimensionNames = new Set(dimensions.map((dimension) => dimension.name));
  return {
    ...served,
    tables,
    dimensions,
    metrics,
    catalog: served.catalog.filter(({ schema, name }) => visible.has(`${schema}.${name}`)),
    values: served.values.filter(({ dimension }) => dimensionNames.has(dimension)),
    glossary: served.glossary.flatMap((term) => termWithin(term, model.metrics)),
    examples: served.examples.filter((example) =>
      (served.exampleTables.get(example.name) ?? []).every((table) => visible.has(table)),
    ),
  };
}

/** What a dimension says of hidden tables goes with them; a way over a hidden table stays, and is found unsound. */
function waysWithin(dimension: Dimension, visible: ReadonlySet<string>): Dimension {
  const seen = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([table]) => visible.has(table)));
  const { via, existsWhen } = dimension;
  return {
    ...dimension,
    ...(via === undefined ? {} : { via: seen(via) }),
    ...(existsWhen === undefined ? {} : { existsWhen: seen(existsWhen) }),
  };
}

/** A term keeps the definitions that are computed from what is visible, and goes with the last of them. */
function termWithin(term: GlossaryTerm, metrics: ReadonlyMap<string, Metric>): GlossaryTerm[] {
  const definitions = term.definitions.filter(({ metric }) => metric === null || metrics.has(metric));
  const isComputed = term.definitions.some(({ metric }) => metric !== null);
  const staysComputed = definitions.some(({ metric }) => metric !== null);
  return definitions.length === 0 || (isComputed && !staysComputed) ? [] : [{ ...term, definitions }];
}
