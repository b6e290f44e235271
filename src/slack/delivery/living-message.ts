import type { Outcome } from '../../domain/outcome.ts';
import type { Stage } from '../../domain/stage.ts';
import type { OutgoingMessage, Standing } from './outgoing.ts';

/**
 * One answer as it grows: a placeholder at once, what is being done while it is done, the explanation as it is written,
 * and in the end the answer in its place. Everything is sent one after the other; nothing here throws.
 */
export interface LivingMessage {
  /** Where it stands; fixed from the beginning. */
  readonly at: Standing;
  progress(stage: Stage): void;
  say(text: string): void;
  /**
   * Shows no more of the progress, and waits for what is under way: nothing of this run may come after the answer of
   * another. It can still be finished.
   */
  leave(): Promise<void>;
  /** Waits for what is under way and puts the answer in place. `slack-message-gone` when somebody deleted it. */
  finish(message: OutgoingMessage): Promise<Outcome<void>>;
}
