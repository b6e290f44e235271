import type { Problem } from '../domain/problem.ts';
import type { Embedder } from '../model/embedding/embedder.ts';

/** A question, and the turns before it, as both legs take it. */
export interface QuestionSignal {
  /** Null where it could not be embedded; `problem` says why. */
  readonly vector: Float32Array | null;
  readonly problem: Problem | null;
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
  const embedded = await embedder.embed(turns, { hurry: true });
  if (!embedded.ok) return { vector: null, problem: embedded.problem, terms: shares };
  return { vector: faded(embedded.value, embedder.dimension), problem: null, terms: shares };
}

function faded(vectors: readonly Float32Array[], dimension: number): Float32Array {
  const total = new Float32Array(dimension);
  for (const [age, vector] of vectors.entries()) {
    for (const [at, value] of vector.entries()) total[at] = (total[at] ?? 0) + value * fading ** age;
  }
  return total;
}
