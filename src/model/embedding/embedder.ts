import type { Outcome } from '../../domain/outcome.ts';

/** Turns texts into vectors; what made a vector is part of its meaning, so the name is stored with every index. */
export interface Embedder {
  /** Names algorithm or model, version and dimension; a new value means that old vectors cannot be compared with new ones. */
  readonly name: string;
  readonly dimension: number;
  /**
   * One vector of length `dimension` a text, in order, each of Euclidean length 1 (all zero for a text without content).
   * Problems: `embedder-unreachable`, `embedder-rate-limited`, `embedder-key-refused`, `embedder-model-unknown`,
   * `embedder-wrong-length`, `embedder-unusable`; one that runs in this process has none.
   */
  embed(texts: readonly string[], request?: EmbedRequest): Promise<Outcome<Float32Array[]>>;
}

export interface EmbedRequest {
  /** A person waits: seconds at most, and no attempt at all for a while after one that failed. */
  readonly hurry?: boolean;
}
