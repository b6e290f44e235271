import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Row } from '../../../src/domain/cell.ts';
import { listValues } from '../../../src/indexing/list-values.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { koreanHolidays } from '../../../src/language/time/korean-holidays.ts';
import { buildSemanticModel } from '../../../src/semantic-layer/model.ts';
import { createEditReader } from '../../../src/semantic-layer/reading/read-edit.ts';
import { createReader } from '../../../src/semantic-layer/reading/read-question.ts';
import { createFollowUp } from '../../../src/text2sql/follow-up/create-follow-up.ts';
import type { FollowedUp } from '../../../src/text2sql/follow-up/follow-up.ts';
import type { PreviousTurn } from '../../../src/text2sql/follow-up/previous-turn.ts';
import type { AskedChart } from '../../../src/text2sql/follow-up/thread-state.ts';
import { createExampleIndex } from '../../../src/text2sql/governed/match-example.ts';
import type { GovernedPlan } from '../../../src/text2sql/governed/plan.ts';
import { createPlanMetrics } from '../../../src/text2sql/governed/plan-metrics.ts';
import { createUnderstand } from '../../../src/text2sql/understand.ts';
import { loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { createWarehouse } from '../../../src/warehouse/warehouse.ts';
import { openTestDemo, TEST_CLOCK, TEST_ROLE } from '../../support/demo-company.ts';

const root = join(import.meta.dirname, '../../..');
const clock = TEST_CLOCK;
const limits = { timeoutMs: 20_000, maxRows: 2_000, maxBytes: 8_000_000 };

export interface Said {
  readonly text: string;
  readonly by?: string;
}

/** What the last turn of a conversation came to. */
export interface LastTurn {
  readonly followed: FollowedUp | null;
  readonly plan: GovernedPlan | null;
}

export type ConversationCompany = Awaited<ReturnType<typeof openConversationCompany>>;

/** Reading, following and running over the real knowledge and a copy of the small company, as `ask` puts them together. */
export async function openConversationCompany(isHidden: (table: string) => boolean = () => false) {
  const [demo, guard, { knowledge }] = await Promise.all([
    openTestDemo(),
    loadGuard(),
    readKnowledge(join(root, 'knowledge')),
  ]);
  const { database } = demo;
  const { timeZone } = clock;
  const warehouse = createWarehouse({ database, guard, limits, timeZone, role: TEST_ROLE });
  const { tables: catalog } = await warehouse.catalog();
  const names = catalog.map(({ schema, name }) => `${schema}.${name}`);
  const scope = { tables: new Set(names), searchPath: [] };
  const run = async (sql: string): Promise<readonly Row[]> => {
    const ran = await warehouse.run(sql, scope);
    if (!ran.ok) throw new Error(`${JSON.stringify(ran.problem)}\n${sql}`);
    return ran.value.rows;
  };
  const listed = await listValues(catalog, knowledge.dimensions, {
    read: async (sql) => (await run(sql)).map(([cell]) => String(cell)),
  });
  const dimensions = knowledge.dimensions.filter(({ table }) => !isHidden(table));
  const tables = knowledge.tables.filter(({ name }) => !isHidden(name));
  const values = listed.dimensions.filter(({ dimension }) =>
    dimensions.some(({ name }) => name === dimension),
  );
  const model = buildSemanticModel({ ...knowledge, tables, dimensions, values });
  const sources = { glossary: knowledge.glossary, holidays: koreanHolidays };
  const reader = createReader(model, sources);
  const planMetrics = createPlanMetrics(model, { timeZone, weekStart: clock.weekStart, maxRows: 500 });
  const understand = createUnderstand({
    reader,
    planMetrics,
    examples: createExampleIndex({
      examples: knowledge.examples,
      reader,
      holidays: koreanHolidays,
      valuesOf: (dimension) => (model.values.get(dimension) ?? []).map(({ value }) => value),
    }),
    exampleTables: new Map(),
    timeZone,
  });
  const followUp = createFollowUp({
    model,
    edits: createEditReader(model, sources, reader.lexicon),
    planMetrics,
    planWhole: (question, at) => understand(question, at).plan,
  });
  return {
    run,
    followUp,
    /** As the thread goes: each turn is answered by itself or as a follow-up, and remembered. */
    converse(said: readonly Said[]): LastTurn & { readonly turns: readonly PreviousTurn[] } {
      const turns: PreviousTurn[] = [];
      let last: LastTurn = { followed: null, plan: null };
      said.forEach(({ text, by = 'hana' }, index) => {
        const own = understand(text, clock);
        const request = { text, isWhole: own.plan !== null, turns: [...turns], asker: by, clock };
        const followed = followUp(request);
        last = { followed, plan: planOf(followed, own.plan) };
        turns.push(...remembered({ id: String(index), text, by, ...last }));
      });
      return { ...last, turns };
    },
    async gold(sql: string): Promise<readonly (readonly unknown[])[]> {
      const { timeoutMs, maxBytes, maxRows } = limits;
      const read = { role: null, timeZone, timeoutMs, maxBytes, maxRows, text: spelledOut(sql) };
      return (await database.read(read)).rows;
    },
    close: demo.close,
  };
}

function planOf(followed: FollowedUp | null, own: GovernedPlan | null): GovernedPlan | null {
  if (followed === null) return own;
  return followed.kind === 'plan' ? followed.plan : null;
}

interface Remembered extends LastTurn {
  readonly id: string;
  readonly text: string;
  readonly by: string;
}

function remembered({ id, text, by, followed, plan }: Remembered): PreviousTurn[] {
  const base = { question: id, saidAt: '2026-04-01T01:00:00Z' };
  const told = followed?.kind === 'plan' ? followed : { question: { ko: text }, chart: null };
  const kept = { version: 1 as const, question: told.question.ko, chart: told.chart, offered: [] };
  const state = plan === null ? null : { ...kept, query: plan.query, sql: plan.sql };
  return [
    { ...base, author: by, role: 'asker', text, kind: null, state: null },
    { ...base, author: 'askbird', role: 'askbird', text: '', kind: plan === null ? 'guide' : 'data', state },
  ];
}

const pieces: Readonly<Record<string, string>> = {
  $placed:
    "from orders.orders o join core.regions r on r.region_id = o.region_id join core.shops s on s.shop_id = o.shop_id join core.shop_categories c on c.category_id = s.category_id where o.status <> 'payment_failed'",
  $week: "o.ordered_at >= '2026-03-23' and o.ordered_at < '2026-03-30'",
  $before: "o.ordered_at >= '2026-03-16' and o.ordered_at < '2026-03-23'",
  $march: "o.ordered_at >= '2026-03-01' and o.ordered_at < '2026-04-01'",
};

function spelledOut(sql: string): string {
  return sql.replace(/\$[a-z]+/g, (name) => pieces[name] ?? name);
}

export interface AnsweredConversation {
  readonly turns: readonly string[];
  readonly gold: string;
  /** Half-open days; last week when left out. */
  readonly range?: readonly [from: string, to: string];
  readonly ordered?: boolean;
  readonly chart?: AskedChart;
}

export interface UnansweredConversation {
  readonly turns: readonly string[];
  /** The word that the numbers do not bear. */
  readonly stuck?: string;
}

export function readConversations<T>(file: string): readonly T[] {
  return parse(readFileSync(join(root, 'tests/suites/conversations', file), 'utf8')) as T[];
}
