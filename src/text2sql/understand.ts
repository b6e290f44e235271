import { todayOf, toIso } from '../domain/civil-date.ts';
import type { Clock } from '../domain/date-range.ts';
import type { Problem } from '../domain/problem.ts';
import type { Chosen, QuestionReading, Reader } from '../semantic-layer/reading/question-reading.ts';
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

export interface Understand {
  /** `chosen`: what words with several meanings are to be read as. */
  (text: string, clock: Clock, chosen?: readonly Chosen[]): Understanding;
  /** Metrics only: without the verified examples, whose wordings take a moment to read the first time. */
  byMetrics(text: string, clock: Clock, chosen?: readonly Chosen[]): Understanding;
}

/**
 * Governed tier: metrics when every content word is explained by them, else a verified example whose every word the
 * question shares. Nothing in between is answered.
 */
export function createUnderstand(dependencies: {
  readonly reader: Reader;
  readonly planMetrics: PlanMetrics;
  readonly examples: ExampleIndex;
  readonly exampleTables: ReadonlyMap<string, readonly string[]>;
  readonly timeZone: string;
}): Understand {
  const { reader, planMetrics, examples, exampleTables, timeZone } = dependencies;
  const byMetrics = (text: string, clock: Clock, chosen: readonly Chosen[] = []): Understanding => {
    const reading = reader.read(text, clock, chosen);
    if (reading.query === null) return { reading, plan: null, problem: null };
    const planned = planMetrics(reading.query, reading, toIso(todayOf(clock)));
    return planned.ok
      ? { reading, plan: planned.value, problem: null }
      : { reading, plan: null, problem: planned.problem };
  };
  const understand = (text: string, clock: Clock, chosen: readonly Chosen[] = []): Understanding => {
    const understanding = byMetrics(text, clock, chosen);
    if (understanding.reading.query !== null) return understanding;
    const match = examples.match(understanding.reading, clock);
    if (match === null) return understanding;
    const tables = exampleTables.get(match.example.name) ?? [];
    return { ...understanding, plan: planExample(match, tables, timeZone) };
  };
  return Object.assign(understand, { byMetrics });
}
