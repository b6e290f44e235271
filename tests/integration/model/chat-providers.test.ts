import { afterEach, beforeEach, expect, test } from 'vitest';
import { openChatModel } from '../../../src/model/chat/open-chat-model.ts';
import type { ChatModelSettings } from '../../../src/model/chat/settings.ts';
import {
  chatCall,
  chatKey,
  chatSettings,
  goodPlan,
  noModelEvents,
  openTestModel,
  planOutput,
} from '../../support/chat-model.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer(() => ({ json: goodPlan }));
});
afterEach(() => server.close());

async function firstRequest(changes: Partial<ChatModelSettings>) {
  const model = await openTestModel(server.url, changes);
  const settings = { temperature: null, topP: null, maxOutputTokens: 300 };
  expect(await model.structured(chatCall({ settings }), planOutput)).toEqual({ ok: true, value: goodPlan });
  return server.journal[0];
}

function refusal(changes: Partial<ChatModelSettings>) {
  return openChatModel({ ...chatSettings, url: null, ...changes }, noModelEvents);
}

test('when openai is named, its own path, key and length field are used', async () => {
  const request = await firstRequest({ model: 'openai:gpt-4.1-mini', url: `${server.url}/v1/` });
  expect(request).toMatchObject({ path: '/v1/chat/completions', model: 'gpt-4.1-mini' });
  expect(request?.headers.authorization).toBe(`Bearer ${chatKey}`);
  expect(request?.body).toMatchObject({
    max_completion_tokens: 300,
    stream_options: { include_usage: true },
  });
  expect(request?.body).not.toHaveProperty('max_tokens');
});

test.each(['', '/', '/openai', '/openai/v1/'])(
  'when azure is given as the resource with "%s", the v1 path is used',
  async (end) => {
    const request = await firstRequest({ model: 'azure:reports', url: `${server.url}${end}` });
    expect(request).toMatchObject({ path: '/openai/v1/chat/completions', model: 'reports' });
  },
);

test('when a compatible server takes no key, a header is sent all the same', async () => {
  const request = await firstRequest({ model: 'openai-compatible:qwen3:8b', key: null });
  expect(request).toMatchObject({ path: '/v1/chat/completions', model: 'qwen3:8b' });
  expect(request?.headers.authorization).toMatch(/^Bearer \S+$/);
  expect(request?.headers['openai-organization']).toBeUndefined();
});

test('when a compatible server gets a forced tool, it is not asked for strictness', async () => {
  const request = await firstRequest({ output: 'function-calling' });
  expect(request?.body.tools).not.toContainEqual(
    expect.objectContaining({ function: expect.objectContaining({ strict: true }) }),
  );
});

test.each(['json-schema', 'function-calling'] as const)(
  'when another LangChain provider is named, it is asked by %s',
  async (output) => {
    const request = await firstRequest({ model: 'azure_openai:reports', url: server.url, output });
    expect(request?.path).toBe('/openai/deployments/reports/chat/completions');
    expect(request?.outputName).toBe('plan');
    expect(request?.body.max_tokens).toBe(300);
  },
);

test('when another LangChain provider fails, one request is one request', async () => {
  server.script(() => ({ status: 500 }));
  const model = await openTestModel('', { model: 'azure_openai:reports', url: server.url, retries: 1 });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-unreachable' },
  });
  expect(server.journal).toHaveLength(2);
});

test('when the package of a provider is not installed, it is named', async () => {
  expect(await refusal({ model: 'anthropic:some-model' })).toEqual({
    ok: false,
    problem: { code: 'model-package-missing', params: { package: '@langchain/anthropic' } },
  });
});

test('when the fallback cannot be opened, that is told as well', async () => {
  const fallback = { model: 'mistralai:some-model', url: null, key: null };
  expect(await refusal({ url: server.url, fallback })).toMatchObject({
    problem: { code: 'model-package-missing', params: { package: '@langchain/mistralai' } },
  });
});

test.each<[string, Partial<ChatModelSettings>, string]>([
  ['no provider', { model: 'gpt-4.1' }, 'ASKBIRD_MODEL'],
  ['no model', { model: 'openai:' }, 'ASKBIRD_MODEL'],
  ['a provider nobody knows', { model: 'parrot:polly' }, 'ASKBIRD_MODEL'],
  ['openai without a key', { model: 'openai:gpt-4.1', key: ' ' }, 'key'],
  ['azure without an address', { model: 'azure:reports' }, 'url'],
  ['a compatible server without an address', { model: 'openai-compatible:qwen3' }, 'url'],
  ['an address that is none', { url: 'localhost:11434' }, 'url'],
])('when the settings hold %s, the setting is named', async (_what, changes, setting) => {
  expect(await refusal(changes)).toMatchObject({
    ok: false,
    problem: { code: 'model-setting-invalid', params: { setting } },
  });
});

test('when no model is named, it is missing', async () => {
  expect(await refusal({ model: ' ' })).toEqual({ ok: false, problem: { code: 'model-missing' } });
});

test('when a server never names the role, its tool calls are read all the same', async () => {
  const events = [
    {
      choices: [
        {
          index: 0,
          delta: { tool_calls: [{ index: 0, id: 'a', function: { name: 'plan', arguments: '' } }] },
        },
      ],
    },
    {
      choices: [
        {
          index: 0,
          delta: { tool_calls: [{ index: 0, function: { arguments: JSON.stringify(goodPlan) } }] },
        },
      ],
    },
    { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] },
  ];
  const raw = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  server.script(() => ({ raw, contentType: 'text/event-stream' }));
  const model = await openTestModel(server.url, { output: 'function-calling' });
  expect(await model.structured(chatCall(), planOutput)).toEqual({ ok: true, value: goodPlan });
});

test('when a server sends content in parts, the text is joined', async () => {
  const part = (text: string) => ({
    choices: [{ index: 0, delta: { role: 'assistant', content: [{ type: 'text', text }] } }],
  });
  const raw = [part('안녕'), part('하세요')].map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
  server.script(() => ({ raw, contentType: 'text/event-stream' }));
  const model = await openTestModel(server.url);
  expect(await model.text(chatCall(), () => undefined)).toEqual({ ok: true, value: '안녕하세요' });
});
