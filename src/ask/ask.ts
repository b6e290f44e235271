import { randomUUID } from 'node:crypto';
import type { Repair } from '../domain/answer.ts';
import type { Locale } from '../domain/locale.ts';
import { startStopwatch } from '../telemetry/stopwatch.ts';
import { checkText } from './check-text.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Ask, AskEvent, Question } from './question.ts';
import type { Recorder } from './record.ts';
import { type Answered, baseOf, type Turn } from './turn.ts';

export interface AskDependencies {
  readonly record: Recorder;
  readonly repair: (text: string) => { readonly text: string; readonly repairs: readonly Repair[] };
  readonly detectLocale: (text: string) => Locale;
  /** Routes and answers a turn; yields the stages it enters. */
  readonly answerTurn: (turn: Turn) => AsyncGenerator<AskEvent, Answered, void>;
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
    const refused = await turn.watch.time('record', () => dependencies.record.begin(turn, question));
    if (refused !== null) {
      yield { kind: 'answer', answer: problemAnswer(refused, baseOf(turn)) };
      return;
    }
    const { answer, query } = yield* answerSafely(turn, dependencies);
    const finished = { ...answer, timings: turn.watch.read() };
    await dependencies.record.finish(turn, question, finished, query);
    yield { kind: 'answer', answer: finished };
  };
}

function beginTurn(question: Question, dependencies: AskDependencies): Turn {
  const watch = startStopwatch();
  const fit = checkText(question.text) === null;
  const { text, repairs } = fit ? dependencies.repair(question.text) : { text: question.text, repairs: [] };
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
): AsyncGenerator<AskEvent, Answered, void> {
  try {
    return yield* dependencies.answerTurn(turn);
  } catch (error) {
    dependencies.reportBug(error, turn.id);
    return {
      answer: problemAnswer({ code: 'unexpected', params: { id: turn.id } }, baseOf(turn)),
      query: null,
    };
  }
}
