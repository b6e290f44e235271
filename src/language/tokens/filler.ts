/** Half-open offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True for a word that adds nothing to a question (보여줘, please, the) and for a bare particle (는, 을). */
export function isFiller(_stem: string): boolean {
  return false;
}

/** Polite and asking phrases of several words (뽑아주실 수 있을까요, could you show me), whose parts alone may be content. */
export function fillerPhrases(_text: string): Span[] {
  return [];
}
