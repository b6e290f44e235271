import { todayOf, toIso } from '../domain/civil-date.ts';
import { done, type Outcome } from '../domain/outcome.ts';
import { createComputeReadings } from '../text2sql/ambiguity/compute-readings.ts';
import type { ComputedReadings, Readings } from '../text2sql/ambiguity/readings.ts';
import { createAnswerData } from '../text2sql/answer-data.ts';
import { type CoverageOf, createCoverage } from '../text2sql/coverage.ts';
import type { AskedChart } from '../text2sql/follow-up/thread-state.ts';
import type { FreshUntil } from '../text2sql/freshness.ts';
import type { GovernedPlan } from '../text2sql/governed/plan.ts';
import { withAskedChart } from '../text2sql/present/asked-chart.ts';
import type { DataDraft } from '../text2sql/present/draft.ts';
import { createSettlePlan } from '../text2sql/settle-plan.ts';
import type { SuggestionContext } from '../text2sql/suggest.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { timedWarehouse } from './timed.ts';
import type { Turn } from './turn.ts';
import type { Views } from './views.ts';

export interface RunPlansDependencies {
  readonly warehouse: Warehouse;
  readonly views: Views;
  /** Begun anew for each question. */
  readonly startFreshness: () => FreshUntil;
  readonly contextOf: (turn: Turn) => SuggestionContext;
  readonly timeZone: string;
  readonly searchPath: readonly string[];
  /** The served knowledge generation. */
  readonly knowledge: string;
}

/** Runs what was understood, for the turn's asker. */
export interface RunPlans {
  one(plan: GovernedPlan, turn: Turn, chart: AskedChart | null): Promise<Outcome<DataDraft>>;
  readings(readings: Readings, turn: Turn): Promise<ComputedReadings>;
}

export function createRunPlans(dependencies: RunPlansDependencies): RunPlans {
  const coverageOf = createCoverage(dependencies.warehouse.timeSpan);
  const runFor = (turn: Turn) => {
    const freshUntil = dependencies.startFreshness();
    return (plan: GovernedPlan) => runPlan(plan, turn, { ...dependencies, coverageOf, freshUntil });
  };
  return {
    async one(plan, turn, chart) {
      const outcome = await runFor(turn)(plan);
      if (!outcome.ok) return outcome;
      return done(withAskedChart(withFollowUps(outcome.value, plan, turn, dependencies), chart));
    },
    async readings(readings, turn) {
      const computed = await createComputeReadings({ run: runFor(turn) })(readings, turn.locale);
      if (computed.kind !== 'data') return computed;
      return { ...computed, draft: withFollowUps(computed.draft, computed.plan, turn, dependencies) };
    },
  };
}

interface Running extends RunPlansDependencies {
  readonly coverageOf: CoverageOf;
  readonly freshUntil: FreshUntil;
}

function runPlan(plan: GovernedPlan, turn: Turn, running: Running): Promise<Outcome<DataDraft>> {
  const { warehouse, views, coverageOf, freshUntil, searchPath, knowledge, timeZone } = running;
  const context = running.contextOf(turn);
  const { model, suggestions } = views.within(context.visible);
  const settle = createSettlePlan({
    model,
    coverageOf,
    working: (questions) => suggestions.working(questions, context),
  });
  const answerData = createAnswerData({
    run: timedWarehouse(warehouse, turn.watch, turn.signal).run,
    settle: (asked, audience) => turn.watch.time('coverage', () => settle(asked, audience)),
    freshUntil: (tables) => turn.watch.time('freshness', () => freshUntil(tables)),
    searchPath,
    knowledge,
  });
  return answerData(plan, {
    locale: turn.locale,
    visible: context.visible,
    repaired: turn.repairs.length > 0 || turn.readAs?.by === 'model',
    timeZone,
    today: toIso(todayOf(turn.clock)),
  });
}

/** Only for what is told: each is understood before it is shown, which takes longer than the presentation. */
function withFollowUps(
  draft: DataDraft,
  { query }: GovernedPlan,
  turn: Turn,
  { views, contextOf }: RunPlansDependencies,
): DataDraft {
  const context = contextOf(turn);
  return { ...draft, suggestions: views.within(context.visible).suggestions.followUps(query, context) };
}
