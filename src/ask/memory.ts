import type { ChosenMeaning } from '../domain/answer.ts';
import { readRemember } from '../routing/remember.ts';
import type { Preferences } from '../storage/preferences.ts';
import type { Threads } from '../storage/threads.ts';
import { createRemind } from '../text2sql/ambiguity/memory.ts';
import { type TakenChoice, takeChoice } from '../text2sql/ambiguity/offered.ts';
import type { PreviousTurn } from '../text2sql/follow-up/previous-turn.ts';
import type { ThreadState } from '../text2sql/follow-up/thread-state.ts';
import type { Recalled } from './ask.ts';
import type { Question } from './question.ts';
import { recall } from './recall.ts';
import type { Turn } from './turn.ts';
import type { View } from './views.ts';

export interface MemoryStores {
  readonly threads: Pick<Threads, 'recent'>;
  readonly preferences: Preferences;
  /** Without storage there is no memory, and the question goes on. */
  readonly report: (error: unknown) => void;
}

/** What was said and chosen before, and what the asker wants kept. */
export interface Memory {
  recall(question: Question): Promise<Recalled>;
  remind(turn: Turn, view: View): Promise<string | null>;
  takeChoice(turn: Turn): TakenChoice | null;
  keepChoice(chosen: ChosenMeaning, turn: Turn): Promise<void>;
}

export function createMemory({ threads, preferences, report }: MemoryStores): Memory {
  return {
    async recall({ thread, principal, onto = null }) {
      const [previous, chosen] = await Promise.all([
        recall(thread, threads, report, onto),
        preferences.of(principal.id, thread).catch((error: unknown) => {
          report(error);
          return [];
        }),
      ]);
      return { previous, chosen };
    },
    async remind({ text, principal, thread, locale, clock }, { meaningsOf }) {
      const ask = readRemember(text);
      if (ask === null) return null;
      return createRemind({ meaningsOf, preferences })(ask, {
        principal: principal.id,
        thread,
        locale,
        clock,
      });
    },
    takeChoice({ text, previous }) {
      const state = lastOffer(previous);
      return state === null ? null : takeChoice(text, state);
    },
    async keepChoice(chosen, { thread }) {
      await preferences.remember({ scope: 'thread', id: thread }, chosen).catch(report);
    },
  };
}

/** So many answers that were no number may lie between a choice and what it was offered for. */
const mostBetween = 4;

/** What was put up last, as long as nothing lies between but words and numbers that were taken of it. */
function lastOffer(previous: readonly PreviousTurn[]): ThreadState | null {
  const answers = previous.filter(({ role }) => role === 'askbird').slice(-mostBetween);
  const at = answers.findLastIndex(({ state }) => (state?.offered.length ?? 0) > 0);
  const state = answers[at]?.state ?? null;
  if (state === null) return null;
  const numbers = answers.slice(at + 1).filter(({ kind }) => kind === 'data');
  const isTaken = numbers.every((number) =>
    state.offered.some(({ question }) => question === number.state?.question),
  );
  return isTaken ? state : null;
}
