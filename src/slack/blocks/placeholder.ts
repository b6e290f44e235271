import type { Locale } from '../../domain/locale.ts';
import type { Stage } from '../../domain/stage.ts';
import type { OutgoingMessage } from '../delivery/outgoing.ts';

/** How far the work on a question is. */
export interface PlaceholderState {
  /** Those that took place so far, in order; the last one is under way. Empty at the very beginning. */
  readonly stages: readonly Stage[];
  /** The explanation as far as it is written; may be empty. */
  readonly said: string;
  /** Key of the job, for the stop button. */
  readonly job: string;
}

/** What stands in the answer's place while it is worked on. */
export function renderPlaceholder(_state: PlaceholderState, _locale: Locale): OutgoingMessage {
  throw new Error('not written yet');
}
