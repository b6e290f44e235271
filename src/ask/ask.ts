import { randomUUID } from 'node:crypto';
import type { Answer, AnswerBase, Repair } from '../domain/answer.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Locale } from '../domain/locale.ts';
import type { Principal } from '../domain/principal.ts';
import type { Problem } from '../domain/problem.ts';
import { type Stopwatch, startStopwatch } from '../telemetry/stopwatch.ts';
import { checkText } from './check-text.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Ask, AskEvent, Question } from './question.ts';
import type { Recorder } from './record.ts';

/** What one question carries through its steps. */
export interface Turn {
  readonly id: string;
  /** The text after repair: what every later step reads. */
  readonly text: string;
  readonly original: string;
  readonly repairs: readonly Repair[];
  readonly locale: Locale;
  readonly clock: Clock;
  readonly principal: Principal;
  readonly watch: Stopwatch;
}

export interface AskDependencies {
  readonly record: Recorder;
  readonly repair: (text: string) => { readonly text: string; readonly repairs: readonly Repair[] };
  readonly detectLocale: (text: string) => Locale;
  /** Routes and answers a turn; yields the stages it enters. */
  readonly answerTurn: (turn: Turn) => AsyncGenerator<AskEvent, Answer, void>;
  readonly reportBug: (error: unknown, id: string) => void;
}

/** One question, start to finish: check, record, repair, answer, record. Every door calls this and nothing else. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async function* ask(question) {
    const turn = beginTurn(question, dependencies);
    const unfit = checkText(question.text);
    if (unfit !== null) {
      yield { kind: 'answer', answer: problemAnswer(unfit, baseOf(turn)) };
      return;
    }
    yield { kind: 'progress', stage: 'recording' };
    const began = await dependencies.record.begin(turn, question);
    if (began !== null) {
      yield { kind: 'answer', answer: problemAnswer(began, baseOf(turn)) };
      return;
    }
    const answer = yield* answerSafely(turn, dependencies);
    const finished = { ...answer, timings: turn.watch.read() };
    await dependencies.record.finish(turn, question, finished);
    yield { kind: 'answer', answer: finished };
  };
}

/** The fields every kind of answer shares. */
export function baseOf(turn: Turn): Omit<AnswerBase, 'text'> {
  return {
    id: turn.id,
    locale: turn.locale,
    repairs: turn.repairs,
    usage: { inputTokens: 0, outputTokens: 0 },
    timings: turn.watch.read(),
  };
}

function beginTurn(question: Question, dependencies: AskDependencies): Turn {
  const watch = startStopwatch();
  const { text, repairs } = dependencies.repair(question.text);
  return {
    id: randomUUID(),
    text,
    original: question.text,
    repairs,
    locale: question.locale ?? dependencies.detectLocale(text),
    clock: question.clock,
    principal: question.principal,
    watch,
  };
}

/** A bug must end in an answer as well: it is logged with the question's id, and the asker gets that id. */
async function* answerSafely(
  turn: Turn,
  dependencies: AskDependencies,
): AsyncGenerator<AskEvent, Answer, void> {
  try {
    return yield* dependencies.answerTurn(turn);
  } catch (error) {
    dependencies.reportBug(error, turn.id);
    const problem: Problem = { code: 'unexpected', params: { id: turn.id } };
    return problemAnswer(problem, baseOf(turn));
  }
}
