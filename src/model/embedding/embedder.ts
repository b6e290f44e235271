/** Turns texts into vectors; what made a vector is part of its meaning, so the name is stored with every index. */
export interface Embedder {
  /** Names algorithm, version and dimension; a new value means that old vectors cannot be compared with new ones. */
  readonly name: string;
  readonly dimension: number;
  /** One vector of length `dimension` a text, in order, each of Euclidean length 1 (all zero for a text without content). */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
