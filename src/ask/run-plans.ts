import { todayOf, toIso } from '../domain/civil-date.ts';
import type { Outcome } from '../domain/outcome.ts';
import { createComputeReadings } from '../text2sql/ambiguity/compute-readings.ts';
import type { ComputedReadings, Readings } from '../text2sql/ambiguity/readings.ts';
import { createAnswerData } from '../text2sql/answer-data.ts';
import { createCoverage } from '../text2sql/coverage.ts';
import type { AskedChart } from '../text2sql/follow-up/thread-state.ts';
import type { GovernedPlan } from '../text2sql/governed/plan.ts';
import { withAskedChart } from '../text2sql/present/asked-chart.ts';
import type { DataDraft } from '../text2sql/present/draft.ts';
import { createSettlePlan } from '../text2sql/settle-plan.ts';
import type { SuggestionContext } from '../text2sql/suggest.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Turn } from './turn.ts';
import type { Views } from './views.ts';

export interface RunPlansDependencies {
  readonly warehouse: Warehouse;
  readonly views: Views;
  readonly freshUntil: (tables: readonly string[]) => Promise<string | null>;
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
  const run = (plan: GovernedPlan, turn: Turn) => runPlan(plan, turn, coverageOf, dependencies);
  return {
    async one(plan, turn, chart) {
      const outcome = await run(plan, turn);
      return outcome.ok ? { ...outcome, value: withAskedChart(outcome.value, chart) } : outcome;
    },
    readings: (readings, turn) =>
      createComputeReadings({ run: (plan) => run(plan, turn) })(readings, turn.locale),
  };
}

function runPlan(
  plan: GovernedPlan,
  turn: Turn,
  coverageOf: ReturnType<typeof createCoverage>,
  dependencies: RunPlansDependencies,
): Promise<Outcome<DataDraft>> {
  const { warehouse, views, freshUntil, searchPath, knowledge, timeZone } = dependencies;
  const context = dependencies.contextOf(turn);
  const { model, suggestions } = views.within(context.visible);
  const settle = createSettlePlan({
    model,
    coverageOf,
    working: (questions) => suggestions.working(questions, context),
  });
  const answerData = createAnswerData({
    run: (sql, scope) => turn.watch.time('run', () => warehouse.run(sql, scope)),
    settle: (asked, audience) => turn.watch.time('coverage', () => settle(asked, audience)),
    freshUntil: (tables) => turn.watch.time('freshness', () => freshUntil(tables)),
    suggest: () => suggestions.followUps(plan.query, context),
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
