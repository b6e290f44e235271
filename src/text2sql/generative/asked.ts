import type { Clock } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import type { ModelBudget } from '../../model/chat/budget.ts';
import type { Named } from './named.ts';

/** An earlier turn of the thread, as far as a model needs it. */
export interface PreviousTurn {
  readonly question: string;
  /** The statement that answered it; null when it had none. */
  readonly sql: string | null;
}

/** What is asked, by somebody who may see these tables. */
export interface Asked {
  readonly question: string;
  /** The question made whole and explicit, when somebody did that. */
  readonly refined: string | null;
  /** The reading that the asker chose when it was put up; null when nothing was. */
  readonly reading: string | null;
  /** Words of the question that matter, as classified; may be empty. */
  readonly terms: readonly string[];
  /** What the governed definitions recognise in it; nothing when left out. */
  readonly named?: Named;
  readonly locale: Locale;
  readonly clock: Clock;
  /** `schema.table` names open to the asker. */
  readonly visible: ReadonlySet<string>;
  /** Newest first. */
  readonly previous: readonly PreviousTurn[];
  /** Shared by all calls of the question. */
  readonly budget: ModelBudget;
  readonly signal: AbortSignal | null;
}
