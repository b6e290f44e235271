import type { ChatAnswer, Choice, ClarificationAnswer, GuideAnswer } from '../domain/answer.ts';
import type { Problem } from '../domain/problem.ts';
import { describeProblem } from '../language/messages/problems.ts';
import { talkMessages } from '../language/messages/talk.ts';
import { chooseCapability } from '../routing/choose.ts';
import { pointsBack } from '../routing/cues.ts';
import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { QuestionReading } from '../semantic-layer/reading/question-reading.ts';
import type { Clarification } from '../text2sql/clarify.ts';
import type { ThreadState } from '../text2sql/follow-up/thread-state.ts';
import type { Evidence, Routed } from './evidence.ts';
import { atLeastTwo, type Starters } from './talk-answers.ts';
import { type Answered, baseOf, type Turn, told } from './turn.ts';

/** Why evidence alone has the last word. */
export type Because =
  | { readonly kind: 'no-model' }
  | { readonly kind: 'model-failed'; readonly problem: Problem }
  | ({ readonly kind: 'routed' } & Routed);

/** Asks about the words that stand in the way, teaches how to ask, or says that it is off topic. */
export type Unanswered = (turn: Turn, evidence: Evidence, because: Because) => Answered;

export interface UnansweredDependencies {
  readonly clarify: (reading: QuestionReading, turn: Turn) => Clarification;
  readonly starters: Starters;
  /** Questions that go on with the thread's last number, and are sure to work for the asker. */
  readonly goOn: (query: MetricQuery, turn: Turn) => readonly string[];
}

export function createUnanswered(dependencies: UnansweredDependencies): Unanswered {
  return (turn, evidence, because) => {
    const answer = answerOf(turn, evidence, because, dependencies);
    const remark = remarkOf(because, answer.kind, turn);
    const whole = remark === '' ? answer : { ...answer, text: `${answer.text} ${remark}` };
    return { ...told(turn, whole), isOpen: true };
  };
}

function answerOf(
  turn: Turn,
  { understanding: { reading }, nearby, score }: Evidence,
  because: Because,
  { clarify, starters, goOn }: UnansweredDependencies,
): ClarificationAnswer | GuideAnswer | ChatAnswer {
  const messages = talkMessages(turn.locale);
  const examples = atLeastTwo(nearby.questions, () => starters(turn));
  const words = quotedFew(reading.unknown);
  const routed = because.kind === 'routed' ? because.capability : chooseCapability(score);
  const capability = routed === 'clarify' ? 'data' : routed;
  const next = because.kind === 'routed' || capability === 'data' ? null : lastNumber(turn);
  const onwards = next === null ? [] : goOn(next.query, turn);
  if (next !== null && onwards.length > 1) {
    const text = messages.unclearNext(next.question, words);
    return {
      ...{ ...baseOf(turn), kind: 'clarification', text },
      ...{ unknown: reading.unknown, choices: asChoices(onwards) },
    };
  }
  if (capability === 'off-topic') {
    return { ...baseOf(turn), kind: 'chat', text: messages.offTopic(words), examples };
  }
  if (because.kind === 'routed' && because.missing.length > 0) {
    const text = messages.missing(because.missing.map((piece) => `'${piece}'`).join(', '));
    return {
      ...baseOf(turn),
      kind: 'clarification',
      text,
      unknown: because.missing,
      choices: asChoices(examples),
    };
  }
  if (capability === 'guide') {
    return { ...baseOf(turn), kind: 'guide', text: messages.guide(words), examples };
  }
  const { text, choices } = clarify(reading, turn);
  return {
    ...baseOf(turn),
    kind: 'clarification',
    text,
    unknown: reading.unknown,
    choices: choices.length > 0 ? asChoices(choices) : asChoices(examples),
  };
}

/** Enough to see that it was not understood. */
const mostWords = 4;

function quotedFew(words: readonly string[]): string {
  const few = words.slice(0, mostWords).map((word) => `'${word}'`);
  return [...few, ...(words.length > mostWords ? ['…'] : [])].join(', ');
}

/** Of a longer message, the words themselves say whether it goes on with something. */
const longestEllipsis = 3;
/** So many answers that were no number may lie between. */
const mostBetween = 5;

/** What a few words may go on with: the thread's last number. */
function lastNumber({ text, previous }: Turn): { question: string; query: MetricQuery } | null {
  const words = text.trim().split(/\s+/u).length;
  if (words > longestEllipsis && !(pointsBack(text) && words <= 2 * longestEllipsis)) return null;
  const answers = previous.filter(({ role }) => role === 'askbird').slice(-mostBetween);
  const last = answers.findLast(({ kind, state }) => kind === 'data' || hasMeanings(state));
  if (last?.kind !== 'data' || last.state === null || last.state.query === null) return null;
  return { question: last.state.question, query: last.state.query };
}

/** Which meaning is to be taken is still open. */
function hasMeanings(state: ThreadState | null): boolean {
  return state?.offered.some(({ question, label }) => question !== label) ?? false;
}

export function asChoices(questions: readonly string[]): Choice[] {
  return questions.map((question) => ({ question, label: question, chosen: null }));
}

/** What would have been possible with a model, where that is why there is no number. */
function remarkOf(because: Because, kind: string, { locale }: Turn): string {
  const messages = talkMessages(locale);
  if (because.kind === 'no-model') return kind === 'clarification' ? messages.needsModel : '';
  if (because.kind === 'model-failed') {
    const { text, nextStep } = describeProblem(because.problem, locale);
    return `${messages.withoutModel} ${text} ${nextStep}`;
  }
  return '';
}
