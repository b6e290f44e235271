import type { Clock, DateRange } from '../../domain/date-range.ts';
import { daysText } from '../../domain/iso-days.ts';
import type { Localised } from '../../domain/locale.ts';
import type { Chosen } from '../../semantic-layer/reading/question-reading.ts';
import type { EditReader, ReadEdit } from '../../semantic-layer/reading/read-edit.ts';
import type { GovernedPlan } from '../governed/plan.ts';
import type { Previous } from './choose-previous.ts';
import type { EditText } from './edit-text.ts';
import { authorNotes } from './follow-notes.ts';
import { noQuery } from './no-query.ts';
import { saysNothing, stuckOn } from './stuck.ts';
import type { AskedChart } from './thread-state.ts';

/** A question that was made whole, ready to run. */
export interface FollowedPlan {
  readonly plan: GovernedPlan;
  /** The question, whole by itself. */
  readonly question: Localised;
  /** How to show it; null leaves it to the rows. */
  readonly chart: AskedChart | null;
}

interface Asked {
  readonly text: string;
  readonly clock: Clock;
  readonly asker: string;
  readonly chosen?: readonly Chosen[];
}

interface ExampleDependencies {
  readonly edits: EditReader;
  readonly planWhole: (question: string, clock: Clock) => GovernedPlan | null;
}

/** A verified example can be asked again, for other days, or in another picture, and not otherwise: null. */
export function followExample(
  previous: Previous,
  said: EditText,
  { text, clock, asker, chosen = [] }: Asked,
  { edits, planWhole }: ExampleDependencies,
): FollowedPlan | null {
  const { state } = previous;
  const read = edits.read(said.rest, said.pieces.pieces, { clock, chosen, base: noQuery });
  if (stuckOn(text, read) !== null || saysNothing({ ...said, read }) || editsMore(said, read)) return null;
  const whole = planWhole(state.question, clock);
  if (whole === null || whole.query !== null) return null;
  const moved = overDays(whole, read.range, authorNotes(previous, asker));
  if (moved === null) return null;
  const chart = said.marks.has('chart') ? said.chart : state.chart;
  return { ...moved, chart, question: moved.question ?? same(state.question) };
}

function editsMore({ marks }: EditText, read: ReadEdit): boolean {
  const others = [...marks].some(
    (mark) => !['again', 'chart', 'turn', 'change', 'within', 'own'].includes(mark),
  );
  const slots = [read.metrics, read.groupings, read.filters, read.having];
  return others || slots.some((slot) => slot.length > 0) || read.compare !== null || read.limit !== null;
}

function overDays(
  plan: GovernedPlan,
  range: DateRange | null,
  notes: readonly Localised[],
): { readonly plan: GovernedPlan; readonly question: Localised | null } | null {
  if (plan.range === null) return range === null ? { plan, question: null } : null;
  const moved = plan.within({ range: range ?? plan.range, compare: null, notes: [...plan.notes, ...notes] });
  if (!moved.ok) return null;
  return { plan: moved.value, question: range === null ? null : plan.askedFor(daysText(range)) };
}

function same(question: string): Localised {
  return { ko: question, en: question };
}
