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
    }
  | { readonly kind: 'forget'; readonly words: readonly string[] }
  | { readonly kind: 'forget-all' }
  | { readonly kind: 'list' };
