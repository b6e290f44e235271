import type { PreviousTurn } from './previous-turn.ts';
import type { ThreadState } from './thread-state.ts';

/** The answer that is built on, and whose question it was. */
export interface Previous {
  readonly state: ThreadState;
  /** Null where the thread does not go back so far. */
  readonly author: string | null;
}

/** The thread's last number; of the asker's own questions only, where they say so. */
export function choosePrevious(
  turns: readonly PreviousTurn[],
  asker: string,
  ownOnly: boolean,
): Previous | null {
  const found = turns.flatMap(({ kind, state, question }) => {
    if (kind !== 'data' || state === null) return [];
    const author = question === null ? null : authorOf(question, turns);
    return ownOnly && author !== asker ? [] : [{ state, author }];
  });
  return found.at(-1) ?? null;
}

function authorOf(question: string, turns: readonly PreviousTurn[]): string | null {
  return turns.find((turn) => turn.role === 'asker' && turn.question === question)?.author ?? null;
}
