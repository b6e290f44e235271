import type { GlossaryTerm, Metric } from '../../../domain/knowledge.ts';
import type { Hit, Retrieved } from '../../../retrieval/retrieval.ts';
import { type Named, nothingNamed } from '../named.ts';
import { type DefinitionLookup, defineMetric, dimensionSql, leavesOf } from './define-metric.ts';
import { wordsOf } from './pick-tables.ts';
import { quoteText } from './quote.ts';

/** A definition the question matched. */
export interface DefinitionItem {
  readonly key: string;
  readonly text: string;
  readonly reason: string;
  /** The metrics it is computed by. */
  readonly metrics: readonly Metric[];
  /** Where a grouping lies; null for all else. */
  readonly table: string | null;
}

/** What matched by name is likelier meant than what only speaks of it. */
const mostWeak = 2;
const nameFields: ReadonlySet<string> = new Set(['name', 'synonym']);

/**
 * What the question names, then metrics and terms that share a word with it, the metrics that those terms are computed by
 * among them, then the chief metric of each of `firstTables` that none of these reads.
 */
export function definitionItems(
  { hits }: Pick<Retrieved, 'hits'>,
  lookup: DefinitionLookup,
  named: Pick<Named, 'metrics' | 'dimensions'> = nothingNamed,
  firstTables: readonly string[] = [],
): readonly DefinitionItem[] {
  const asked = [
    ...named.metrics.flatMap((name) => metricNamed(name, 'named in the question', lookup)),
    ...named.dimensions.flatMap((name) => groupingNamed(name, lookup)),
  ];
  const metrics = matched(hits.metric).flatMap((hit) =>
    hit.item.payload.type === 'metric'
      ? metricNamed(hit.item.payload.metric.name, reasonOf(hit), lookup)
      : [],
  );
  const terms = matched(hits.glossary).flatMap((hit) =>
    hit.item.payload.type === 'glossary-term' ? termItems(hit.item.payload.term, reasonOf(hit), lookup) : [],
  );
  const all = [...asked, ...terms.filter(({ key }) => key.startsWith('term:')), ...metrics, ...terms];
  const chief = firstTables
    .filter((table) => !all.some((item) => tablesOf(item, lookup).includes(table)))
    .flatMap((table) => chiefMetric(table, lookup));
  return [...new Map([...asked, ...chief, ...all].map((item) => [item.key, item])).values()];
}

/** The tables that a definition is computed from. */
export function tablesOf({ metrics, table }: DefinitionItem, lookup: DefinitionLookup): readonly string[] {
  const leaves = metrics.flatMap((metric) => leavesOf(metric, lookup).map((leaf) => leaf.table));
  return table === null ? leaves : [...leaves, table];
}

/** Closeness alone brings in what the question does not speak of. */
function matched(hits: readonly Hit[] | undefined): readonly Hit[] {
  const found = (hits ?? []).filter(({ reasons }) => reasons.some(({ kind }) => kind === 'term'));
  const isStrong = ({ reasons }: Hit) =>
    reasons.some((reason) => reason.kind === 'term' && nameFields.has(reason.field));
  const strong = found.filter(isStrong);
  const weak = found.filter((hit) => !isStrong(hit));
  return strong.length === 0 ? weak : [...strong, ...weak.slice(0, mostWeak)];
}

function metricNamed(name: string, reason: string, lookup: DefinitionLookup): readonly DefinitionItem[] {
  const metric = lookup.metrics.get(name);
  return metric === undefined ? [] : [metricItem(metric, reason, lookup)];
}

function groupingNamed(name: string, { dimensions }: DefinitionLookup): readonly DefinitionItem[] {
  const dimension = dimensions.get(name);
  if (dimension === undefined) return [];
  const { label, table } = dimension;
  const text = `grouping ${name} ${quoteText(`${label.ko} / ${label.en}`)}: ${dimensionSql(dimension)}`;
  return [{ key: `grouping:${name}`, text, reason: 'named in the question', metrics: [], table }];
}

/** The one that most others are made of: what a company counts in that table when it says no more. */
function chiefMetric(table: string, lookup: DefinitionLookup): readonly DefinitionItem[] {
  const counts = new Map<string, number>();
  for (const metric of lookup.metrics.values()) {
    for (const leaf of leavesOf(metric, lookup)) {
      if (leaf.table === table) counts.set(leaf.name, (counts.get(leaf.name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best === undefined ? [] : metricNamed(best[0], `the chief metric of ${table}`, lookup);
}

function metricItem(metric: Metric, reason: string, lookup: DefinitionLookup): DefinitionItem {
  return {
    key: `metric:${metric.name}`,
    text: defineMetric(metric, lookup),
    reason,
    metrics: [metric],
    table: null,
  };
}

function termItems(term: GlossaryTerm, reason: string, lookup: DefinitionLookup): readonly DefinitionItem[] {
  const lines = term.definitions.map(
    ({ text, team, metric }) =>
      `  ${quoteText(team, 40)}: ${quoteText(text.ko, 200)}${metric === null ? '' : ` (metric ${metric})`}`,
  );
  const metrics = term.definitions.flatMap(({ metric }) => lookup.metrics.get(metric ?? '') ?? []);
  const head = `term ${quoteText(`${term.label.ko} / ${term.label.en}`)}`;
  return [
    { key: `term:${term.name}`, text: [head, ...lines].join('\n'), reason, metrics: [], table: null },
    ...metrics.map((metric) => metricItem(metric, `computes the term ${term.name}`, lookup)),
  ];
}

function reasonOf(hit: Hit): string {
  const term = hit.reasons.find(({ kind }) => kind === 'term');
  return term === undefined ? 'similar' : wordsOf(term);
}
