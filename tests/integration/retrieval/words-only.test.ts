import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { describeReport } from '../../../src/indexing/describe-report.ts';
import { reindex } from '../../../src/indexing/reindex.ts';
import type { KnowledgeIndex } from '../../../src/knowledge-index/knowledge-index.ts';
import { createPostgresIndex } from '../../../src/knowledge-index/postgres/create-postgres-index.ts';
import { retrievalTerms } from '../../../src/language/tokens/retrieval-terms.ts';
import type { Embedder } from '../../../src/model/embedding/embedder.ts';
import { openEmbedder } from '../../../src/model/embedding/openai-embedder.ts';
import { createRetrieval } from '../../../src/retrieval/create-retrieval.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';
import { depsFor, knowledge, newStorage, sources } from '../indexing/small-company.ts';

const pace = { attemptMs: 1_000, totalMs: 2_000, retries: 0, firstWaitMs: 1, longestWaitMs: 1 };
const model = 'openai-compatible:bge-m3';

let database: Database;
let index: KnowledgeIndex;
let server: ModelServer;
let embedder: Embedder;
beforeAll(async () => {
  [database, server] = await Promise.all([newStorage(), startModelServer(() => ({}))]);
  index = createPostgresIndex(database);
  const opened = await openEmbedder(
    { model, url: `${server.url}/v1`, key: null },
    { paces: { patient: pace, first: pace, hurried: pace, restMs: 0 } },
  );
  if (!opened.ok) throw new Error(opened.problem.code);
  embedder = opened.value.embedder;
  await reindex(sources, depsFor(index, { embedder }));
});
beforeEach(() => server.script(() => ({})));
afterAll(() => Promise.all([database.close(), server.close()]));

async function search(
  question: string,
  changes: { embedder?: Embedder; visible?: ReadonlySet<string> } = {},
) {
  const retrieval = createRetrieval({ index, embedder: changes.embedder ?? embedder, terms: retrievalTerms });
  const found = await retrieval.search({ question, visible: changes.visible ?? null });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

test('when the embedder answers, nothing is said of words alone', async () => {
  expect(await index.active()).toMatchObject({ embedder: `${model}:8`, dimension: 8 });
  expect((await search('급여')).wordsOnly).toBeNull();
});

test.each([
  [{ status: 503 }, 'embedder-unreachable'],
  [{ status: 401 }, 'embedder-key-refused'],
  [{ cut: 'before-headers' }, 'embedder-unreachable'],
  [{ vectors: [[1, 2]] }, 'embedder-wrong-length'],
] as const)('when the embedder answers %j, words alone find and the reason is told', async (reply, code) => {
  server.script(() => reply);
  const found = await search(`급여 ${code}`);
  expect(found.wordsOnly?.code).toBe(code);
  expect(found.tables[0]?.table).toBe('hr.salaries');
  expect(found.tables.flatMap(({ reasons }) => reasons).filter(({ kind }) => kind === 'similar')).toEqual([]);
  expect(found.hits.metric?.[0]?.item.key).toBe('payroll');
});

test('when words alone decide, the log can be told why, once a search', async () => {
  server.script(() => ({ status: 503 }));
  const reported: string[] = [];
  const reportWordsOnly = ({ code }: Problem) => reported.push(code);
  const retrieval = createRetrieval({ index, embedder, terms: retrievalTerms, reportWordsOnly });
  await retrieval.search({ question: '급여 합계', visible: null });
  expect(reported).toEqual(['embedder-unreachable']);
});

test('when words alone decide, what the asker may not see stays unseen', async () => {
  server.script(() => ({ status: 503 }));
  const found = await search('직원 급여 인건비', { visible: new Set(['shop.orders']) });
  expect(JSON.stringify(found)).not.toMatch(/salaries|payroll/);
});

test('when the model was never reached, words alone find in the index of another', async () => {
  const absent: Embedder = {
    name: 'openai:other:1536',
    dimension: 1536,
    embed: async () => ({ ok: false, problem: { code: 'embedder-unreachable', params: { model } } }),
  };
  expect((await search('급여', { embedder: absent })).tables[0]?.table).toBe('hr.salaries');
});

test.each([0, 1])(
  'when the embedder fails after %i answers of a rebuild, the old index goes on serving and the report says why',
  async (answers) => {
    const before = await index.active();
    let calls = 0;
    server.script(() => (calls++ < answers ? {} : { status: 401 }));
    const changed = {
      ...knowledge,
      documents: knowledge.documents.map((document) => ({
        ...document,
        body: `# 새 정책 ${answers}\n달라졌다.`,
      })),
    };
    const report = await reindex(
      { ...sources, knowledge: changed, force: true },
      depsFor(index, { embedder }),
    );
    expect(report.result).toMatchObject({
      switched: false,
      problem: { code: 'embedder-key-refused', params: { model } },
    });
    expect(describeReport(report)).toMatch(/old generation goes on serving[\s\S]*refuses the key/);
    expect(await index.active()).toEqual(before);
    expect((await search('급여')).tables[0]?.table).toBe('hr.salaries');
    expect(
      await database.query(`select 1 from knowledge_index.generations where state = 'building'`),
    ).toEqual([]);
  },
);

test('when nothing changed since, a rebuild sends only what shows that the index can be searched', async () => {
  const before = server.journal.length;
  const report = await reindex(sources, depsFor(index, { embedder }));
  expect(report.result.switched).toBe(true);
  expect(report.embedded).toBe(0);
  expect(server.journal.slice(before).every(({ inputs }) => inputs.length === 1)).toBe(true);
});
