import { randomUUID } from 'node:crypto';
import type { Answer } from '../domain/answer.ts';
import type { Locale } from '../domain/locale.ts';
import { failed, type Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { hasWords } from '../language/detect-locale.ts';
import type { Chosen } from '../semantic-layer/reading/question-reading.ts';
import { startStopwatch } from '../telemetry/stopwatch.ts';
import type { Tracer } from '../telemetry/trace.ts';
import { traceStages } from '../telemetry/trace-stages.ts';
import type { PreviousTurn } from '../text2sql/follow-up/previous-turn.ts';
import { askedTask } from './asked-task.ts';
import { checkText, longestExplained, longestQuestion } from './check-text.ts';
import type { Meter } from './meter.ts';
import { problemAnswer } from './problem-answer.ts';
import type { Ask, AskEvent, Question } from './question.ts';
import type { Recorder } from './record.ts';
import { relay } from './relay.ts';
import { isLeftForLater, stopped } from './stop.ts';
import { type Answered, baseOf, type Turn, told } from './turn.ts';

export interface AskDependencies {
  readonly record: Recorder;
  readonly recall: (question: Question) => Promise<Recalled>;
  /** The language of a text among what was said before it in the thread, the oldest first. */
  readonly detectLocale: (text: string, earlier: readonly string[]) => Locale;
  /** Routes and answers a turn. */
  readonly answerTurn: (turn: Turn) => Promise<Answered>;
  readonly startMeter: () => Meter;
  readonly tracer: Tracer;
  readonly reportBug: (error: unknown, id: string) => void;
}

/** What a question builds on: earlier turns, the oldest first, and what words were said to mean. */
export interface Recalled {
  readonly previous: readonly PreviousTurn[];
  readonly chosen: readonly Chosen[];
}

/** One question, start to finish: note, check, recall, answer, note. Every door calls this and nothing else. */
export function createAsk(dependencies: AskDependencies): Ask {
  return async function* ask(question) {
    const left = new AbortController();
    const work = (emit: (event: AskEvent) => void) =>
      dependencies.tracer.span('question', { 'askbird.door': question.door }, async (span) => {
        const turn = beginTurn(question, dependencies, emit, left.signal);
        const answer = await answerQuestion(question, turn, dependencies);
        span.set({ 'askbird.question': turn.id, 'askbird.answer': answer.kind });
        return answer;
      });
    const answer = yield* relay(work, () => left.abort());
    yield { kind: 'answer', answer };
  };
}

function beginTurn(
  question: Question,
  { detectLocale, startMeter, tracer }: AskDependencies,
  emit: (event: AskEvent) => void,
  left: AbortSignal,
): Turn {
  return {
    id: question.id ?? randomUUID(),
    isNamed: question.id !== undefined,
    task: question.task ?? askedTask(question.text),
    text: question.text,
    repairs: [],
    readAs: null,
    reading: null,
    locale: localeOf(question, [], detectLocale),
    localeIsChosen: question.locale !== null,
    askedAt: new Date(),
    clock: question.clock,
    principal: question.principal,
    thread: question.thread,
    previous: [],
    chosen: [],
    watch: traceStages(startStopwatch(), tracer),
    meter: startMeter(),
    signal: question.signal === undefined ? left : AbortSignal.any([left, question.signal]),
    progress: (stage, detail) => emit({ kind: 'progress', stage, detail: detail ?? null }),
    say: (text) => emit({ kind: 'text', text }),
  };
}

function localeOf(
  { text, locale, askerLocale }: Question,
  earlier: readonly string[],
  detectLocale: AskDependencies['detectLocale'],
): Locale {
  if (locale !== null) return locale;
  const isSilent = askerLocale !== undefined && ![text, ...earlier].some(hasWords);
  return isSilent ? askerLocale : detectLocale(text, earlier);
}

async function answerQuestion(
  question: Question,
  turn: Turn,
  dependencies: AskDependencies,
): Promise<Answer> {
  turn.progress('recording');
  const begun = await turn.watch.time('record', () => beginSafely(turn, question, dependencies));
  if (!begun.ok) return problemAnswer(begun.problem, baseOf(turn));
  if (begun.value !== null) return begun.value;
  const unfit = turn.signal.aborted
    ? stopped
    : checkText(question.text, turn.task === null ? longestQuestion : longestExplained);
  const answered =
    unfit === null ? await answerSafely(turn, question, dependencies) : unanswered(unfit, turn);
  const answer = { ...answered.answer, timings: turn.watch.read() };
  if (isLeftForLater(turn.signal)) return answer;
  return finishSafely(turn, question, { ...answered, answer }, dependencies);
}

/** A bug must end in an answer as well: it is logged with the question's id, and the asker gets that id. */
async function answerSafely(
  turn: Turn,
  question: Question,
  { recall, answerTurn, reportBug, detectLocale }: AskDependencies,
): Promise<Answered> {
  try {
    turn.progress('recalling');
    const recalled = await turn.watch.time('recall', () => recall(question));
    const earlier = recalled.previous.flatMap(({ role, text }) => (role === 'asker' ? [text] : []));
    const locale = localeOf(question, earlier, detectLocale);
    return await answerTurn({ ...turn, ...recalled, locale });
  } catch (error) {
    reportBug(error, turn.id);
    return unanswered({ code: 'unexpected', params: { id: turn.id } }, turn);
  }
}

function unanswered(problem: Problem, turn: Turn): Answered {
  return told(turn, problemAnswer(problem, baseOf(turn)));
}

async function beginSafely(
  turn: Turn,
  question: Question,
  { record, reportBug }: AskDependencies,
): Promise<Outcome<Answer | null>> {
  try {
    return await record.begin(turn, question);
  } catch (error) {
    reportBug(error, turn.id);
    return failed({ code: 'unexpected', params: { id: turn.id } });
  }
}

/** An answer that cannot be noted is given all the same: its row stays unfinished, and the log says why. */
async function finishSafely(
  turn: Turn,
  question: Question,
  answered: Answered,
  { record, reportBug }: AskDependencies,
): Promise<Answer> {
  try {
    return await record.finish(turn, question, answered);
  } catch (error) {
    reportBug(error, turn.id);
    return answered.answer;
  }
}
