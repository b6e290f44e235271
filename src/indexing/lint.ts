import type {
  AggregateMetric,
  Dimension,
  GlossaryTerm,
  Knowledge,
  KnowledgeKind,
  Metric,
  Provenance,
  TableMeta,
  VerifiedExample,
} from '../domain/knowledge.ts';
import type { StoredTable } from '../knowledge-index/payload.ts';

/** An item that is kept out of the index until its owner mends it. */
export interface Quarantined {
  readonly kind: KnowledgeKind;
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly owner: string;
  readonly reason: string;
}

export type Verdict =
  | { readonly ok: true; readonly tables: readonly string[] }
  | { readonly ok: false; readonly reason: string };

export interface LintDeps {
  /** Runs the example with its default parameters against the live warehouse; tells the tables it read. */
  readonly verifyExample: (example: VerifiedExample) => Promise<Verdict>;
  /** Compiles the metric alone and has the warehouse plan it; tells the tables it reads. */
  readonly verifyMetric: (metric: Metric) => Promise<Verdict>;
}

/** What may be served, with the tables each item is about. */
export interface Linted {
  readonly tables: readonly TableMeta[];
  readonly metrics: readonly WithTables<Metric>[];
  readonly dimensions: readonly Dimension[];
  readonly examples: readonly WithTables<VerifiedExample>[];
  readonly glossary: readonly WithTables<GlossaryTerm>[];
  readonly quarantined: readonly Quarantined[];
}

export interface WithTables<T> {
  readonly item: T;
  readonly tables: readonly string[];
}

/** Holds the files against the live database: what names a thing that is gone is not served. */
export async function lintKnowledge(
  knowledge: Knowledge,
  catalog: readonly StoredTable[],
  deps: LintDeps,
): Promise<Linted> {
  const schema = new Map(
    catalog.map((table) => [`${table.schema}.${table.name}`, new Set(table.columns.map(({ name }) => name))]),
  );
  const tables = sift('table', knowledge.tables, (table) => faultOfTable(table, schema));
  const dimensions = sift('metric', knowledge.dimensions, (dimension) =>
    missingTable(dimension.table, schema),
  );
  const metrics = await siftVerified('metric', knowledge.metrics, async (metric) => {
    const fault = metric.kind === 'aggregate' ? faultOfAggregate(metric, schema) : null;
    return fault === null ? deps.verifyMetric(metric) : { ok: false, reason: fault };
  });
  const examples = await siftVerified('example', knowledge.examples, deps.verifyExample);
  const served = new Map(metrics.kept.map(({ item, tables: read }) => [item.name, read]));
  const glossary = await siftVerified('glossary', knowledge.glossary, async (term) =>
    glossaryVerdict(term, served),
  );
  return {
    tables: tables.kept,
    dimensions: dimensions.kept,
    metrics: metrics.kept,
    examples: examples.kept,
    glossary: glossary.kept,
    quarantined: [tables, dimensions, metrics, examples, glossary].flatMap(({ quarantined }) => quarantined),
  };
}

type Schema = ReadonlyMap<string, ReadonlySet<string>>;

function faultOfTable(table: TableMeta, schema: Schema): string | null {
  const own = schema.get(table.name);
  if (own === undefined) return `the database has no table ${table.name}`;
  const named = [
    ...Object.keys(table.columns),
    ...table.primaryKey,
    ...(table.freshness === null ? [] : [table.freshness]),
  ];
  const missing = named.find((column) => !own.has(column));
  if (missing !== undefined) return `${table.name} has no column ${missing}`;
  const faults = table.joins.flatMap(({ to, on }) => {
    const other = schema.get(to);
    if (other === undefined) return [`the join names ${to}, which the database does not have`];
    return Object.entries(on).flatMap(([mine, theirs]) => [
      ...(own.has(mine) ? [] : [`${table.name} has no column ${mine}`]),
      ...(other.has(theirs) ? [] : [`${to} has no column ${theirs}`]),
    ]);
  });
  return faults[0] ?? null;
}

function missingTable(name: string, schema: Schema): string | null {
  return schema.has(name) ? null : `the database has no table ${name}`;
}

function faultOfAggregate(metric: AggregateMetric, schema: Schema): string | null {
  const columns = schema.get(metric.table);
  if (columns === undefined) return `the database has no table ${metric.table}`;
  const timed = metric.timeFrom ?? metric.table;
  return metric.time === null || schema.get(timed)?.has(metric.time)
    ? null
    : `${timed} has no column ${metric.time}`;
}

/** A term whose number cannot be computed would explain what nobody can get. */
function glossaryVerdict(term: GlossaryTerm, served: ReadonlyMap<string, readonly string[]>): Verdict {
  const names = term.definitions.flatMap(({ metric }) => (metric === null ? [] : [metric]));
  const missing = names.find((name) => !served.has(name));
  if (missing !== undefined)
    return { ok: false, reason: `its metric ${missing} does not exist or is quarantined` };
  return { ok: true, tables: [...new Set(names.flatMap((name) => served.get(name) ?? []))] };
}

interface Named {
  readonly name: string;
  readonly source: Provenance;
}

function sift<T extends Named>(
  kind: KnowledgeKind,
  items: readonly T[],
  faultOf: (item: T) => string | null,
) {
  const kept: T[] = [];
  const quarantined: Quarantined[] = [];
  for (const item of items) {
    const fault = faultOf(item);
    if (fault === null) kept.push(item);
    else quarantined.push(quarantine(kind, item, fault));
  }
  return { kept, quarantined };
}

async function siftVerified<T extends Named>(
  kind: KnowledgeKind,
  items: readonly T[],
  verify: (item: T) => Promise<Verdict>,
) {
  const kept: WithTables<T>[] = [];
  const quarantined: Quarantined[] = [];
  for (const item of items) {
    const verdict = await verify(item);
    if (verdict.ok) kept.push({ item, tables: verdict.tables });
    else quarantined.push(quarantine(kind, item, verdict.reason));
  }
  return { kept, quarantined };
}

function quarantine(kind: KnowledgeKind, { name, source }: Named, reason: string): Quarantined {
  return { kind, name, path: source.path, line: source.line, owner: source.owner, reason };
}
