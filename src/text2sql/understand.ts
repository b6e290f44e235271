import type { Clock } from '../domain/date-range.ts';
import type { Problem } from '../domain/problem.ts';
import type { QuestionReading, Reader } from '../semantic-layer/reading/question-reading.ts';
import type { ExampleIndex } from './governed/match-example.ts';
import type { GovernedPlan } from './governed/plan.ts';
import { planExample } from './governed/plan-example.ts';
import type { PlanMetrics } from './governed/plan-metrics.ts';

/** What the governed tier makes of a question. Without a plan, the reading says what stands in the way. */
export interface Understanding {
  readonly reading: QuestionReading;
  readonly plan: GovernedPlan | null;
  /** Understood in words, but not computable; null otherwise. */
  readonly problem: Problem | null;
}

export type Understand = (text: string, clock: Clock) => Understanding;

/**
 * Governed tier: metrics when every content word is explained by them, else a verified example whose every word the
 * question shares. Nothing in between is answered.
 */
export function createUnderstand(dependencies: {
  readonly reader: Reader;
  readonly planMetrics: PlanMetrics;
  readonly examples: ExampleIndex;
  readonly timeZone: string;
}): Understand {
  const { reader, planMetrics, examples, timeZone } = dependencies;
  return (text, clock) => {
    const reading = reader.read(text, clock);
    if (reading.query !== null) {
      const planned = planMetrics(reading.query, reading);
      return planned.ok
        ? { reading, plan: planned.value, problem: null }
        : { reading, plan: null, problem: planned.problem };
    }
    const match = examples.match(reading, clock);
    return { reading, plan: match === null ? null : planExample(match, timeZone), problem: null };
  };
}
