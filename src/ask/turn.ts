import type { Answer, AnswerBase, ReadAs, Repair } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import type { Stage } from '../domain/stage.ts';
import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { Chosen } from '../semantic-layer/reading/question-reading.ts';
import type { Stopwatch } from '../telemetry/stopwatch.ts';
import type { PreviousTurn } from '../text2sql/follow-up/previous-turn.ts';
import type { AskedChart } from '../text2sql/follow-up/thread-state.ts';
import type { Meter } from './meter.ts';
import type { Task } from './question.ts';

/** What one question carries through its steps. */
export interface Turn {
  readonly id: string;
  /** True where the door chose the id, so that the question may be gone on with after a crash. */
  readonly isNamed: boolean;
  /** What is to be done with the text; null where it is a question. */
  readonly task: Task | null;
  /** As it is read: what was typed, or what it was mended to. */
  readonly text: string;
  readonly repairs: readonly Repair[];
  /** The whole question, where a follow-up was made whole. */
  readonly readAs: ReadAs | null;
  /** The reading that a taken choice names in the question's own words; null without one. */
  readonly reading: string | null;
  readonly locale: Locale;
  /** False where the locale follows the text, so that mending the text may change it. */
  readonly localeIsChosen: boolean;
  /** The wall clock; `clock` is what the question counts its days from. */
  readonly askedAt: Date;
  readonly clock: Clock;
  readonly principal: Principal;
  readonly thread: string;
  /** The thread's last turns, the oldest first. */
  readonly previous: readonly PreviousTurn[];
  /** What words with several meanings are to be read as: the thread's memory before the asker's. */
  readonly chosen: readonly Chosen[];
  readonly watch: Stopwatch;
  readonly meter: Meter;
  readonly signal: AbortSignal;
  /** Tells the door what is being done. */
  readonly progress: (stage: Stage, detail?: string) => void;
  /** Gives the door a piece of the explanation. */
  readonly say: (text: string) => void;
}

/** An answer with what the thread remembers of it. */
export interface Answered {
  readonly answer: Answer;
  readonly query: MetricQuery | null;
  /** How it was asked to be shown. */
  readonly chart: AskedChart | null;
  /** The text after repair; null when it was read as typed. */
  readonly readAs: string | null;
  /** The question, whole by itself. */
  readonly question: string;
  /** A question about data that was not understood: what follows builds on nothing older. */
  readonly isOpen: boolean;
}

/** The fields every kind of answer shares. */
export function baseOf(turn: Turn): Omit<AnswerBase, 'text'> {
  return {
    id: turn.id,
    locale: turn.locale,
    repairs: turn.repairs,
    readAs: turn.readAs,
    usage: turn.meter.usage(),
    prompts: turn.meter.prompts(),
    timings: turn.watch.read(),
  };
}

/** An answer that the thread cannot build a number on. */
export function told(turn: Turn, answer: Answer): Answered {
  return {
    answer,
    query: null,
    chart: null,
    readAs: turn.repairs.length > 0 ? turn.text : null,
    question: turn.readAs?.text ?? turn.text,
    isOpen: false,
  };
}
