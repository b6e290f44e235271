import { randomUUID } from 'node:crypto';
import type { Locale } from '../domain/locale.ts';
import { startStopwatch } from '../telemetry/stopwatch.ts';
import { checkText } from './check-text.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Ask, AskEvent, Question } from './question.ts';
import type { Recorder } from './record.ts';
import { type Answered, baseOf, type Turn } from './turn.ts';

export interface AskDependencies {
  readonly record: Recorder;
  readonly detectLocale: (text: string) => Locale;
  /** Routes and answers a turn; yields the stages it enters. */
  readonly answerTurn: (turn: Turn) => AsyncGenerator<AskEvent, Answered, void>;
  readonly reportBug: (error: unknown, id: string) => void;
}

/** One question, start to finish: check, record, answer, record. Every door calls this and nothing else. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async function* ask(question) {
    const turn = beginTurn(question, dependencies);
    const unfit = checkText(question.text);
    if (unfit !== null) {
      yield { kind: 'answer', answer: problemAnswer(unfit, baseOf(turn)) };
      return;
    }
    yield { kind: 'progress', stage: 'recording' };
    const refused = await turn.watch.time('record', () => dependencies.record.begin(turn, question));
    if (refused !== null) {
      yield { kind: 'answer', answer: problemAnswer(refused, baseOf(turn)) };
      return;
    }
    const answered = yield* answerSafely(turn, dependencies);
    const finished = { ...answered.answer, timings: turn.watch.read() };
    await dependencies.record.finish(question, { ...answered, answer: finished });
    yield { kind: 'answer', answer: finished };
  };
}

function beginTurn(question: Question, dependencies: AskDependencies): Turn {
  return {
    id: randomUUID(),
    text: question.text,
    repairs: [],
    locale: question.locale ?? dependencies.detectLocale(question.text),
    localeIsChosen: question.locale !== null,
    clock: question.clock,
    principal: question.principal,
    watch: startStopwatch(),
  };
}

/** A bug must end in an answer as well: it is logged with the question's id, and the asker gets that id. */
async function* answerSafely(
  turn: Turn,
  dependencies: AskDependencies,
): AsyncGenerator<AskEvent, Answered, void> {
  try {
    return yield* dependencies.answerTurn(turn);
  } catch (error) {
    dependencies.reportBug(error, turn.id);
    return {
      answer: problemAnswer({ code: 'unexpected', params: { id: turn.id } }, baseOf(turn)),
      query: null,
      readAs: null,
    };
  }
}
