import { expect, test } from 'vitest';
import { openService } from '../../../../src/model/openai/service.ts';

test.each<[string, string | null, string, string]>([
  ['openai:gpt', null, 'https://api.openai.com/v1/embeddings', 'gpt'],
  ['openai:gpt', 'https://gate.example/v1/', 'https://gate.example/v1/embeddings', 'gpt'],
  ['openai-compatible:BAAI/bge-m3:8b', 'http://a:1/V1', 'http://a:1/V1/embeddings', 'BAAI/bge-m3:8b'],
  ['azure:Reports', 'https://a.azure.com', 'https://a.azure.com/openai/v1/embeddings', 'Reports'],
  ['azure:Reports', 'https://a.azure.com/', 'https://a.azure.com/openai/v1/embeddings', 'Reports'],
  ['azure:Reports', 'https://a.azure.com/openai', 'https://a.azure.com/openai/v1/embeddings', 'Reports'],
  ['azure:Reports', 'https://a.azure.com/openai/v1/', 'https://a.azure.com/openai/v1/embeddings', 'Reports'],
  ['azure:r', 'https://a.azure.com/OpenAI/V1', 'https://a.azure.com/OpenAI/V1/openai/v1/embeddings', 'r'],
])('when %s is opened at %s, %s is called for %s', async (model, url, called, name) => {
  const service = await openService({ model, url, key: 'k' });
  expect(service?.client.buildURL('/embeddings', undefined)).toBe(called);
  expect(service?.model).toBe(name);
});

test.each<[string, string | null, string | null]>([
  ['OpenAI:gpt', null, 'k'],
  ['Azure:reports', 'https://a.azure.com', 'k'],
  ['azure_openai:reports', 'https://a.azure.com', 'k'],
  ['openai:gpt', null, null],
  ['openai:gpt', 'localhost:11434', 'k'],
  ['openai-compatible:qwen3', null, null],
  ['gpt', null, 'k'],
])('when %s at %s with the key %s is nothing to call, it is not opened', async (model, url, key) => {
  expect(await openService({ model, url, key })).toBeNull();
});
