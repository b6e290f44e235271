import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ChatModelSettings } from '../../../src/model/chat/settings.ts';
import {
  chatCall,
  chatKey,
  goodPlan,
  openTestModel,
  planOutput,
  wideBudget,
} from '../../support/chat-model.ts';
import { type ModelServer, type Reply, startModelServer } from '../../support/model-server.ts';

let server: ModelServer;
afterEach(() => server.close());

const shortTimes = { connectMs: 60, firstTokenMs: 150, totalMs: 10_000 };

async function open(replies: readonly Reply[], changes: Partial<ChatModelSettings> = {}, events = {}) {
  server = await startModelServer(({ index }) => replies[Math.min(index, replies.length - 1)] as Reply);
  return openTestModel(server.url, changes, events);
}

test.each([408, 409, 429, 500, 502, 503, 529])(
  'when the server fails with %s once, the second try answers',
  async (status) => {
    const retried: object[] = [];
    const model = await open(
      [{ status }, { json: goodPlan }],
      {},
      { retried: (event: object) => retried.push(event) },
    );
    expect(await model.structured(chatCall(), planOutput)).toEqual({ ok: true, value: goodPlan });
    expect(server.journal).toHaveLength(2);
    expect(retried).toMatchObject([{ attempt: 1, purpose: 'text2sql/draft' }]);
  },
);

test.each([
  [500, 'model-unreachable', 3],
  [529, 'model-unreachable', 3],
  [429, 'model-rate-limited', 3],
  [401, 'model-key-refused', 1],
  [403, 'model-key-refused', 1],
  [404, 'model-unknown', 1],
  [400, 'model-request-refused', 1],
  [422, 'model-request-refused', 1],
])(
  'when the server keeps failing with %s, it ends in %s after %s requests',
  async (status, code, requests) => {
    const model = await open([{ status }]);
    const outcome = await model.structured(chatCall(), planOutput);
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code, params: { model: 'openai-compatible:bird-1' } },
    });
    expect(server.journal).toHaveLength(requests);
  },
);

test('when retries are switched off, one request is made', async () => {
  const model = await open([{ status: 500 }], { retries: 0 });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-unreachable' },
  });
  expect(server.journal).toHaveLength(1);
});

test('when the server names a wait, that very wait is kept', async () => {
  const waits: number[] = [];
  const model = await open(
    [{ status: 429, retryAfterMs: 30, retryAfter: 9 }, { json: goodPlan }],
    {},
    {
      retried: (event: { waitMs: number }) => waits.push(event.waitMs),
    },
  );
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({ ok: true });
  expect(waits).toEqual([30]);
});

test('when the named wait is longer than the time left, it is told and not waited for', async () => {
  const model = await open([{ status: 429, retryAfter: 90 }]);
  const outcome = await model.structured(chatCall(), planOutput);
  expect(outcome).toMatchObject({ problem: { code: 'model-rate-limited', params: { seconds: 90 } } });
  expect(server.journal).toHaveLength(1);
});

test('when the quota is used up, no retry is made', async () => {
  const model = await open([
    { status: 429, error: { message: 'You exceeded your quota', code: 'insufficient_quota' } },
  ]);
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-rate-limited' },
  });
  expect(server.journal).toHaveLength(1);
});

test('when nobody listens at the address, the model is unreachable', async () => {
  server = await startModelServer(() => ({}));
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  const model = await openTestModel('', { url: `http://127.0.0.1:${port}/v1` });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-unreachable' },
  });
});

test.each<[string, Reply]>([
  ['before its headers', { cut: 'before-headers' }],
  ['inside the reply', { json: goodPlan, cut: 'after-first-token', pieceSize: 5 }],
])('when the connection breaks %s, the request is made again', async (_where, reply) => {
  const model = await open([reply, { json: goodPlan }]);
  expect(await model.structured(chatCall(), planOutput)).toEqual({ ok: true, value: goodPlan });
  expect(server.journal).toHaveLength(2);
});

test.each<[string, Reply]>([
  ['its headers', { stall: 'before-headers' }],
  ['its first token', { stall: 'before-first-token' }],
])('when a server is silent before %s, it is asked again, then given up', async (_where, reply) => {
  const model = await open([reply], { timeouts: shortTimes, retries: 1 });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-timeout' },
  });
  expect(server.journal).toHaveLength(2);
});

