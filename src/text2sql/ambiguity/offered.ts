import type { Choice, ChosenMeaning } from '../../domain/answer.ts';

/** What was offered in the turn before. */
export interface Offered {
  /** The ambiguous question, as it was read. */
  readonly question: string;
  readonly offered: readonly Choice[];
}

/** A choice that was taken. */
export interface TakenChoice {
  /** The question to read now. */
  readonly text: string;
  /** To read it with, and for the thread to remember; null where the question's own words settle it. */
  readonly chosen: ChosenMeaning | null;
}

/** Null when the text takes none of what was offered: it is a message of its own. */
export type TakeChoice = (text: string, offered: Offered) => TakenChoice | null;
