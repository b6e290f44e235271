import type { Choice, Reading } from '../../domain/answer.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import type { GovernedPlan } from '../governed/plan.ts';
import type { DataDraft } from '../present/draft.ts';
import { agree, type ComparedColumn } from './agree.ts';
import { inTurns } from './in-turns.ts';
import type { ComputedReadings, ComputeReadings, PossibleReading, Readings, RunReading } from './readings.ts';
import { sentencesOf } from './sentences.ts';
import { valueText } from './value-text.ts';

/** Statements of one question that run at the same time. */
const parallel = 2;

interface Ran {
  readonly reading: PossibleReading;
  readonly plan: GovernedPlan;
  readonly draft: DataDraft;
}

interface Failed {
  readonly reading: PossibleReading;
  readonly plan: GovernedPlan;
  readonly problem: Problem;
}

/** Runs every reading; one answer where they agree or only one is left, else one question with each number on its choice. */
export function createComputeReadings({ run }: { readonly run: RunReading }): ComputeReadings {
  return async (readings, locale) => {
    const computable = readings.readings.flatMap((reading) =>
      reading.plan === null ? [] : [{ reading, plan: reading.plan }],
    );
    const outcomes = await inTurns(computable, parallel, async (each) => ({
      ...each,
      ran: await run(each.plan),
    }));
    return judge(readings, outcomes, locale);
  };
}

type Outcomes = readonly {
  readonly reading: PossibleReading;
  readonly plan: GovernedPlan;
  readonly ran: Outcome<DataDraft>;
}[];

function judge(readings: Readings, outcomes: Outcomes, locale: Locale): ComputedReadings {
  const ran = outcomes.flatMap(({ ran, ...each }) => (ran.ok ? [{ ...each, draft: ran.value }] : []));
  const lost = outcomes.flatMap(({ ran, ...each }) => (ran.ok ? [] : [{ ...each, problem: ran.problem }]));
  const isComplete = readings.readings.length === outcomes.length;
  const [first] = ran;
  const [firstLost] = lost;
  if (isComplete && first === undefined && firstLost !== undefined) {
    return { kind: 'problem', problem: firstLost.problem, plan: firstLost.plan };
  }
  if (isComplete && first !== undefined) {
    // Days that were said are never dropped for others that can be computed.
    if (ran.length === 1 && !namesSeveralDays(readings)) return onlyOne(first, readings, lost, locale);
    if (allAgree(ran, readings)) return agreed(first, ran, readings, lost, locale);
  }
  return asked(readings, ran, lost, locale);
}

/** Different days are different questions: that their numbers meet is chance. */
function allAgree(ran: readonly Ran[], readings: Readings): boolean {
  const [first, ...others] = ran;
  if (first === undefined || namesSeveralDays(readings)) return false;
  const columns = comparedColumns(first);
  const key = JSON.stringify(columns);
  return others.every(
    (other) => JSON.stringify(comparedColumns(other)) === key && agree(first.draft, other.draft, columns),
  );
}

function namesSeveralDays({ ambiguities }: Readings): boolean {
  return ambiguities.some(({ kind }) => kind === 'range');
}

function comparedColumns({ plan, draft }: Ran): ComparedColumn[] {
  return draft.columns.map(({ format }, index) => ({ format, role: plan.columns[index]?.role ?? 'measure' }));
}

function toldValue({ reading, plan, draft }: Ran, locale: Locale): Reading {
  return { label: reading.label, value: valueText(draft, plan, locale) };
}

function onlyOne(first: Ran, readings: Readings, lost: readonly Failed[], locale: Locale): ComputedReadings {
  const say = sentencesOf(locale);
  const others = [...readings.leftOut, ...lost.map(({ reading }) => reading.label)];
  const note = say.onlyOne(wordsOf(readings), first.reading.label, others);
  return { kind: 'data', plan: first.plan, draft: withNotes(first.draft, [note], lost, locale) };
}

function agreed(
  first: Ran,
  ran: readonly Ran[],
  readings: Readings,
  lost: readonly Failed[],
  locale: Locale,
): ComputedReadings {
  const say = sentencesOf(locale);
  const notes = [
    say.agreed(
      wordsOf(readings),
      ran.map(({ reading }) => reading.label),
    ),
    ...leftOutNote(readings, lost, locale),
  ];
  const draft = withNotes(first.draft, notes, lost, locale);
  return {
    kind: 'data',
    plan: first.plan,
    draft: { ...draft, readings: ran.map((each) => toldValue(each, locale)) },
  };
}

/** A meaning that could not be computed might have told another number. */
function withNotes(
  draft: DataDraft,
  notes: readonly string[],
  lost: readonly Failed[],
  locale: Locale,
): DataDraft {
  const assumptions = [...draft.assumptions, ...notes];
  if (lost.length === 0) return { ...draft, assumptions };
  const { level, reasons } = draft.confidence;
  const reason = sentencesOf(locale).unsure(lost.map(({ reading }) => reading.label));
  return {
    ...draft,
    assumptions,
    confidence: { level: level === 'high' ? 'medium' : level, reasons: [...reasons, reason] },
  };
}

function leftOutNote(readings: Readings, lost: readonly Failed[], locale: Locale): string[] {
  const say = sentencesOf(locale);
  const failed = lost.map(({ reading }) => reading.label);
  const ruledOut = namesSeveralDays(readings) ? say.oneAtATime : say.ruledOut(readings.leftOut);
  return [
    ...(readings.leftOut.length > 0 ? [ruledOut] : []),
    ...(failed.length > 0 ? [say.unsure(failed)] : []),
  ];
}

function asked(
  readings: Readings,
  ran: readonly Ran[],
  lost: readonly Failed[],
  locale: Locale,
): ComputedReadings {
  const say = sentencesOf(locale);
  const offered = readings.readings.filter((reading) => lost.every((each) => each.reading !== reading));
  const choices = offered.map((reading): Choice => {
    const own = ran.find((each) => each.reading === reading);
    return toChoice(reading, own === undefined ? null : own, readings.text, locale);
  });
  const words = wordsOf(readings);
  const labels = offered.map(({ label }) => label);
  const isRange = readings.ambiguities.every(({ kind }) => kind === 'range');
  const question = isRange ? say.whichRange(words) : say.which(words, labels, ran.length > 1);
  return {
    kind: 'clarification',
    text: [question, ...leftOutNote(readings, lost, locale)].join(' '),
    choices,
  };
}

/** Where no wording says what is meant, the choice itself does: its text only has to be told from the others. */
function toChoice(reading: PossibleReading, own: Ran | null, text: string, locale: Locale): Choice {
  const { label, chosen, question } = reading;
  const isOne = chosen.length === 1 || question === null;
  return {
    question: question ?? `${text} (${label})`,
    label: own === null ? label : sentencesOf(locale).choice(toldValue(own, locale), own.draft.sources.range),
    chosen: isOne ? (chosen[0] ?? null) : null,
  };
}

function wordsOf({ ambiguities }: Readings): readonly string[] {
  return ambiguities.map(({ text }) => text);
}
