import { afterEach, expect, test } from 'vitest';
import type { OutputMethod } from '../../../src/model/chat/settings.ts';
import { chatCall, goodPlan, openTestModel, planOutput, wideBudget } from '../../support/chat-model.ts';
import { type ModelServer, type Reply, startModelServer } from '../../support/model-server.ts';

let server: ModelServer;
afterEach(() => server.close());

const methods: OutputMethod[] = ['json-schema', 'function-calling', 'json-mode'];

async function ask(replies: readonly Reply[], output: OutputMethod, changes = {}) {
  server = await startModelServer(({ index }) => replies[Math.min(index, replies.length - 1)] as Reply);
  const model = await openTestModel(server.url, { output });
  return model.structured(chatCall(changes), planOutput);
}

test.each(methods)('when the model answers by %s, the checked value comes back', async (method) => {
  expect(await ask([{ json: goodPlan }], method)).toEqual({ ok: true, value: goodPlan });
  expect(server.journal).toHaveLength(1);
});

test('when the method is json-schema, a strict schema is sent by name', async () => {
  await ask([{ json: goodPlan }], 'json-schema');
  const [request] = server.journal;
  expect(request?.body.response_format).toMatchObject({
    type: 'json_schema',
    json_schema: {
      name: 'plan',
      strict: true,
      schema: { additionalProperties: false, required: ['metric', 'limit'] },
    },
  });
  expect(request?.body.tools).toBeUndefined();
});

test('when the method is function-calling, that one tool is forced', async () => {
  await ask([{ json: goodPlan }], 'function-calling');
  const [request] = server.journal;
  expect(request?.forcedTool).toBe('plan');
  expect(request?.body.tools).toHaveLength(1);
  expect(request?.format).toBeNull();
});

test('when the method is json-mode, the shape travels in the system message', async () => {
  await ask([{ json: goodPlan }], 'json-mode');
  const [request] = server.journal;
  expect(request?.format).toBe('json_object');
  expect(request?.system).toContain('"metric"');
  expect(request?.messages.filter(({ role }) => role === 'system')).toHaveLength(1);
});

test('when json-mode has no system message, one is made for the shape', async () => {
  await ask([{ json: goodPlan }], 'json-mode', { messages: [{ role: 'user', text: 'orders' }] });
  expect(server.journal[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
});

test.each(methods)(
  'when a %s reply breaks the schema, the model sees it with the issues and mends it',
  async (method) => {
    const outcome = await ask([{ json: { metric: 7 } }, { json: goodPlan }], method);
    expect(outcome).toEqual({ ok: true, value: goodPlan });
    const [, repair] = server.journal;
    expect(repair?.messages.at(-2)).toMatchObject({ role: 'assistant' });
    expect(repair?.messages.at(-2)?.text).toContain('{"metric":7}');
    expect(repair?.messages.at(-1)?.text).toMatch(/metric.*\n.*limit/);
  },
);

test.each(methods)('when a %s reply stays wrong, it is given up after one repair', async (method) => {
  const outcome = await ask([{ json: { metric: null } }], method);
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'model-unusable' } });
  expect(server.journal).toHaveLength(2);
});

test.each<[string, OutputMethod, Reply]>([
  ['text instead of a tool call', 'function-calling', { text: '주문 수를 보여 드릴게요.' }],
  ['JSON text instead of a tool call', 'function-calling', { text: JSON.stringify(goodPlan) }],
  ['another tool', 'function-calling', { toolCalls: [{ name: 'drop_table', arguments: goodPlan }] }],
  [
    'the same tool twice',
    'function-calling',
    {
      toolCalls: [
        { name: 'plan', arguments: goodPlan },
        { name: 'plan', arguments: { metric: 'x', limit: 1 } },
      ],
    },
  ],
  ['broken arguments', 'function-calling', { toolCalls: [{ name: 'plan', arguments: '{"metric": "주문' }] }],
  ['a tool call nobody asked for', 'json-schema', { toolCalls: [{ name: 'plan', arguments: goodPlan }] }],
  ['an empty reply', 'json-schema', {}],
  ['an empty reply', 'function-calling', {}],
  ['broken JSON', 'json-schema', { text: '{"metric": "주문 수", "limit": 5' }],
  ['two different objects', 'json-mode', { text: '{"metric":"a","limit":1} {"metric":"b","limit":2}' }],
  ['prose alone', 'json-mode', { text: 'I would count orders.' }],
  ['an array', 'json-mode', { text: '[1, 2]' }],
])('when the model gives %s (%s), it is a failure after one repair', async (_what, method, reply) => {
  const outcome = await ask([reply], method);
  expect(outcome).toMatchObject({
    ok: false,
    problem: { code: 'model-unusable', params: { model: 'openai-compatible:bird-1' } },
  });
  expect(server.journal).toHaveLength(2);
  expect(server.journal[1]?.messages.every(({ text }) => text !== '')).toBe(true);
});

test('when a long wrong reply is shown again, it is cut to a bound', async () => {
  await ask([{ text: `{"metric": "${'새'.repeat(9000)}"` }, { json: goodPlan }], 'json-schema');
  expect(server.journal[1]?.messages.at(-2)?.text.length).toBeLessThan(4100);
});

test('when a server wraps JSON in a fence with prose around it, the value is read', async () => {
  const text = `네, 여기 있어요:\n\n\`\`\`json\n${JSON.stringify(goodPlan, null, 2)}\n\`\`\`\n도움이 되길!`;
  expect(await ask([{ text }], 'json-mode')).toEqual({ ok: true, value: goodPlan });
});

test('when a server ignores streaming and answers in one piece, the reply and its tokens are read', async () => {
  const budget = wideBudget();
  const raw = JSON.stringify({
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify(goodPlan) } },
    ],
    usage: { prompt_tokens: 30, completion_tokens: 9, total_tokens: 39 },
  });
  expect(await ask([{ raw }], 'json-schema', { budget })).toEqual({ ok: true, value: goodPlan });
  expect(budget.usage()).toMatchObject({ inputTokens: 30, outputTokens: 9, estimated: false });
});

test('when the reply is a refusal, nothing is repaired', async () => {
  const outcome = await ask([{ refusal: '그 요청은 도와드릴 수 없어요.' }], 'json-schema');
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'model-refused' } });
  expect(server.journal).toHaveLength(1);
});

test('when the content filter ends the reply, it is a refusal', async () => {
  const outcome = await ask([{ text: '{"met', finish: 'content_filter' }], 'json-schema');
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'model-refused' } });
});

test('when the reply ends at the token limit, it is cut and not repaired', async () => {
  const outcome = await ask([{ text: '{"metric": "주', finish: 'length' }], 'json-schema');
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'model-cut' } });
  expect(server.journal).toHaveLength(1);
});

test('when a schema cannot be strict, the program is told at once', async () => {
  server = await startModelServer(() => ({ json: {} }));
  const { z } = await import('zod');
  const model = await openTestModel(server.url);
  const loose = { name: 'loose', schema: z.object({ metric: z.string().optional() }) };
  await expect(model.structured(chatCall(), loose)).rejects.toThrow(/optional/);
  expect(server.journal).toHaveLength(0);
});
