import { join } from 'node:path';
import type { Clock, DateRange } from '../../../../src/domain/date-range.ts';
import type { Knowledge, VerifiedExample } from '../../../../src/domain/knowledge.ts';
import { listValues } from '../../../../src/indexing/list-values.ts';
import { readKnowledge } from '../../../../src/knowledge/read-knowledge.ts';
import { koreanHolidays } from '../../../../src/language/time/korean-holidays.ts';
import { compileMetricQuery } from '../../../../src/semantic-layer/compile.ts';
import { buildSemanticModel } from '../../../../src/semantic-layer/model.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';
import { defaultBinding } from '../../../../src/text2sql/governed/bindings.ts';
import { type Bindings, fillExample } from '../../../../src/text2sql/governed/fill-example.ts';
import { createExampleIndex, type ExampleMatch } from '../../../../src/text2sql/governed/match-example.ts';
import { createPlanMetrics } from '../../../../src/text2sql/governed/plan-metrics.ts';
import { createUnderstand, type Understanding } from '../../../../src/text2sql/understand.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { createWarehouse, type RunResult } from '../../../../src/warehouse/warehouse.ts';
import { openTestDemo, TEST_CLOCK, TEST_ROLE } from '../../../support/demo-company.ts';

const emptyQuery = {
  groupings: [],
  filters: [],
  having: [],
  compare: null,
  order: null,
  limit: null,
} as const;

export interface RunOptions {
  readonly bindings?: Bindings;
  /** Time zone of the session, Seoul when left out. */
  readonly session?: string;
}

const limits = { timeoutMs: 20_000, maxRows: 2_000, maxBytes: 8_000_000 };

export interface ExampleCompany {
  readonly knowledge: Knowledge;
  readonly examples: readonly VerifiedExample[];
  understand(text: string): Understanding;
  /** The verified example alone, whatever the metrics make of the question. */
  match(text: string): ExampleMatch | null;
  /** As the bot runs it: filled, through the guard, as the role without personal data. Throws when refused. */
  run(example: VerifiedExample, options?: RunOptions): Promise<RunResult>;
  /** A metric's one number over a range of days; null takes all there is. */
  metric(name: string, range: DateRange | null): Promise<number>;
  close(): Promise<void>;
}

/** The verified examples over the real knowledge and a copy of the small company, put together as `ask` does. */
export async function openExampleCompany(clock: Clock = TEST_CLOCK): Promise<ExampleCompany> {
  const [demo, guard, { knowledge }] = await Promise.all([
    openTestDemo(),
    loadGuard(),
    readKnowledge(join(import.meta.dirname, '../../../../knowledge')),
  ]);
  const { database } = demo;
  const { timeZone } = clock;
  const warehouseAt = (session: string) =>
    createWarehouse({ database, guard, limits, timeZone: session, role: TEST_ROLE });
  const { tables: catalog } = await warehouseAt(timeZone).catalog();
  const scope = {
    tables: new Set(catalog.map(({ schema, name }) => `${schema}.${name}`)),
    searchPath: [],
  };
  const run = async (sql: string, session = timeZone): Promise<RunResult> => {
    const ran = await warehouseAt(session).run(sql, scope);
    if (!ran.ok) throw new Error(`${JSON.stringify(ran.problem)}\n${sql}`);
    return ran.value;
  };
  const texts = async (sql: string) => (await run(sql)).rows.map(([cell]) => String(cell));
  const values = await listValues(catalog, knowledge.dimensions, { read: texts });
  const model = buildSemanticModel({ ...knowledge, values: values.dimensions });
  const reader = createReader(model, { glossary: knowledge.glossary, holidays: koreanHolidays });
  const examples = createExampleIndex({
    examples: knowledge.examples,
    reader,
    holidays: koreanHolidays,
    valuesOf: (dimension) => (model.values.get(dimension) ?? []).map(({ value }) => value),
  });
  const understand = createUnderstand({
    reader,
    planMetrics: createPlanMetrics(model, { timeZone, weekStart: clock.weekStart, maxRows: 500 }),
    examples,
    exampleTables: new Map(),
    timeZone,
  });
  return {
    knowledge,
    examples: knowledge.examples,
    understand: (text) => understand(text, clock),
    match: (text) => examples.match(reader.read(text, clock), clock),
    run: (example, { bindings = defaultsOf(example, clock), session = timeZone } = {}) =>
      run(fillExample(example, bindings, timeZone), session),
    async metric(name, range) {
      const query = { ...emptyQuery, metrics: [name], range };
      const compiled = compileMetricQuery(query, model, { timeZone, weekStart: clock.weekStart, limit: 1 });
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
      return Number((await run(compiled.value.sql)).rows[0]?.[0]);
    },
    close: demo.close,
  };
}

export function defaultsOf({ name, parameters }: VerifiedExample, clock: Clock): Bindings {
  return new Map(
    parameters.map((parameter) => {
      const binding = defaultBinding(parameter, clock, koreanHolidays);
      if (binding === null) throw new Error(`${name}: no default for ${parameter.name}`);
      return [parameter.name, binding];
    }),
  );
}
