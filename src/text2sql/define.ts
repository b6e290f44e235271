import type { GlossaryTerm, Metric } from '../domain/knowledge.ts';
import type { Locale, Localised } from '../domain/locale.ts';
import type { SemanticModel } from '../semantic-layer/model.ts';
import { keyOf } from '../semantic-layer/reading/text-stream.ts';

/** What a word means here, as people wrote it down. */
export interface DefinedTerm {
  /** Who defines it how, one per line. */
  readonly text: string;
  /** Labels of the metrics that compute it, the preferred first. */
  readonly metrics: readonly string[];
}

export type Define = (words: readonly string[], locale: Locale) => DefinedTerm | null;

/** Looks a word up in the glossary and among the metrics; null when nobody has defined it. */
export function createDefine(
  glossary: readonly GlossaryTerm[],
  model: Pick<SemanticModel, 'metrics'>,
): Define {
  return (words, locale) => {
    for (const word of words) {
      const term = glossary.find((each) => isCalled(each, word));
      if (term !== undefined) return ofTerm(term, model, locale);
      const metric = [...model.metrics.values()].find((each) => isCalled(each, word));
      if (metric !== undefined) return ofMetric(metric, locale);
    }
    return null;
  };
}

function isCalled({ label, synonyms }: Pick<Metric, 'label' | 'synonyms'>, word: string): boolean {
  const key = keyOf(word);
  return [label.ko, label.en, ...synonyms.ko, ...synonyms.en].some((name) => keyOf(name) === key);
}

function ofTerm(
  { label, definitions }: GlossaryTerm,
  model: Pick<SemanticModel, 'metrics'>,
  locale: Locale,
): DefinedTerm {
  const ordered = [...definitions].sort((one, other) => Number(other.preferred) - Number(one.preferred));
  const metrics = ordered.flatMap(({ metric }) => model.metrics.get(metric ?? '')?.label[locale] ?? []);
  return {
    text: [`${label[locale]}:`, ...ordered.map(({ text, team }) => line(text, team, locale))].join('\n'),
    metrics: [...new Set(metrics)],
  };
}

function ofMetric({ label, description, source }: Metric, locale: Locale): DefinedTerm {
  return {
    text: [`${label[locale]}:`, line(description, source.owner, locale)].join('\n'),
    metrics: [label[locale]],
  };
}

function line(text: Localised, team: string, locale: Locale): string {
  return `- ${text[locale]} (${team})`;
}
