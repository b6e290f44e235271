import type { Locale } from '../../domain/locale.ts';
import type { Chosen } from '../../semantic-layer/reading/question-reading.ts';

/** What is asked of the memory: parsed words, nothing looked up yet. */
export type MemoryAsk =
  /** Each list holds the ways in which an ending can be cut off; the first that is known counts. */
  | {
      readonly kind: 'remember';
      readonly scope: 'person' | 'thread';
      readonly words: readonly string[];
      readonly meanings: readonly string[];
    }
  | { readonly kind: 'forget'; readonly words: readonly string[] }
  | { readonly kind: 'forget-all' }
  | { readonly kind: 'list' };

export interface MemoryContext {
  readonly principal: string;
  readonly thread: string;
  readonly locale: Locale;
}

/** Does what was asked and says it; null when the words name nothing that could be remembered, so that it is a question like any other. */
export type Remind = (ask: MemoryAsk, context: MemoryContext) => Promise<string | null>;

/** What of the remembered still means something to this asker. */
export type Known = (remembered: readonly Chosen[]) => readonly Chosen[];
