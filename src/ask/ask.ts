import { randomUUID } from 'node:crypto';
import type { Locale } from '../domain/locale.ts';
import type { Problem } from '../domain/problem.ts';
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

/** One question, start to finish: note, check, answer, note. Every door calls this and nothing else. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async function* ask(question) {
    const turn = beginTurn(question, dependencies);
    yield { kind: 'progress', stage: 'recording' };
    const refused = await turn.watch.time('record', () => beginSafely(turn, question, dependencies));
    if (refused !== null) {
      yield { kind: 'answer', answer: problemAnswer(refused, baseOf(turn)) };
      return;
    }
    const unfit = checkText(question.text);
    const answered = unfit === null ? yield* answerSafely(turn, dependencies) : unanswered(unfit, turn);
    const answer = { ...answered.answer, timings: turn.watch.read() };
    await finishSafely(turn, question, { ...answered, answer }, dependencies);
    yield { kind: 'answer', answer };
  };
}

function beginTurn(question: Question, dependencies: AskDependencies): Turn {
  return {
    id: randomUUID(),
    text: question.text,
    repairs: [],
    locale: question.locale ?? dependencies.detectLocale(question.text),
    localeIsChosen: question.locale !== null,
    askedAt: new Date(),
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
    return unanswered({ code: 'unexpected', params: { id: turn.id } }, turn);
  }
}

function unanswered(problem: Problem, turn: Turn): Answered {
  return { answer: problemAnswer(problem, baseOf(turn)), query: null, readAs: null };
}

async function beginSafely(
  turn: Turn,
  question: Question,
  { record, reportBug }: AskDependencies,
): Promise<Problem | null> {
  try {
    return await record.begin(turn, question);
  } catch (error) {
    reportBug(error, turn.id);
    return { code: 'unexpected', params: { id: turn.id } };
  }
}

/** An answer that cannot be noted is given all the same: its row stays unfinished, and the log says why. */
async function finishSafely(
  turn: Turn,
  question: Question,
  answered: Answered,
  { record, reportBug }: AskDependencies,
): Promise<void> {
  try {
    await record.finish(turn, question, answered);
  } catch (error) {
    reportBug(error, turn.id);
  }
}
