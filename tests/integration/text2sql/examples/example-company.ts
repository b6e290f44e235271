import { join } from 'node:path';
import type { Row } from '../../../../src/domain/cell.ts';
import type { Clock } from '../../../../src/domain/date-range.ts';
import type { Knowledge, VerifiedExample } from '../../../../src/domain/knowledge.ts';
import { listValues } from '../../../../src/indexing/list-values.ts';
import { readKnowledge } from '../../../../src/knowledge/read-knowledge.ts';
import { koreanHolidays } from '../../../../src/language/time/korean-holidays.ts';
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

const limits = { timeoutMs: 20_000, maxRows: 2_000, maxBytes: 8_000_000 };

export interface ExampleCompany {
  readonly knowledge: Knowledge;
  readonly examples: readonly VerifiedExample[];
  understand(text: string): Understanding;
  /** The verified example alone, whatever the metrics make of the question. */
  match(text: string): ExampleMatch | null;
  /** As the bot runs it: filled, through the guard, as the role without personal data. Throws when refused. */
  run(example: VerifiedExample, bindings?: Bindings): Promise<RunResult>;
  query(sql: string): Promise<readonly Row[]>;
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
  const warehouse = createWarehouse({ database, guard, limits, timeZone, role: TEST_ROLE });
  const { tables: catalog } = await warehouse.catalog();
  const scope = {
    tables: new Set(catalog.map(({ schema, name }) => `${schema}.${name}`)),
    searchPath: [],
  };
  const run = async (sql: string): Promise<RunResult> => {
    const ran = await warehouse.run(sql, scope);
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
    run: (example, bindings = defaultsOf(example, clock)) => run(fillExample(example, bindings, timeZone)),
    query: async (sql) => (await run(sql)).rows,
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
