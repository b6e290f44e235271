/**
 * What is asked of the memory for meanings of words, as it was said: nobody has looked the words up yet. Each list holds
 * the ways in which an ending can be cut off; the first that means something counts.
 */
export type MemoryAsk =
  | {
      readonly kind: 'remember';
      readonly scope: 'person' | 'thread';
      readonly words: readonly string[];
      readonly meanings: readonly string[];
      /** False where the wording may be a question as well: only a meaning that the word has makes it one to keep. */
      readonly isCertain: boolean;
    }
  /** Not certain where the wording may as well edit the question before: only something remembered makes it one. */
  | { readonly kind: 'forget'; readonly words: readonly string[]; readonly isCertain: boolean }
  | { readonly kind: 'forget-all' }
  | { readonly kind: 'list' }
  | { readonly kind: 'list-word'; readonly words: readonly string[] };
