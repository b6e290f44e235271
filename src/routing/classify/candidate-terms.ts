import type { Locale, Localised } from '../../domain/locale.ts';
import type { Hit } from '../../retrieval/retrieval.ts';
import type { Meaning } from '../../semantic-layer/mention.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import type { QuestionReading } from '../../semantic-layer/reading/question-reading.ts';

/** A definition that a question may be about. */
export interface CandidateTerm {
  readonly name: string;
  /** In the asker's language. */
  readonly label: string;
  readonly kind: 'metric' | 'dimension' | 'term';
}

/** Enough to hold what search finds near a question of several words; more would only cost tokens. */
export const mostCandidates = 24;

/** What the question names comes first, then what resembles its unknown words, then what was found near it; each once. */
export function candidateTerms(
  reading: Pick<QuestionReading, 'mentions' | 'nearest'>,
  hits: readonly Pick<Hit, 'item'>[],
  model: Pick<SemanticModel, 'metrics' | 'dimensions'>,
  locale: Locale,
): readonly CandidateTerm[] {
  const named = reading.mentions.flatMap(({ meaning }) => namesOf(meaning));
  const near = reading.nearest.flatMap(({ kind, name }) => (kind === 'value' ? [] : [{ kind, name }]));
  const defined = [...named, ...near].flatMap(({ kind, name }) => {
    const label = (kind === 'metric' ? model.metrics : model.dimensions).get(name)?.label;
    return label === undefined ? [] : [{ kind, name, label: label[locale] }];
  });
  const found = hits.flatMap(({ item }) => termOf(item.payload, locale));
  return unique([...defined, ...found]).slice(0, mostCandidates);
}

function namesOf(meaning: Meaning): { readonly kind: 'metric' | 'dimension'; readonly name: string }[] {
  switch (meaning.kind) {
    case 'metric':
      return meaning.names.map((name) => ({ kind: 'metric', name }));
    case 'dimension':
      return [meaning.name, ...(meaning.others ?? [])].map((name) => ({ kind: 'dimension', name }));
    case 'value':
      return meaning.candidates.map(({ dimension }) => ({ kind: 'dimension', name: dimension }));
    default:
      return [];
  }
}

function termOf(payload: Hit['item']['payload'], locale: Locale): CandidateTerm[] {
  const say = (label: Localised) => label[locale];
  switch (payload.type) {
    case 'metric':
      return [{ name: payload.metric.name, label: say(payload.metric.label), kind: 'metric' }];
    case 'glossary-term':
      return [{ name: payload.term.name, label: say(payload.term.label), kind: 'term' }];
    default:
      return [];
  }
}

function unique(terms: readonly CandidateTerm[]): CandidateTerm[] {
  return terms.filter((term, index) => terms.findIndex(({ name }) => name === term.name) === index);
}
