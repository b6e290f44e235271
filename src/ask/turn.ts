import { type Answer, type AnswerBase, noUsage, type Repair } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { Stopwatch } from '../telemetry/stopwatch.ts';

/** What one question carries through its steps. */
export interface Turn {
  readonly id: string;
  /** As it is read: what was typed, or what it was mended to. */
  readonly text: string;
  readonly repairs: readonly Repair[];
  readonly locale: Locale;
  /** False where the locale follows the text, so that mending the text may change it. */
  readonly localeIsChosen: boolean;
  /** The wall clock; `clock` is what the question counts its days from. */
  readonly askedAt: Date;
  readonly clock: Clock;
  readonly principal: Principal;
  readonly watch: Stopwatch;
}

/** An answer with what the thread remembers of it. */
export interface Answered {
  readonly answer: Answer;
  readonly query: MetricQuery | null;
  /** The text after repair; null when it was read as typed. */
  readonly readAs: string | null;
}

/** The fields every kind of answer shares. */
export function baseOf(turn: Turn): Omit<AnswerBase, 'text'> {
  return {
    id: turn.id,
    locale: turn.locale,
    repairs: turn.repairs,
    readAs: null,
    usage: noUsage,
    prompts: [],
    timings: turn.watch.read(),
  };
}
