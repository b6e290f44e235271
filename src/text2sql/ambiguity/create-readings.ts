import { todayOf, toIso } from '../../domain/civil-date.ts';
import type { IsoDate } from '../../domain/date-range.ts';
import type { Ambiguity, QuestionReading, Reader } from '../../semantic-layer/reading/question-reading.ts';
import type { GovernedPlan } from '../governed/plan.ts';
import type { PlanMetrics } from '../governed/plan-metrics.ts';
import { type Option, type OptionModel, optionsOf } from './options.ts';
import type { MakeReadings, PossibleReading, ReadingContext } from './readings.ts';
import { wordingOf } from './wording.ts';

/** Statements for one question at most. */
const mostComputed = 4;
/** Ambiguities settled at once at most; what depends on a third choice is asked when the first is made. */
const mostSettled = 2;

export interface ReadingDependencies {
  readonly reader: Reader;
  readonly planMetrics: PlanMetrics;
  readonly model: OptionModel;
}

/**
 * Reads an ambiguous question once with each meaning of its first ambiguous word, and of a second one that stays open
 * then. Meanings that the words around rule out are left out, so that a choice always leads to an answer.
 */
export function createReadings(dependencies: ReadingDependencies): MakeReadings {
  return (reading, context) => {
    const [ambiguity] = reading.ambiguities;
    const isUnknown = reading.unexplained.some(({ reason }) => reason === 'unknown-word');
    if (reading.query !== null || ambiguity === undefined || isUnknown) return null;
    const { clock, locale, chosen } = context;
    const settling = {
      ...dependencies,
      ...{ clock, locale, chosen },
      ...{ text: reading.text, today: toIso(todayOf(clock)) },
    };
    const outcomes = optionsOf(ambiguity, dependencies.model).map((option) =>
      settle([option], [ambiguity], settling),
    );
    const branches = outcomes.flatMap((outcome) => boundedBranches(outcome));
    if (branches.length === 0) return null;
    const label = (options: readonly Option[]) => options.map((each) => each.label[locale]).join(', ');
    return {
      text: reading.text,
      ambiguities: distinct([ambiguity, ...outcomes.flatMap(({ second }) => second ?? [])]),
      readings: bounded(branches).map((branch) => toReading(branch, label(branch.options), settling)),
      leftOut: outcomes.flatMap(({ branches, options }) => (branches.length === 0 ? [label(options)] : [])),
    };
  };
}

interface Settling extends ReadingDependencies, ReadingContext {
  readonly text: string;
  readonly today: IsoDate;
}

/** `plan` is null where a further choice stays open. */
interface Branch {
  readonly options: readonly Option[];
  /** What the options settle, one each. */
  readonly settled: readonly Ambiguity[];
  readonly plan: GovernedPlan | null;
  /** Only the words of the meaning lead to the plan: naming it calls for a finer metric, for instance. */
  readonly byWording: boolean;
}

interface Settled extends Pick<Branch, 'options' | 'settled'> {
  /** None when the words around rule the options out. */
  readonly branches: readonly Branch[];
  readonly second: Ambiguity | null;
}

function settle(options: readonly Option[], settled: readonly Ambiguity[], settling: Settling): Settled {
  const next = readWith(options, settling);
  const open = { options, settled };
  if (next.query !== null) {
    return { ...open, branches: planned({ ...open, byWording: false }, next, settling), second: null };
  }
  const [second] = next.ambiguities;
  if (second === undefined || next.unexplained.length > 0) {
    const { reader, clock, chosen } = settling;
    const worded = reader.read(wordingOf(options, { ...settling, settled }), clock, chosen);
    return { ...open, branches: planned({ ...open, byWording: true }, worded, settling), second: null };
  }
  if (options.length === mostSettled) {
    return { ...open, branches: [{ ...open, plan: null, byWording: false }], second };
  }
  const inner = optionsOf(second, settling.model).map((option) =>
    settle([...options, option], [...settled, second], settling),
  );
  return { ...open, branches: inner.flatMap(({ branches }) => branches), second };
}

function planned(
  open: Omit<Branch, 'plan'>,
  reading: QuestionReading,
  { planMetrics, today }: Settling,
): Branch[] {
  if (reading.query === null) return [];
  const plan = planMetrics(reading.query, reading, today);
  return plan.ok ? [{ ...open, plan: plan.value }] : [];
}

function readWith(options: readonly Option[], { reader, text, clock, chosen }: Settling): QuestionReading {
  const settled = options.map((option) => ({ ...option.chosen, by: 'reading' as const }));
  return reader.read(text, clock, [...settled, ...chosen]);
}

/** A second choice is computed only when all of it can be; else the first is offered and the second asked after it. */
function boundedBranches({ options, settled, branches, second }: Settled): readonly Branch[] {
  const isTooMuch = branches.length > mostComputed || branches.some(({ plan }) => plan === null);
  return second !== null && isTooMuch ? [{ options, settled, plan: null, byWording: false }] : branches;
}

function bounded(branches: readonly Branch[]): Branch[] {
  return branches.map((branch, index) => (index < mostComputed ? branch : { ...branch, plan: null }));
}

function toReading(
  { options, settled, plan, byWording }: Branch,
  label: string,
  settling: Settling,
): PossibleReading {
  const wording = wordingOf(options, { ...settling, settled });
  const isReadSo =
    plan !== null &&
    JSON.stringify(settling.reader.read(wording, settling.clock, settling.chosen).query) ===
      JSON.stringify(plan.query);
  const chosen = byWording ? [] : options.map((each) => each.chosen);
  return { label, chosen, question: isReadSo ? wording : null, plan };
}

function distinct(ambiguities: readonly Ambiguity[]): Ambiguity[] {
  return [...new Map(ambiguities.map((each) => [`${each.kind} ${each.text}`, each])).values()];
}
