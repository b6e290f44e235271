import type { DateRange, IsoDate } from '../domain/date-range.ts';
import { addDays, daysText, earliestOf, latestOf } from '../domain/iso-days.ts';
import type { TableMeta } from '../domain/knowledge.ts';
import type { Locale, Localised } from '../domain/locale.ts';
import { done, failed, type Outcome } from '../domain/outcome.ts';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { formatDateRange } from '../language/numbers/format.ts';
import type { MetricQuery } from '../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../semantic-layer/model.ts';
import { comparedNote, runningNote } from '../semantic-layer/reading/notes.ts';
import type { CoverageColumn, CoverageOf } from './coverage.ts';
import type { GovernedPlan } from './governed/plan.ts';
import { type AskedDays, type Obstacle, type SettledDays, settleDays } from './settle-coverage.ts';

export interface SettleContext {
  readonly today: IsoDate;
  readonly locale: Locale;
}

export interface SettledPlan {
  readonly plan: GovernedPlan;
  /** Said with the number when some of the days that were asked for hold no data; null when all count. */
  readonly remark: Localised | null;
}

export type SettlePlan = (plan: GovernedPlan, context: SettleContext) => Promise<Outcome<SettledPlan>>;

/** Days of a suggested question: the newest that hold data. */
const suggestedDays = 7;

/** Fits a plan to the days its data cover; see `settleDays`. A plan without a range, or over tables without time, stays. */
export function createSettlePlan(dependencies: {
  readonly model: SemanticModel;
  readonly coverageOf: CoverageOf;
  /** Of these questions, the ones that are answered. */
  readonly working: (questions: readonly string[], context: SettleContext) => readonly string[];
}): SettlePlan {
  const { model, coverageOf, working } = dependencies;
  return async (plan, context) => {
    const data = await coverageOfPlan(plan, context.today, model, coverageOf);
    if (plan.range === null || data === null) return done({ plan, remark: null });
    const asked = { range: plan.range, compare: plan.query?.compare ?? null };
    const settled = settleDays(asked, data, context.today);
    if (settled.kind === 'as-asked') return done({ plan, remark: null });
    if (settled.kind === 'moved') return movedPlan(plan, asked, settled, context.today);
    const days = newestDays(data, context.today);
    const [question = days] = working([plan.askedFor(days)[context.locale]], context);
    return failed(problemOf(settled, data, question));
  };
}

type Moved = Extract<SettledDays, { kind: 'moved' }>;

function movedPlan(
  plan: GovernedPlan,
  asked: AskedDays,
  settled: Moved,
  today: IsoDate,
): Outcome<SettledPlan> {
  const notes = [settled.note, ...retold(plan.notes, asked, settled, today)];
  const moved = plan.within({ range: settled.range, compare: settled.compare, notes });
  if (!moved.ok) return moved;
  const isPart = settled.partly && !plan.rangeIsDefault;
  return done({ plan: moved.value, remark: isPart ? partRemark(settled.range) : null });
}

function partRemark(range: DateRange): Localised {
  const days = daysText(range);
  return {
    ko: `물어본 기간 가운데 데이터가 있는 날(${days})만 셌습니다.`,
    en: `Of the period asked for, only the days with data count (${days}).`,
  };
}

/**
 * The days that all parts of a metric hold data for. A verified example may read tables for their names alone, so there
 * the one with the most rows says where the data end.
 */
async function coverageOfPlan(
  plan: GovernedPlan,
  today: IsoDate,
  model: SemanticModel,
  coverageOf: CoverageOf,
): Promise<DateRange | null> {
  if (plan.range === null) return null;
  const { query } = plan;
  const columns = query === null ? freshColumns(plan, model.tables) : timeColumns(query, model);
  const found = (await Promise.all(columns.map((each) => coverageOf(each, today)))).filter(
    (each) => each !== null,
  );
  const telling = query === null ? [...found].sort((a, b) => a.gap - b.gap).slice(0, 1) : found;
  const from = found
    .map((each) => each.from)
    .sort()
    .at(-1);
  const to = telling.map((each) => each.to).sort()[0];
  return from === undefined || to === undefined || to <= from ? null : { from, to };
}

function timeColumns({ metrics, having, order }: MetricQuery, model: SemanticModel): CoverageColumn[] {
  const names = [...metrics, ...having.map(({ metric }) => metric), ...(order === null ? [] : [order.by])];
  const leaves = names.flatMap((name) => model.leaves(name));
  const columns = leaves.flatMap(({ table, time, timeFrom }) =>
    time === null ? [] : [{ table: timeFrom ?? table, column: time }],
  );
  return [...new Map(columns.map((each) => [`${each.table} ${each.column}`, each])).values()];
}

function freshColumns(plan: GovernedPlan, tables: ReadonlyMap<string, TableMeta>): CoverageColumn[] {
  return plan.tables.flatMap((table) => {
    const column = tables.get(table)?.freshness ?? null;
    return column === null ? [] : [{ table, column }];
  });
}

/** The reading's notes over the days that count; what it said of a day not over yet is said by the settling. */
function retold(
  notes: readonly Localised[],
  asked: AskedDays,
  settled: AskedDays,
  today: IsoDate,
): Localised[] {
  const outdated = [
    runningNote(today),
    ...(asked.compare === null ? [] : [comparedNote(asked.compare.range)]),
  ];
  const retell = (text: string, locale: Locale) =>
    text.replaceAll(formatDateRange(asked.range, locale), formatDateRange(settled.range, locale));
  return notes
    .filter((note) => !outdated.some(({ ko }) => ko === note.ko))
    .map(({ ko, en }) => ({ ko: retell(ko, 'ko'), en: retell(en, 'en') }));
}

const codes: Readonly<Record<Obstacle, ProblemCode>> = {
  outside: 'no-data-in-range',
  'compared-outside': 'no-data-to-compare',
  'not-over': 'day-not-over',
};

function problemOf(
  { why, asked }: Extract<SettledDays, { kind: 'problem' }>,
  data: DateRange,
  suggested: string,
): Problem {
  const params = {
    asked: daysText(asked),
    first: data.from,
    last: addDays(data.to, -1),
    suggestion: suggested,
  };
  return { code: codes[why], params };
}

/** As text; whole days where the data hold any. */
function newestDays(data: DateRange, today: IsoDate): string {
  const whole = earliestOf(data.to, today);
  const to = whole > data.from ? whole : data.to;
  return daysText({ from: latestOf(addDays(to, -suggestedDays), data.from), to });
}
