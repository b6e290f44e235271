import type { Clock } from '../domain/date-range.ts';
import type { Knowledge, Metric, VerifiedExample } from '../domain/knowledge.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import type { Verdict } from '../indexing/lint.ts';
import { describeProblem } from '../language/messages/problems.ts';
import { readTime } from '../language/time/read-time.ts';
import type { Holiday } from '../language/time/time-mention.ts';
import { compileMetricQuery } from '../semantic-layer/compile.ts';
import { buildSemanticModel } from '../semantic-layer/model.ts';
import { defaultBinding } from './governed/bindings.ts';
import { type Binding, fillExample } from './governed/fill-example.ts';

export interface VerifyDependencies {
  readonly clock: Clock;
  readonly holidays: readonly Holiday[];
  /** Guarded, as the asker's role, every table open. */
  readonly run: (
    sql: string,
  ) => Promise<
    Outcome<{ readonly columns: readonly { name: string }[]; readonly tables: readonly string[] }>
  >;
  /** The same, planned only. */
  readonly plan: (sql: string) => Promise<Outcome<unknown>>;
}

export interface Verifiers {
  verifyExample(example: VerifiedExample): Promise<Verdict>;
  verifyMetric(metric: Metric): Promise<Verdict>;
}

/** Holds examples and metrics against the live warehouse, as they would be served. */
export function createVerifiers(
  knowledge: Pick<Knowledge, 'tables' | 'metrics' | 'dimensions'>,
  dependencies: VerifyDependencies,
): Verifiers {
  const model = buildSemanticModel({ ...knowledge, values: [] });
  const problems = model.findProblems();
  const { clock } = dependencies;
  return {
    async verifyExample(example) {
      const bindings = sampleBindings(example, dependencies);
      if (typeof bindings === 'string') return { ok: false, reason: bindings };
      const ran = await dependencies.run(fillExample(example, bindings, clock.timeZone));
      if (!ran.ok) return refused(ran.problem);
      const [found, promised] = [ran.value.columns, example.columns].map((list) =>
        list.map((column) => column.name).join(', '),
      );
      return found === promised
        ? { ok: true, tables: ran.value.tables }
        : { ok: false, reason: `the query gives the columns ${found}, the example promises ${promised}` };
    },
    async verifyMetric(metric) {
      const fault = problems.find(
        ({ item, effect }) => item.kind === 'metric' && item.name === metric.name && effect === 'excluded',
      );
      if (fault !== undefined) return { ok: false, reason: fault.message };
      const range = model.hasTime(metric.name) ? sampleRange(dependencies) : null;
      const query = { metrics: [metric.name], groupings: [], filters: [], having: [], range };
      const compiled = compileMetricQuery({ ...query, compare: null, order: null, limit: null }, model, {
        timeZone: clock.timeZone,
        weekStart: clock.weekStart,
        limit: 1,
      });
      if (!compiled.ok) return refused(compiled.problem);
      const planned = await dependencies.plan(compiled.value.sql);
      return planned.ok ? { ok: true, tables: compiled.value.tables } : refused(planned.problem);
    },
  };
}

/** Defaults, and a last week for a range that has none; a message when a parameter cannot be filled. */
function sampleBindings(
  example: VerifiedExample,
  dependencies: VerifyDependencies,
): ReadonlyMap<string, Binding> | string {
  const bindings = new Map<string, Binding>();
  for (const parameter of example.parameters) {
    const range = sampleRange(dependencies);
    const binding =
      defaultBinding(parameter, dependencies.clock, dependencies.holidays) ??
      (parameter.type === 'range' && range !== null ? { type: 'range' as const, range } : null);
    if (binding === null) return `the parameter ${parameter.name} has no default to verify it with`;
    bindings.set(parameter.name, binding);
  }
  return bindings;
}

function sampleRange({ clock, holidays }: VerifyDependencies) {
  const meaning = readTime('지난주', clock, holidays)[0]?.meaning;
  return meaning?.kind === 'range' ? meaning.range : null;
}

function refused(problem: Problem): Verdict {
  return { ok: false, reason: describeProblem(problem, 'en').text };
}
