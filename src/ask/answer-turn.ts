import type { ChosenMeaning, GuideAnswer } from '../domain/answer.ts';
import type { Locale } from '../domain/locale.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { talkMessages } from '../language/messages/talk.ts';
import type { RepairedText } from '../language/repair/create-repair.ts';
import { readTalk } from '../routing/talk.ts';
import type { TakenChoice } from '../text2sql/ambiguity/offered.ts';
import type { ComputedReadings, Readings } from '../text2sql/ambiguity/readings.ts';
import { readEditWords } from '../text2sql/follow-up/edit-words.ts';
import type { FollowedUp } from '../text2sql/follow-up/follow-up.ts';
import type { AskedChart } from '../text2sql/follow-up/thread-state.ts';
import type { GovernedPlan } from '../text2sql/governed/plan.ts';
import type { DataDraft } from '../text2sql/present/draft.ts';
import type { Understanding } from '../text2sql/understand.ts';
import { problemAnswer } from './problem-answer.ts';
import { createTalkAnswers, type Starters, type TalkAnswers } from './talk-answers.ts';
import { type Answered, baseOf, type Turn, told } from './turn.ts';

export interface TurnDependencies {
  /** Reads the question against the governed definitions; needs no database. */
  readonly understand: (turn: Turn) => Understanding;
  /** Mends input nobody would recognise as typed; asked only where the typed words are not understood. */
  readonly repair: (text: string) => RepairedText;
  readonly detectLocale: (text: string) => Locale;
  /** The meaning of a defined word, where that is all the question asks for. */
  readonly define: (turn: Turn) => Pick<GuideAnswer, 'text' | 'examples'> | null;
  /** Keeps, lists or drops what words mean to the asker, where the message asks for that; says what it did. */
  readonly remind: (turn: Turn) => Promise<string | null>;
  /** The choice that the message takes of those offered before. */
  readonly takeChoice: (turn: Turn) => TakenChoice | null;
  /** Lets the thread remember what was chosen. */
  readonly keepChoice: (chosen: ChosenMeaning, turn: Turn) => Promise<void>;
  /** The edit of the thread's previous question, where the message is one. */
  readonly followUp: (turn: Turn, understanding: Understanding) => FollowedUp | null;
  /** Every way to read a question in whose way only ambiguity stands. */
  readonly makeReadings: (turn: Turn, understanding: Understanding) => Readings | null;
  readonly computeReadings: (readings: Readings, turn: Turn) => Promise<ComputedReadings>;
  /** Runs an understood question. */
  readonly answerData: (
    plan: GovernedPlan,
    turn: Turn,
    chart: AskedChart | null,
  ) => Promise<Outcome<DataDraft>>;
  /** Whatever words and definitions alone do not answer. */
  readonly answerBeyond: (turn: Turn, understanding: Understanding, flow: TurnFlow) => Promise<Answered>;
  /** For the log: what an answer does not tell of a failure. */
  readonly reportProblem: (problem: Problem, id: string) => void;
  /** Two or three questions that are sure to work, for a first meeting. */
  readonly starters: Starters;
}

/** The part of the flow that a question made whole by a model goes through once more. */
export interface TurnFlow {
  /** Null where definitions and verified examples do not answer it. */
  readonly answerGoverned: (turn: Turn) => Promise<Answered | null>;
}

/**
 * Read, mend what was not understood, follow up, compute what is ambiguous, talk; and only then look further. The whole
 * flow of one turn reads here.
 */
export function createAnswerTurn(dependencies: TurnDependencies) {
  const talk = createTalkAnswers(dependencies.starters);

  return async function answerTurn(asked: Turn): Promise<Answered> {
    asked.progress('reading');
    const taken = dependencies.takeChoice(asked);
    const turn = taken === null ? asked : takenTurn(asked, taken, dependencies);
    const noted = await answerNote(taken, turn, talk, dependencies);
    if (noted !== null) return noted;

    const read = await turn.watch.time('read', () => followOrRead(turn, dependencies));
    const governed = await answerReading(read, dependencies);
    if (governed !== null) return keepTaken(governed, taken, turn, dependencies);
    const said = taken === null ? readTalk(asked.text) : null;
    if (said !== null) return told(asked, talk.answer(said, asked));
    return dependencies.answerBeyond(read.turn, read.understanding, {
      answerGoverned: (whole) =>
        answerReading(
          { ...mendTurn(asTyped(whole, dependencies), dependencies), followed: null },
          dependencies,
        ),
    });
  };
}

/** What is no question about data by its form alone: something to keep, or the meaning of a word. A choice keeps nothing. */
async function answerNote(
  taken: TakenChoice | null,
  turn: Turn,
  talk: TalkAnswers,
  { remind, define }: TurnDependencies,
): Promise<Answered | null> {
  const reminded = taken === null ? await remind(turn) : null;
  if (reminded !== null) return told(turn, talk.noted(reminded, turn));
  const meaning = define(turn);
  return meaning === null ? null : told(turn, talk.meaning(meaning, turn));
}

/** A range is chosen for one question; what a word means stays chosen for the thread, once it has led to a number. */
async function keepTaken(
  governed: Answered,
  taken: TakenChoice | null,
  turn: Turn,
  { keepChoice }: TurnDependencies,
): Promise<Answered> {
  if (taken?.isAll && governed.answer.kind === 'clarification') return withEach(governed);
  const chosen = taken?.chosen ?? null;
  const isKept = chosen !== null && chosen.kind !== 'range' && governed.answer.kind === 'data';
  if (isKept) await keepChoice(chosen, turn);
  return governed;
}

