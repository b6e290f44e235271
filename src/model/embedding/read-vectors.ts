import { fieldOf } from '../field-of.ts';

/** Why an answer of an embeddings server is of no use. */
export type VectorFault =
  | { readonly kind: 'length'; readonly expected: number; readonly found: number }
  | { readonly kind: 'unusable'; readonly reason: string };

export type ReadVectors =
  | { readonly ok: true; readonly vectors: Float32Array[] }
  | { readonly ok: false; readonly fault: VectorFault };

/** What pgvector stores. */
const longest = 16_000;

/**
 * The vectors of an answer in the order of the texts, each brought to length 1. Nothing is taken on trust: servers leave
 * texts out, change their order, and give vectors of another length than they gave before. `dimension` null takes any
 * length that all of them share.
 */
export function readVectors(answer: unknown, count: number, dimension: number | null): ReadVectors {
  const data = fieldOf(answer, 'data');
  if (!Array.isArray(data)) return unusable('there is no list of vectors');
  if (data.length !== count) return unusable(`${data.length} vectors for ${count} texts`);
  const lists = data.map((entry) => fieldOf(entry, 'embedding'));
  if (!lists.every(isNumbers)) return unusable('a vector holds something that is no number');
  const length = dimension ?? lists[0]?.length ?? 0;
  const other = lists.find((numbers) => numbers.length !== length);
  if (other !== undefined) {
    return { ok: false, fault: { kind: 'length', expected: length, found: other.length } };
  }
  if (length > longest) return unusable(`vectors of length ${length} cannot be stored`);
  const vectors = inOrder(lists.map(normalised), data);
  return vectors === null ? unusable('a vector is missing or has no direction') : { ok: true, vectors };
}

/** By the place that each entry names, else as they came. Null unless every place has its vector. */
function inOrder(
  vectors: readonly (Float32Array | null)[],
  entries: readonly unknown[],
): Float32Array[] | null {
  const placed = new Map<unknown, Float32Array>();
  for (const [position, vector] of vectors.entries()) {
    if (vector !== null) placed.set(fieldOf(entries[position], 'index') ?? position, vector);
  }
  const ordered = vectors.map((_, place) => placed.get(place));
  return ordered.every((vector) => vector !== undefined) ? ordered : null;
}

function unusable(reason: string): ReadVectors {
  return { ok: false, fault: { kind: 'unusable', reason } };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => Number.isFinite(each));
}

/** Null for a vector of zeros: a text with content that has no direction would be near nothing, silently. */
function normalised(numbers: readonly number[]): Float32Array | null {
  const length = Math.hypot(...numbers);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(numbers, (value) => value / length) : null;
}
