import type { Meaning, Mention } from '../../semantic-layer/mention.ts';
import type { QuestionReading } from '../../semantic-layer/reading/question-reading.ts';

/** What the governed definitions recognise in a question, by name. */
export interface Named {
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  readonly values: readonly { readonly dimension: string; readonly value: string }[];
  /** Words that name no stored value: those of metrics, groupings, times and small talk. */
  readonly words: readonly string[];
}

/** What the question says, with what is recognised in it. */
export interface AskedWords {
  /** The question and what was made of it. */
  readonly text: string;
  readonly named: Named;
}

export const nothingNamed: Named = { metrics: [], dimensions: [], values: [], words: [] };

/** The names of what the words mean, then of what unknown words come close to; each once, in their order. */
export function namedIn({ mentions, nearest }: Pick<QuestionReading, 'mentions' | 'nearest'>): Named {
  const near = (kind: 'metric' | 'dimension') =>
    nearest.flatMap((each) => (each.kind === kind ? [each.name] : []));
  const meanings = mentions.map(({ meaning }) => meaning);
  return {
    metrics: unique([...meanings.flatMap(metricsOf), ...near('metric')]),
    dimensions: unique([...meanings.flatMap(dimensionsOf), ...near('dimension')]),
    values: meanings.flatMap((meaning) => (meaning.kind === 'value' ? meaning.candidates : [])),
    words: mentions.filter(isNoValue).map(({ text }) => text),
  };
}

function metricsOf(meaning: Meaning): readonly string[] {
  return meaning.kind === 'metric' ? meaning.names : [];
}

function dimensionsOf(meaning: Meaning): readonly string[] {
  if (meaning.kind === 'dimension') return [meaning.name];
  return meaning.kind === 'value' ? meaning.candidates.map(({ dimension }) => dimension) : [];
}

function isNoValue({ meaning }: Mention): boolean {
  return meaning.kind !== 'value' && meaning.kind !== 'unknown';
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
