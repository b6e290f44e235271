import type { GlossaryTerm, Metric } from '../../../domain/knowledge.ts';
import type { Hit, Retrieved } from '../../../retrieval/retrieval.ts';
import { type DefinitionLookup, defineMetric } from './define-metric.ts';
import { wordsOf } from './pick-tables.ts';
import { quoteText } from './quote.ts';

/** A definition the question matched. */
export interface DefinitionItem {
  readonly key: string;
  readonly text: string;
  readonly reason: string;
  /** The metrics it is computed by. */
  readonly metrics: readonly Metric[];
}

/** Metrics and terms with a word of the question, the metrics that those terms are computed by among them. */
export function definitionItems({ hits }: Retrieved, lookup: DefinitionLookup): readonly DefinitionItem[] {
  const metrics = matched(hits.metric).flatMap((hit) =>
    hit.item.payload.type === 'metric' && lookup.metrics.has(hit.item.payload.metric.name)
      ? [metricItem(hit.item.payload.metric, reasonOf(hit), lookup)]
      : [],
  );
  const terms = matched(hits.glossary).flatMap((hit) =>
    hit.item.payload.type === 'glossary-term' ? termItems(hit.item.payload.term, reasonOf(hit), lookup) : [],
  );
  const all = [...terms.filter(({ key }) => key.startsWith('term:')), ...metrics, ...terms];
  return [...new Map(all.map((item) => [item.key, item])).values()];
}

/** Closeness alone brings in what the question does not speak of. */
function matched(hits: readonly Hit[] | undefined): readonly Hit[] {
  return (hits ?? []).filter(({ reasons }) => reasons.some(({ kind }) => kind === 'term'));
}

function metricItem(metric: Metric, reason: string, lookup: DefinitionLookup): DefinitionItem {
  return { key: `metric:${metric.name}`, text: defineMetric(metric, lookup), reason, metrics: [metric] };
}

function termItems(term: GlossaryTerm, reason: string, lookup: DefinitionLookup): readonly DefinitionItem[] {
  const lines = term.definitions.map(
    ({ text, team, metric }) =>
      `  ${quoteText(team, 40)}: ${quoteText(text.ko, 200)}${metric === null ? '' : ` (metric ${metric})`}`,
  );
  const metrics = term.definitions.flatMap(({ metric }) => lookup.metrics.get(metric ?? '') ?? []);
  const head = `term ${quoteText(`${term.label.ko} / ${term.label.en}`)}`;
  return [
    { key: `term:${term.name}`, text: [head, ...lines].join('\n'), reason, metrics: [] },
    ...metrics.map((metric) => metricItem(metric, `computes the term ${term.name}`, lookup)),
  ];
}

function reasonOf(hit: Hit): string {
  const term = hit.reasons.find(({ kind }) => kind === 'term');
  return term === undefined ? 'similar' : wordsOf(term);
}
