import type { Threads } from '../storage/threads.ts';
import type { PreviousTurn } from '../text2sql/follow-up/previous-turn.ts';
import { readThreadState } from '../text2sql/follow-up/thread-state.ts';

/** Far enough back for what people still refer to. */
const remembered = 12;
/** What can be built on stays, however much small talk came after it. */
const rememberedStates = 6;

/**
 * The thread's last turns and last answers to build on, the oldest first; up to the question `until`, where one is named.
 * Without storage there is no memory, which is reported, and the question goes on.
 */
export async function recall(
  thread: string,
  threads: Pick<Threads, 'recent'>,
  report: (error: unknown) => void,
  until: string | null = null,
): Promise<readonly PreviousTurn[]> {
  try {
    const turns = await threads.recent(thread, remembered, rememberedStates, until);
    return turns.map(({ question, author, role, text, kind, state, saidAt }) => ({
      question,
      author,
      role,
      text,
      kind,
      state: readThreadState(state),
      saidAt,
    }));
  } catch (error) {
    report(error);
    return [];
  }
}
