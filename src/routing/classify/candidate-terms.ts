import type { Locale } from '../../domain/locale.ts';
import type { Hit } from '../../retrieval/retrieval.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import type { QuestionReading } from '../../semantic-layer/reading/question-reading.ts';

/** A definition that a question may be about. */
export interface CandidateTerm {
  readonly name: string;
  /** In the asker's language. */
  readonly label: string;
  readonly kind: 'metric' | 'dimension' | 'term';
}

/** What the question names comes first, then what resembles its unknown words, then what was found near it; each once. */
export function candidateTerms(
  reading: Pick<QuestionReading, 'mentions' | 'nearest'>,
  hits: readonly Hit[],
  model: Pick<SemanticModel, 'metrics' | 'dimensions'>,
  locale: Locale,
): readonly CandidateTerm[] {
  throw new Error(
    `not built yet: ${reading.mentions.length}, ${hits.length}, ${model.metrics.size}, ${locale}`,
  );
}
