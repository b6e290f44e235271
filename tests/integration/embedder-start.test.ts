import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { answerOf } from '../../src/ask/question.ts';
import type { App } from '../../src/compose.ts';
import type { Config } from '../../src/config.ts';
import { openConfiguredEmbedder } from '../../src/embedder.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { noTracer } from '../../src/telemetry/trace.ts';
import { TEST_CLOCK } from '../support/demo-company.ts';
import { type ModelServer, startModelServer } from '../support/model-server.ts';
import { ALL_SEEING, copyTestHome, testConfig } from '../support/test-app.ts';

let server: ModelServer;
let base: string;
let config: Config;
beforeAll(async () => {
  [server, base] = await Promise.all([startModelServer(() => ({})), copyTestHome()]);
  const plain = testConfig(`${base}/home`);
  const embedder = { model: 'openai-compatible:bge-m3', url: `${server.url}/v1`, key: null };
  config = { ...plain, models: { ...plain.models, embedder } };
}, 120_000);
beforeEach(() => server.script(() => ({})));
afterAll(async () => {
  await server.close();
  rmSync(base, { recursive: true, force: true, maxRetries: 3 });
});

/** Opens the application, asks what no definition covers and what one does, and closes it. */
async function askBoth(): Promise<string[]> {
  const opened = await openApp(config, { log: createLog('silent'), onProgress: () => undefined });
  if (!opened.ok) throw new Error(opened.problem.code);
  try {
    return [await ask(opened.value, '지난주 뚜껑머리 주문 수'), await ask(opened.value, 'orders last week')];
  } finally {
    await opened.value.close();
  }
}

async function ask(app: App, text: string): Promise<string> {
  const principal = app.principal(ALL_SEEING);
  const answer = await answerOf(
    app.ask({
      text,
      principal,
      thread: text,
      door: 'evaluation',
      locale: null,
      clock: app.clock(TEST_CLOCK.now),
    }),
  );
  return answer.kind;
}

const refusing = () => ({ status: 401 });

test('when the model refuses before it built any index, the old index serves, by words alone', async () => {
  server.script(refusing);
  expect(await askBoth()).toEqual(['clarification', 'data']);
  expect(server.journal.every(({ inputs }) => inputs.length === 1)).toBe(true);
});

test('when the model answers, the index is rebuilt with it once, and questions are embedded by it', async () => {
  expect(await askBoth()).toEqual(['clarification', 'data']);
  expect(server.journal.some(({ inputs }) => inputs.length > 1)).toBe(true);
  const before = server.journal.length;
  expect(await askBoth()).toEqual(['clarification', 'data']);
  expect(server.journal.slice(before).every(({ inputs }) => inputs.length === 1)).toBe(true);
  expect(
    server.journal
      .slice(before)
      .flatMap(({ inputs }) => inputs)
      .join(),
  ).toContain('뚜껑머리');
});

test('when the model that built the index is gone at the start, the start and the questions go on', async () => {
  server.script(refusing);
  expect(await askBoth()).toEqual(['clarification', 'data']);
});

test('when nothing was indexed yet and the model refuses, the start says so', async () => {
  server.script(refusing);
  const { embedder } = config.models;
  expect(await openConfiguredEmbedder(embedder, { active: null, tracer: noTracer })).toMatchObject({
    ok: false,
    problem: { code: 'embedder-key-refused' },
  });
});
