import { afterEach, expect, test } from 'vitest';
import { noTracer, type Tracer } from '../../../src/telemetry/trace.ts';
import { chatCall, goodPlan, openTestModel, planOutput, wideBudget } from '../../support/chat-model.ts';
import { type ModelServer, type Reply, startModelServer } from '../../support/model-server.ts';

let server: ModelServer;
afterEach(() => server.close());

async function open(replies: readonly Reply[], changes = {}, events = {}) {
  server = await startModelServer(({ index }) => replies[Math.min(index, replies.length - 1)] as Reply);
  return openTestModel(server.url, changes, events);
}

const prices = { input: 2, cached: 0.5, output: 8, currency: 'USD' };

test('when the server reports tokens, exactly those are booked and priced', async () => {
  const model = await open([{ json: goodPlan, usage: { prompt: 1000, completion: 50, cached: 400 } }], {
    prices,
  });
  const budget = wideBudget({}, prices);
  await model.structured(chatCall({ budget }), planOutput);
  expect(budget.usage()).toEqual({
    calls: 1,
    inputTokens: 1000,
    cachedTokens: 400,
    outputTokens: 50,
    cost: { amount: (600 * 2 + 400 * 0.5 + 50 * 8) / 1e6, currency: 'USD' },
    estimated: false,
    models: ['openai-compatible:bird-1'],
  });
});

test('when the server reports nothing, the tokens are estimated and marked', async () => {
  const model = await open([{ json: goodPlan, usage: null }]);
  const budget = wideBudget();
  await model.structured(chatCall({ budget }), planOutput);
  const usage = budget.usage();
  expect(usage.estimated).toBe(true);
  expect(usage.inputTokens).toBeGreaterThan(10);
  expect(usage.outputTokens).toBeGreaterThan(3);
});

test.each([
  '{"prompt_tokens":null,"completion_tokens":null}',
  '{"prompt_tokens":"many","completion_tokens":{}}',
  '{}',
  '{"prompt_tokens":-5,"completion_tokens":1e999}',
])('when the server reports %s as usage, no number is lost', async (usage) => {
  const chunk = {
    index: 0,
    delta: { role: 'assistant', content: JSON.stringify(goodPlan) },
    finish_reason: 'stop',
  };
  const raw = `data: ${JSON.stringify({ choices: [chunk] })}\n\ndata: {"choices":[],"usage":${usage}}\n\ndata: [DONE]\n\n`;
  const model = await open([{ raw, contentType: 'text/event-stream' }]);
  const budget = wideBudget({}, prices);
  expect(await model.structured(chatCall({ budget }), planOutput)).toMatchObject({ ok: true });
  const { inputTokens, outputTokens, cost, estimated } = budget.usage();
  expect(estimated).toBe(true);
  for (const value of [inputTokens, outputTokens, cost?.amount]) expect(value).toBeGreaterThan(0);
});

test('when a reply is refused or wrong, its tokens are booked all the same', async () => {
  const usage = { prompt: 70, completion: 7 };
  const model = await open([
    { text: 'nonsense', usage },
    { refusal: 'No.', usage },
  ]);
  const budget = wideBudget();
  expect(await model.structured(chatCall({ budget }), planOutput)).toMatchObject({
    problem: { code: 'model-refused' },
  });
  expect(budget.usage()).toMatchObject({ calls: 2, inputTokens: 140, outputTokens: 14 });
});

test('when the calls are used up by retries, no further request is made', async () => {
  const model = await open([{ status: 500 }], { retries: 5 });
  const budget = wideBudget({ maxCalls: 2 });
  const outcome = await model.structured(chatCall({ budget }), planOutput);
  expect(outcome).toEqual({ ok: false, problem: { code: 'model-budget-spent', params: { limit: 'calls' } } });
  expect(server.journal).toHaveLength(2);
});

test('when the calls are used up by the first answer, it is not repaired', async () => {
  const model = await open([{ json: {} }, { json: goodPlan }]);
  const budget = wideBudget({ maxCalls: 1 });
  expect(await model.structured(chatCall({ budget }), planOutput)).toMatchObject({
    problem: { code: 'model-budget-spent' },
  });
  expect(server.journal).toHaveLength(1);
});

test('when the budget is spent, the second model is not asked either', async () => {
  const fallback = { model: 'openai-compatible:second', url: null, key: null };
  server = await startModelServer(() => ({ status: 500 }));
  const model = await openTestModel(server.url, {
    fallback: { ...fallback, url: `${server.url}/v1` },
    retries: 0,
  });
  const budget = wideBudget({ maxCalls: 1 });
  expect(await model.structured(chatCall({ budget }), planOutput)).toMatchObject({
    problem: { code: 'model-budget-spent' },
  });
  expect(server.journal).toHaveLength(1);
});

test.each([
  ['tokens', { maxTokens: 20 }],
  ['cost', { maxCost: 0.000_01 }],
])('when one prompt alone would exceed the %s, nothing is sent', async (limit, limits) => {
  const model = await open([{ json: goodPlan }], { prices });
  const budget = wideBudget(limits, prices);
  expect(await model.structured(chatCall({ budget }), planOutput)).toEqual({
    ok: false,
    problem: { code: 'model-budget-spent', params: { limit } },
  });
  expect(server.journal).toHaveLength(0);
});

test('when requests run side by side, they cannot overrun together', async () => {
  const model = await open([{ json: goodPlan }]);
  const budget = wideBudget({ maxTokens: 1300 });
  const settings = { temperature: null, topP: null, maxOutputTokens: 500 };
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => model.structured(chatCall({ budget, settings }), planOutput)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
  expect(server.journal).toHaveLength(2);
});

test('when a request is traced, the span knows its purpose and how it ended', async () => {
  const spans: { name: string; attributes: object; notes: object[] }[] = [];
  const tracer: Tracer = {
    ...noTracer,
    span: (name, attributes, work) => {
      const span = { name, attributes, notes: [] as object[] };
      spans.push(span);
      return work({ set: (more) => span.notes.push(more) });
    },
  };
  const model = await open([{ status: 500 }, { json: goodPlan }], {}, { tracer });
  await model.structured(chatCall(), planOutput);
  expect(spans).toMatchObject([
    {
      name: expect.stringMatching(/^chat /),
      attributes: {
        'gen_ai.operation.name': 'chat',
        'askbird.purpose': 'text2sql/draft',
        'askbird.attempt': 1,
      },
      notes: [{ 'error.type': 'model-unreachable' }],
    },
    {
      attributes: { 'askbird.attempt': 2 },
      notes: [
        {
          'gen_ai.usage.input_tokens': expect.any(Number),
          'gen_ai.usage.output_tokens': expect.any(Number),
          'gen_ai.response.finish_reasons': ['stop'],
        },
      ],
    },
  ]);
});
