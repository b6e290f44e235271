import type { Sense } from './piece.ts';
import type { TailRole } from './tails.ts';

/** A possible piece of the cover: characters `from` to `to` of the stream, half-open, tail included. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Where the word ends and its tail begins. */
  readonly core: number;
  readonly senses: readonly Sense[];
  readonly tail: TailRole | null;
  /** Lower wins between edges over the same stretch. */
  readonly rank: number;
}