test('when a server falls silent inside the reply, the total time ends it', async () => {
  const timeouts = { connectMs: 5000, firstTokenMs: 5000, totalMs: 400 };
  const model = await open([{ json: goodPlan, stall: 'after-first-token' }], { timeouts });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-timeout' },
  });
  expect(server.journal).toHaveLength(1);
});

test('when time runs out between two tries, the last failure is told', async () => {
  const model = await open([{ status: 500 }], {
    timeouts: { connectMs: 5000, firstTokenMs: 5000, totalMs: 1500 },
    pacing: { firstWaitMs: 1_000_000, longestWaitMs: 1_000_000, breakAfter: 50, halfOpenAfterMs: 1000 },
  });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-unreachable' },
  });
});

test('when an error comes inside the stream, the request is made again', async () => {
  const raw = 'data: {"error":{"message":"overloaded","code":"server_error"}}\n\n';
  const model = await open([{ raw, contentType: 'text/event-stream' }, { json: goodPlan }]);
  expect(await model.structured(chatCall(), planOutput)).toEqual({ ok: true, value: goodPlan });
});

test.each<[string, Reply]>([
  ['broken events', { raw: 'data: {"choices": [\n\n', contentType: 'text/event-stream' }],
  ['a web page', { raw: '<html><body>hello</body></html>', contentType: 'text/html' }],
  ['broken JSON in one piece', { raw: '{"choices": [' }],
  ['an empty body', { raw: '' }],
  ['another kind of JSON', { raw: '{"status":"ok"}' }],
  ['null', { raw: 'null' }],
])('when the body is %s, the reply cannot be used', async (_what, reply) => {
  const model = await open([reply]);
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-unusable' },
  });
});

test('when the reply never ends, it is cut off while it comes in', async () => {
  const model = await open([{ text: 'x'.repeat(200_000), pieceSize: 1000 }]);
  const budget = wideBudget();
  const outcome = await model.structured(chatCall({ budget }), planOutput);
  expect(outcome).toMatchObject({ problem: { code: 'model-unusable' } });
  expect(server.journal).toHaveLength(1);
  expect(budget.usage().outputTokens).toBeLessThan(200_000 / 4);
  expect(budget.usage().outputTokens).toBeGreaterThan(10_000);
});

test('when the asked length is short, a long reply is cut off sooner', async () => {
  const model = await open([{ text: '가'.repeat(20_000), pieceSize: 100 }]);
  const budget = wideBudget();
  const settings = { temperature: null, topP: null, maxOutputTokens: 100 };
  expect(await model.structured(chatCall({ budget, settings }), planOutput)).toMatchObject({
    problem: { code: 'model-unusable' },
  });
  expect(budget.usage().outputTokens).toBeLessThan(4000);
});

test('when tool calls never end, they are cut off', async () => {
  const toolCalls = Array.from({ length: 3000 }, () => ({ name: 'plan', arguments: goodPlan }));
  const model = await open([{ toolCalls }], { output: 'function-calling' });
  const settings = { temperature: null, topP: null, maxOutputTokens: 500 };
  expect(await model.structured(chatCall({ settings }), planOutput)).toMatchObject({
    problem: { code: 'model-unusable' },
  });
  expect(server.journal).toHaveLength(1);
});

test.each([
  ['content_filter', 'model-refused'],
  ['context_length_exceeded', 'model-request-refused'],
])('when a 400 says %s, it ends in %s', async (code, problem) => {
  const model = await open([{ status: 400, error: { message: `refused: ${code}`, code } }]);
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({ problem: { code: problem } });
});

test.each([401, 400, 500])('when a failure of %s quotes the key, no problem holds it', async (status) => {
  const message = `Incorrect API key provided: ${chatKey}. Authorization: Bearer ${chatKey}`;
  const model = await open([{ status, error: { message } }], { retries: 0 });
  const outcome = await model.structured(chatCall(), planOutput);
  expect(outcome.ok).toBe(false);
  if (outcome.ok) return;
  const { cause, ...shown } = outcome.problem;
  const everything = [
    JSON.stringify(shown),
    String(cause),
    (cause as Error).stack,
    JSON.stringify(cause),
  ].join();
  expect(everything).not.toContain(chatKey);
  expect(everything).not.toContain(chatKey.slice(3));
});
