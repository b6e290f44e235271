import type { Answer, ChatAnswer, ClarificationAnswer, GuideAnswer } from '../domain/answer.ts';
import type { Locale } from '../domain/locale.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { talkMessages } from '../language/messages/talk.ts';
import type { RepairedText } from '../language/repair/create-repair.ts';
import { type Capability, chooseCapability } from '../routing/choose.ts';
import { scoreQuestion } from '../routing/score.ts';
import { readTalk, type Talk } from '../routing/talk.ts';
import type { QuestionReading } from '../semantic-layer/reading/question-reading.ts';
import type { Clarification } from '../text2sql/clarify.ts';
import type { GovernedPlan } from '../text2sql/governed/plan.ts';
import type { DataDraft } from '../text2sql/present/draft.ts';
import type { Nearby } from '../text2sql/suggest.ts';
import type { Understanding } from '../text2sql/understand.ts';
import { problemAnswer } from './problem-answer.ts';
import type { AskEvent } from './question.ts';
import { type Answered, baseOf, type Turn } from './turn.ts';

export interface TurnDependencies {
  /** Reads the question against the governed definitions; needs no database. */
  readonly understand: (turn: Turn) => Understanding;
  /** Mends input nobody would recognise as typed; asked only where the typed words are not understood. */
  readonly repair: (text: string) => RepairedText;
  readonly detectLocale: (text: string) => Locale;
  /** What the stores hold near the question: how familiar its unknown words are, and questions that work. */
  readonly searchNearby: (turn: Turn, understanding: Understanding) => Promise<Nearby>;
  readonly clarify: (reading: QuestionReading, turn: Turn) => Clarification;
  /** Runs an understood question. */
  readonly answerData: (plan: GovernedPlan, turn: Turn) => Promise<Outcome<DataDraft>>;
  /** The meaning of a defined word, where that is all the question asks for. */
  readonly define: (turn: Turn) => Pick<GuideAnswer, 'text' | 'examples'> | null;
  /** For the log: what an answer does not tell of a failure. */
  readonly reportProblem: (problem: Problem, id: string) => void;
  /** Two or three questions that are sure to work, for a first meeting. */
  readonly starters: (turn: Turn) => readonly string[];
}

/** Read, mend what was not understood, route, answer by the capability chosen. The whole flow of one turn reads here. */
export function createAnswerTurn(dependencies: TurnDependencies) {
  return async function* answerTurn(asked: Turn): AsyncGenerator<AskEvent, Answered, void> {
    yield { kind: 'progress', stage: 'reading' };
    const meaning = dependencies.define(asked);
    if (meaning !== null) return told(asked, meaningAnswer(meaning, asked, dependencies));
    const { turn, understanding } = await asked.watch.time('read', () => readTurn(asked, dependencies));
    if (understanding.problem !== null) return told(turn, problemAnswer(understanding.problem, baseOf(turn)));
    if (understanding.plan !== null) {
      yield { kind: 'progress', stage: 'running' };
      return answerPlan(understanding.plan, turn, dependencies);
    }
    const talk = readTalk(asked.text);
    if (talk !== null) return told(asked, talkAnswer(talk, asked, dependencies));

    yield { kind: 'progress', stage: 'searching' };
    const nearby = await turn.watch.time('search', () => dependencies.searchNearby(turn, understanding));
    const score = scoreQuestion(understanding.reading.mentions, nearby.familiar);
    const capability = chooseCapability(score);
    return told(turn, unanswered(capability, understanding.reading, nearby, turn, dependencies));
  };
}

interface ReadTurn {
  readonly turn: Turn;
  readonly understanding: Understanding;
}

/** As it was typed, when that is understood; else mended, when that explains more of it. */
function readTurn(asked: Turn, { understand, repair, detectLocale }: TurnDependencies): ReadTurn {
  const asTyped: ReadTurn = { turn: asked, understanding: understand(asked) };
  if (asTyped.understanding.plan !== null || asTyped.understanding.problem !== null) return asTyped;
  const { text, repairs } = repair(asked.text);
  if (repairs.length === 0) return asTyped;
  const locale = asked.localeIsChosen ? asked.locale : detectLocale(text);
  const turn = { ...asked, text, repairs, locale };
  const mended: ReadTurn = { turn, understanding: understand(turn) };
  return explainsMore(mended.understanding, asTyped.understanding) ? mended : asTyped;
}

function explainsMore(mended: Understanding, asTyped: Understanding): boolean {
  return mended.plan !== null || mended.reading.unknown.length < asTyped.reading.unknown.length;
}

async function answerPlan(plan: GovernedPlan, turn: Turn, dependencies: TurnDependencies): Promise<Answered> {
  const outcome = await dependencies.answerData(plan, turn);
  if (!outcome.ok) {
    dependencies.reportProblem(outcome.problem, turn.id);
    return told(turn, problemAnswer(outcome.problem, baseOf(turn), plan.sql));
  }
  return { ...told(turn, { ...baseOf(turn), kind: 'data', ...outcome.value }), query: plan.query };
}

function unanswered(
  capability: Capability,
  reading: QuestionReading,
  nearby: Nearby,
  turn: Turn,
  dependencies: TurnDependencies,
): ClarificationAnswer | GuideAnswer | ChatAnswer {
  const messages = talkMessages(turn.locale);
  const examples = atLeastTwo(nearby.questions, () => dependencies.starters(turn));
  const words = reading.unknown.map((word) => `'${word}'`).join(', ');
  if (capability === 'off-topic') {
    return { ...baseOf(turn), kind: 'chat', text: messages.offTopic(words), examples };
  }
  if (capability === 'guide') {
    return { ...baseOf(turn), kind: 'guide', text: messages.guide(words), examples };
  }
  const { text, choices } = dependencies.clarify(reading, turn);
  return {
    ...baseOf(turn),
    kind: 'clarification',
    text,
    unknown: reading.unknown,
    choices: (choices.length > 0 ? choices : examples).map((question) => ({
      question,
      label: question,
      chosen: null,
    })),
  };
}

/** One offer is no choice; what is near the question comes first. */
function atLeastTwo(near: readonly string[], more: () => readonly string[]): readonly string[] {
  return near.length > 1 ? near : [...new Set([...near, ...more()])].slice(0, 3);
}

function talkAnswer(talk: Talk, turn: Turn, dependencies: TurnDependencies): GuideAnswer | ChatAnswer {
  const text = talkMessages(turn.locale)[talk];
  const examples = dependencies.starters(turn);
  return talk === 'help'
    ? { ...baseOf(turn), kind: 'guide', text, examples }
    : { ...baseOf(turn), kind: 'chat', text, examples };
}

function meaningAnswer(
  { text, examples }: Pick<GuideAnswer, 'text' | 'examples'>,
  turn: Turn,
  dependencies: TurnDependencies,
): GuideAnswer {
  const offered = atLeastTwo(examples, () => dependencies.starters(turn));
  return { ...baseOf(turn), kind: 'guide', text, examples: offered };
}

function told(turn: Turn, answer: Answer): Answered {
  return { answer, query: null, readAs: turn.repairs.length > 0 ? turn.text : null };
}
