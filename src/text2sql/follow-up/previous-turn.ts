import type { Answer } from '../../domain/answer.ts';
import { clip } from '../../prompting/clean-text.ts';
import type { ThreadState } from './thread-state.ts';

/** One turn of the thread's memory, the oldest first in every list of them. */
export interface PreviousTurn {
  /** Id in the ledger of the question that the turn belongs to. */
  readonly question: string | null;
  /** The asker's id, or `askbird`. */
  readonly author: string;
  readonly role: 'asker' | 'askbird';
  readonly text: string;
  /** Of an answer; null for what the asker said. */
  readonly kind: Answer['kind'] | null;
  readonly state: ThreadState | null;
  /** ISO text. */
  readonly saidAt: string;
}

/** A turn as a prompt shows it. */
export interface PromptTurn {
  /** `asker` is who asks now; the others are `asker 2`, `asker 3` in the order they came in. */
  readonly speaker: string;
  readonly text: string;
}

/** Of a long text, enough to say what it was about. Code points. */
const longestShown = 400;

/** The questions of the thread as they were read, with the statements that answered them, newest first. */
export function previousStatements(
  turns: readonly PreviousTurn[],
): { readonly question: string; readonly sql: string | null }[] {
  const asked = turns.filter(({ role }) => role === 'asker');
  return asked.reverse().map((turn) => ({
    question: readAs(turn, turns),
    sql: answerOf(turn, turns)?.state?.sql ?? null,
  }));
}

/**
 * What a prompt may show of the thread: who spoke is told apart without a name, and long texts are clipped. Of an answer it
 * tells what was answered, never its text: in a shared thread the numbers may be for others' eyes, and a stored value in
 * them may hold anything.
 */
export function promptTurns(turns: readonly PreviousTurn[], asker: string): PromptTurn[] {
  const others = [...new Set(turns.flatMap(({ role, author }) => (role === 'asker' ? [author] : [])))].filter(
    (author) => author !== asker,
  );
  const speakerOf = ({ role, author }: PreviousTurn) => {
    if (role === 'askbird') return 'askbird';
    return author === asker ? 'asker' : `asker ${others.indexOf(author) + 2}`;
  };
  return turns.map((turn) => ({
    speaker: speakerOf(turn),
    text: clip(turn.role === 'askbird' ? answerSaid(turn) : turn.text, longestShown),
  }));
}

/** The kind of an answer, the question as it was read, and the definitions that it was computed by. */
function answerSaid({ kind, state }: PreviousTurn): string {
  const query = state?.query ?? null;
  const groupings = (query?.groupings ?? []).map((each) => (each.kind === 'time' ? each.grain : each.name));
  const parts = [
    `${kind ?? 'unknown'} answer`,
    ...(state === null ? [] : [`to ${JSON.stringify(clip(state.question, longestShown))}`]),
    ...(query === null ? [] : [`metrics: ${query.metrics.join(', ')}`]),
    ...(groupings.length === 0 ? [] : [`by: ${groupings.join(', ')}`]),
    ...(state?.offered ?? []).map(
      ({ question }) => `choice: ${JSON.stringify(clip(question, longestShown))}`,
    ),
  ];
  return parts.join('; ');
}

function answerOf({ question }: PreviousTurn, turns: readonly PreviousTurn[]): PreviousTurn | undefined {
  return turns.find((turn) => turn.role === 'askbird' && question !== null && turn.question === question);
}

function readAs(turn: PreviousTurn, turns: readonly PreviousTurn[]): string {
  return answerOf(turn, turns)?.state?.question ?? turn.text;
}
