import type { PreviousTurn } from './previous-turn.ts';
import type { ThreadState } from './thread-state.ts';

/** The answer that is built on, and whose question it was. */
export interface Previous {
  readonly state: ThreadState;
  /** Null where the thread does not go back so far. */
  readonly author: string | null;
}

/**
 * The thread's last number, or what was asked for last and could not be had; of the asker's own questions only, where
 * they say so. After a question that was not understood nothing older is built on: its words would be forgotten.
 */
export function choosePrevious(
  turns: readonly PreviousTurn[],
  asker: string,
  ownOnly: boolean,
): Previous | null {
  const last = turns.findLast(({ kind, state, question }) => {
    const isTalk = kind === 'chat' && state === null;
    return kind !== null && !isTalk && (!ownOnly || authorOf(question, turns) === asker);
  });
  const state = last?.state ?? null;
  if (last === undefined || state === null) return null;
  const isAsked = last.kind === 'data' || state.query !== null;
  return isAsked ? { state, author: authorOf(last.question, turns) } : null;
}

function authorOf(question: string | null, turns: readonly PreviousTurn[]): string | null {
  if (question === null) return null;
  return turns.find((turn) => turn.role === 'asker' && turn.question === question)?.author ?? null;
}
