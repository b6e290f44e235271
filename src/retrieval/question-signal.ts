import type { Embedder } from '../model/embedding/embedder.ts';

/** A question, and the turns before it, as both legs take it. */
export interface QuestionSignal {
  readonly vector: Float32Array;
  /** How much each term counts: 1 for the question's own, less for those of earlier turns only. */
  readonly terms: ReadonlyMap<string, number>;
}

export interface SignalDeps {
  readonly embedder: Embedder;
  readonly terms: (text: string) => readonly string[];
}

const fading = 0.5;

/** Each earlier turn counts half of the one after it, so that "그중 강남구만" still finds what was talked about. */
export async function questionSignal(
  question: string,
  previous: readonly string[],
  { embedder, terms }: SignalDeps,
): Promise<QuestionSignal> {
  const turns = [question, ...previous];
  const shares = new Map<string, number>();
  for (const [age, turn] of turns.entries()) {
    for (const term of terms(turn)) if (!shares.has(term)) shares.set(term, fading ** age);
  }
  const vectors = await embedder.embed(turns);
  const total = new Float32Array(embedder.dimension);
  for (const [age, vector] of vectors.entries()) {
    for (const [at, value] of vector.entries()) total[at] = (total[at] ?? 0) + value * fading ** age;
  }
  return { vector: total, terms: shares };
}