/** Where every meaning is asked for, each number is on its choice already. */
function withEach(asked: Answered): Answered {
  const text = `${talkMessages(asked.answer.locale).oneByOne} ${asked.answer.text}`;
  return { ...asked, answer: { ...asked.answer, text } };
}

interface ReadTurn {
  readonly turn: Turn;
  readonly understanding: Understanding;
}

interface FollowedTurn extends ReadTurn {
  readonly followed: Exclude<FollowedUp, { kind: 'stuck' }> | null;
}

/** A choice is read as the question it was offered for, with the meaning it chose; a bare number speaks its language. */
function takenTurn(
  asked: Turn,
  { text, chosen, reading, shown }: TakenChoice,
  { detectLocale }: TurnDependencies,
): Turn {
  const isSpoken = asked.localeIsChosen || /\p{L}/u.test(asked.text);
  return {
    ...asked,
    locale: isSpoken ? asked.locale : detectLocale(text),
    text,
    reading,
    readAs: shown === asked.text ? asked.readAs : { text: shown, by: 'follow-up' },
    chosen: chosen === null ? asked.chosen : [{ ...chosen, by: 'reading' }, ...asked.chosen],
  };
}

function asTyped(turn: Turn, { understand }: TurnDependencies): ReadTurn {
  return { turn, understanding: understand(turn) };
}

/** As it was typed, when that is understood; else mended, when that explains more of it. */
function mendTurn(typed: ReadTurn, { understand, repair, detectLocale }: TurnDependencies): ReadTurn {
  const asked = typed.turn;
  if (typed.understanding.plan !== null || typed.understanding.problem !== null) return typed;
  if (asked.reading !== null) return typed;
  const { text, repairs } = repair(asked.text);
  if (repairs.length === 0) return typed;
  const locale = asked.localeIsChosen ? asked.locale : detectLocale(text);
  const turn = { ...asked, text, repairs, locale };
  const mended: ReadTurn = { turn, understanding: understand(turn) };
  return explainsMore(mended.understanding, typed.understanding) ? mended : typed;
}

function explainsMore(mended: Understanding, asTyped: Understanding): boolean {
  return mended.plan !== null || mended.reading.unknown.length < asTyped.reading.unknown.length;
}

/** What goes on with the thread as it was typed is never mended into something else. */
function followOrRead(turn: Turn, dependencies: TurnDependencies): FollowedTurn {
  const typed = asTyped(turn, dependencies);
  const followed = followTurn(typed, dependencies);
  if (followed.followed !== null) return followed;
  const mended = mendTurn(typed, dependencies);
  return mended === typed ? followed : followTurn(mended, dependencies);
}

/** An edit that the previous number does not bear says why in its reading. */
function followTurn(read: ReadTurn, { followUp }: TurnDependencies): FollowedTurn {
  const followed = followUp(read.turn, read.understanding);
  if (followed?.kind !== 'stuck') return { ...read, followed };
  const understanding = { ...read.understanding, reading: followed.reading, plan: null, problem: null };
  return { ...read, understanding, followed: null };
}

/** What definitions and the thread answer; null where they do not. */
async function answerReading(read: FollowedTurn, dependencies: TurnDependencies): Promise<Answered | null> {
  const { turn, understanding, followed } = read;
  if (followed?.kind === 'plan') {
    const { plan, question, chart } = followed;
    const whole: Turn = { ...turn, readAs: { text: question[turn.locale], by: 'follow-up' } };
    return answerPlan(plan, whole, chart, dependencies);
  }
  if (followed?.kind === 'problem') return told(turn, problemAnswer(followed.problem, baseOf(turn)));
  if (understanding.problem !== null) return told(turn, problemAnswer(understanding.problem, baseOf(turn)));
  if (understanding.plan !== null) {
    return answerPlan(understanding.plan, turn, readEditWords(turn.text).chart, dependencies);
  }
  const readings = dependencies.makeReadings(turn, understanding);
  return readings === null ? null : answerReadings(readings, turn, dependencies);
}

async function answerPlan(
  plan: GovernedPlan,
  turn: Turn,
  chart: AskedChart | null,
  dependencies: TurnDependencies,
): Promise<Answered> {
  turn.progress('running');
  const outcome = await dependencies.answerData(plan, turn, chart);
  if (!outcome.ok) return failedPlan(outcome.problem, plan, turn, dependencies);
  return { ...dataTold(outcome.value, plan, turn), chart };
}

async function answerReadings(
  readings: Readings,
  turn: Turn,
  dependencies: TurnDependencies,
): Promise<Answered> {
  turn.progress('running');
  const computed = await dependencies.computeReadings(readings, turn);
  if (computed.kind === 'problem') return failedPlan(computed.problem, computed.plan, turn, dependencies);
  if (computed.kind === 'data') return dataTold(computed.draft, computed.plan, turn);
  const { text, choices } = computed;
  const unknown = readings.ambiguities.map((ambiguity) => ambiguity.text);
  return told(turn, { ...baseOf(turn), kind: 'clarification', text, choices, unknown });
}

function dataTold(draft: DataDraft, plan: GovernedPlan, turn: Turn): Answered {
  return { ...told(turn, { ...baseOf(turn), kind: 'data', ...draft }), query: plan.query };
}

function failedPlan(
  problem: Problem,
  plan: GovernedPlan,
  turn: Turn,
  { reportProblem }: TurnDependencies,
): Answered {
  reportProblem(problem, turn.id);
  return { ...told(turn, problemAnswer(problem, baseOf(turn), plan.sql)), query: plan.query };
}
