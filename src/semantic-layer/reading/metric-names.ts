import type { AggregateMetric, Metric } from '../../domain/knowledge.ts';
import type { ReadableModel } from './readable-model.ts';
import { keyOf } from './text-stream.ts';

/** How the names of metrics are made of each other's; worked out once per model. */
export interface MetricNames {
  readonly byKey: ReadonlyMap<string, ReadonlySet<string>>;
  keysOf(metric: string): readonly string[];
  /** 취소, 첫, 쿠폰 사용: words that make a metric of a table a narrower one of the same table, and which one. */
  narrowingWords(table: string): readonly { readonly front: string; readonly whole: string }[];
  /** The metrics of the same table that a name narrows: 주문 수 of "취소 주문 수". */
  narrowedBy(key: string, metric: string): readonly string[];
  /**
   * Words in front of the names of a service that has its own version of the usual metrics (새마트 주문 수, 새마트 객단가);
   * empty for every other schema.
   */
  serviceWords(schema: string): readonly string[];
  /** Of all metrics, each once. */
  readonly schemas: readonly string[];
}

export function metricNamesOf(model: ReadableModel): MetricNames {
  const known = made.get(model.metrics);
  if (known !== undefined) return known;
  const names = makeNames(model);
  made.set(model.metrics, names);
  return names;
}

const made = new WeakMap<ReadableModel['metrics'], MetricNames>();

/** Fewer namesakes than this are chance: "주문 회원 수" is no version of "회원 수". */
const versionsOfAService = 3;

/** A name that is another metric's name with words in front. */
interface Compound {
  readonly front: string;
  readonly whole: string;
  readonly part: string;
}

function makeNames(model: ReadableModel): MetricNames {
  const keys = new Map(
    [...model.metrics.values()].map((metric) => [metric.name, spellings(metric).map(keyOf)]),
  );
  const byKey = new Map<string, Set<string>>();
  for (const [name, own] of keys)
    for (const key of own) byKey.set(key, (byKey.get(key) ?? new Set()).add(name));
  const compounds = [...keys].flatMap(([whole, own]) => own.flatMap((key) => compoundsOf(key, whole, byKey)));
  const schemas = [...new Set([...model.metrics.keys()].flatMap((name) => schemasOf(model, name)))];
  const words = new Map(schemas.map((schema) => [schema, serviceWords(schema, compounds, model)]));
  return {
    byKey,
    keysOf: (metric) => keys.get(metric) ?? [],
    narrowingWords: (table) =>
      compounds.flatMap(({ front, whole, part }) =>
        leafOf(model, whole)?.table === table && narrows(model, whole, part) ? [{ front, whole }] : [],
      ),
    narrowedBy: (key, metric) =>
      compoundsOf(key, metric, byKey).flatMap(({ part }) => (narrows(model, metric, part) ? [part] : [])),
    serviceWords: (schema) => words.get(schema) ?? [],
    schemas,
  };
}

function spellings(metric: Metric): string[] {
  return [metric.label.ko, metric.label.en, ...metric.synonyms.ko, ...metric.synonyms.en];
}

function compoundsOf(
  key: string,
  whole: string,
  byKey: ReadonlyMap<string, ReadonlySet<string>>,
): Compound[] {
  return Array.from({ length: Math.max(0, key.length - 1) }, (_, index) => index + 1).flatMap((at) =>
    [...(byKey.get(key.slice(at)) ?? [])]
      .filter((part) => part !== whole)
      .map((part) => ({ front: key.slice(0, at), whole, part })),
  );
}

function leafOf(model: ReadableModel, metric: string): AggregateMetric | undefined {
  const leaves = model.leaves(metric);
  return leaves.length === 1 ? leaves[0] : undefined;
}

/** The same figure of the same table's rows, of fewer of them. */
function narrows(model: ReadableModel, narrow: string, wide: string): boolean {
  const [one, other] = [leafOf(model, narrow), leafOf(model, wide)];
  if (one === undefined || other === undefined || keepsWithin(other, one)) return false;
  return one.table === other.table && one.expression === other.expression;
}

/** Whether the rows of one metric all satisfy what the other asks of its rows. */
export function keepsWithin(one: AggregateMetric, other: AggregateMetric): boolean {
  return other.filters.every((filter) => one.filters.includes(filter));
}

export function schemasOf(model: ReadableModel, metric: string): string[] {
  return [...new Set(model.leaves(metric).map(({ table }) => table.split('.')[0] ?? ''))];
}

function serviceWords(
  schema: string,
  compounds: readonly Compound[],
  model: ReadableModel,
): readonly string[] {
  const lies = (metric: string) => schemasOf(model, metric).includes(schema);
  const versions = new Map<string, Set<string>>();
  for (const { front, whole, part } of compounds) {
    if (lies(whole) && !lies(part)) versions.set(front, (versions.get(front) ?? new Set()).add(whole));
  }
  const isService = [...versions.values()].some(({ size }) => size >= versionsOfAService);
  return isService ? [...versions].flatMap(([front, { size }]) => (size > 1 ? [front] : [])) : [];
}
