import { join } from 'node:path';
import { failed } from '../../../../src/domain/outcome.ts';
import type { Problem } from '../../../../src/domain/problem.ts';
import { reindex } from '../../../../src/indexing/reindex.ts';
import { readKnowledge } from '../../../../src/knowledge/read-knowledge.ts';
import { createPostgresIndex } from '../../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { detectLocale } from '../../../../src/language/detect-locale.ts';
import { koreanHolidays } from '../../../../src/language/time/korean-holidays.ts';
import { promptDeclarations } from '../../../../src/prompt-declarations.ts';
import { readPrompts } from '../../../../src/prompting/read-prompts.ts';
import { createRetrieval } from '../../../../src/retrieval/create-retrieval.ts';
import { createFreshness } from '../../../../src/text2sql/freshness.ts';
import {
  createGenerate,
  type Generated,
  type GenerateRequest,
  type GenerateSettings,
} from '../../../../src/text2sql/generative/generate.ts';
import { readServed, servedKinds, servedWithin } from '../../../../src/text2sql/served-knowledge.ts';
import { createVerifiers } from '../../../../src/text2sql/verify.ts';
import { loadGuard } from '../../../../src/warehouse/guard/guard.ts';
import { createWarehouse } from '../../../../src/warehouse/warehouse.ts';
import { openTestModel, wideBudget } from '../../../support/chat-model.ts';
import { openTestDemo, TEST_CLOCK, TEST_ROLE } from '../../../support/demo-company.ts';
import { type ModelServer, type Reply, startModelServer } from '../../../support/model-server.ts';
import { depsFor, newStorage } from '../../indexing/small-company.ts';

/** What a scripted model says: a draft, an explanation, or a reply of the server's own. */
export interface Script {
  readonly drafts: readonly (Record<string, unknown> | Reply)[];
  readonly explanation?: Reply;
  /** Why the embedder does not answer; it does when left out. */
  readonly embedder?: Problem;
}

export interface Heard {
  readonly generated: Generated;
  readonly said: string;
  readonly stages: readonly string[];
  readonly server: ModelServer;
}

export interface GenerativeCompany {
  ask(
    question: string,
    script: Script,
    changes?: Partial<GenerateRequest>,
    settings?: Partial<GenerateSettings>,
  ): Promise<Heard>;
  readonly tables: ReadonlySet<string>;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../../../..');
const settings: GenerateSettings = {
  drafts: 1,
  repairs: 2,
  promptTokens: 6_000,
  maxCost: 20_000_000,
  maxRows: 500,
};

/** A draft as a model returns it, over the parts that matter to a test. */
export function drafted(sql: string | null, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const empty = { plan: '', title: '', columns: [], assumptions: [], missing: [], label: '', other: null };
  return { ...empty, sql, ...changes };
}

/** The real parts around a scripted model: the small company, its real knowledge, the real prompts. */
export async function openGenerativeCompany(): Promise<GenerativeCompany> {
  const [demo, guard, { knowledge }, storage] = await Promise.all([
    openTestDemo(),
    loadGuard(),
    readKnowledge(join(root, 'knowledge')),
    newStorage(),
  ]);
  const warehouse = createWarehouse({
    database: demo.database,
    guard,
    limits: { timeoutMs: 20_000, maxRows: settings.maxRows, maxBytes: 8_000_000 },
    timeZone: TEST_CLOCK.timeZone,
    role: TEST_ROLE,
  });
  const { tables: catalog } = await warehouse.catalog();
  const tables = new Set(catalog.map(({ schema, name }) => `${schema}.${name}`));
  const scope = { tables, searchPath: ['public'] };
  const read = async (sql: string) => {
    const ran = await warehouse.run(sql, scope);
    return ran.ok ? ran.value.rows.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : [])) : null;
  };
  const deps = depsFor(createPostgresIndex(storage), {
    ...createVerifiers(knowledge, {
      clock: TEST_CLOCK,
      holidays: koreanHolidays,
      run: (sql) => warehouse.run(sql, scope),
      plan: (sql) => warehouse.explainCost(sql, scope),
    }),
    values: { read },
  });
  await reindex({ catalog, knowledge, fingerprint: 'test' }, deps);
  const loaded = await deps.index.loadItems(servedKinds);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  const served = readServed(loaded.value);
  const prompts = readable(await readPrompts(join(root, 'prompts'), promptDeclarations, new Map()));
  const server = await startModelServer(() => ({}));
  const model = await openTestModel(server.url);
  const retrieval = createRetrieval(deps);
  const wordsOnly = (problem: Problem) =>
    createRetrieval({ ...deps, embedder: { ...deps.embedder, embed: async () => failed(problem) } });
  const metas = new Map(served.tables.map((table) => [table.name, table]));

  return {
    tables,
    async ask(question, script, changes = {}, changed = {}) {
      const journal = server.journal.length;
      let draft = 0;
      server.script((request) => {
        if (request.outputName === null) return script.explanation ?? { status: 500 };
        const next = script.drafts[Math.min(draft, script.drafts.length - 1)] ?? {};
        draft += 1;
        return 'sql' in next ? { json: next } : (next as Reply);
      });
      const generate = createGenerate({
        retrieval: script.embedder === undefined ? retrieval : wordsOnly(script.embedder),
        warehouse,
        model,
        prompts,
        knowledge: (visible) => (visible.size === tables.size ? served : servedWithin(served, visible)),
        freshUntil: createFreshness(metas, warehouse.freshUntil),
        suggest: () => [],
        holidays: koreanHolidays,
        searchPath: ['public'],
        settings: { ...settings, ...changed },
      });
      const said: string[] = [];
      const stages: string[] = [];
      const generated = await generate({
        question,
        refined: null,
        reading: null,
        terms: [],
        locale: detectLocale(question),
        clock: TEST_CLOCK,
        visible: tables,
        previous: [],
        budget: wideBudget(),
        signal: null,
        report: ({ stage }) => stages.push(stage),
        say: (text) => said.push(text),
        ...changes,
      });
      const heard = { ...server, journal: server.journal.slice(journal) };
      return { generated, said: said.join(''), stages, server: heard };
    },
    close: async () => {
      await Promise.all([server.close(), demo.close(), storage.close()]);
    },
  };
}

function readable<T>(outcome: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
}
