import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Moderation, openModeration } from '../../../src/model/moderation.ts';
import { type ModelServer, startModelServer } from '../../support/model-server.ts';

const pace = { attemptMs: 500, totalMs: 3_000, retries: 1, firstWaitMs: 2, longestWaitMs: 4 };
const model = 'openai:omni-moderation-latest';

let server: ModelServer;
let moderation: Moderation;
beforeAll(async () => {
  server = await startModelServer(() => ({}));
  const opened = await openModeration({ model, url: `${server.url}/v1`, key: 'k' }, pace);
  if (!opened.ok) throw new Error(opened.problem.code);
  moderation = opened.value;
});
afterAll(() => server.close());

describe('moderation', () => {
  test('when a text is harmless, it is not flagged and the model was asked about it', async () => {
    server.script(() => ({}));
    expect(await moderation.check('어제 매출은?')).toEqual({
      ok: true,
      value: { flagged: false, categories: [] },
    });
    expect(server.journal.at(-1)).toMatchObject({
      kind: 'moderations',
      model: 'omni-moderation-latest',
      inputs: ['어제 매출은?'],
    });
  });

  test('when only the end of a long text is harmful, the text is flagged with its category', async () => {
    server.script(({ inputs }) => ({ flagged: inputs.map((text) => text.includes('나쁜 말')) }));
    expect(await moderation.check(`${'아무 말 '.repeat(20_000)}나쁜 말`)).toEqual({
      ok: true,
      value: { flagged: true, categories: ['harassment'] },
    });
  });

  test('when the text is empty, nothing is sent', async () => {
    const before = server.journal.length;
    expect(await moderation.check(' \n')).toEqual({ ok: true, value: { flagged: false, categories: [] } });
    expect(server.journal).toHaveLength(before);
  });

  test.each([
    [{ status: 503 }, 'moderation-unreachable'],
    [{ status: 429 }, 'moderation-unreachable'],
    [{ stall: 'before-headers' }, 'moderation-unreachable'],
    [{ status: 401 }, 'moderation-key-refused'],
    [{ status: 404 }, 'moderation-unusable'],
    [{ status: 400 }, 'moderation-unusable'],
    [{ raw: '{}' }, 'moderation-unusable'],
    [{ raw: '{"results": []}' }, 'moderation-unusable'],
    [{ raw: '{"results": [{"flagged": "no"}]}' }, 'moderation-unusable'],
    [{ raw: '{"results": [null]}' }, 'moderation-unusable'],
  ] as const)('when the server answers %j, there is no verdict but %s', async (reply, code) => {
    server.script(() => reply);
    expect(await moderation.check('hello')).toMatchObject({
      ok: false,
      problem: { code, params: { model } },
    });
  });

  test('when the address cannot be called, it is not opened', async () => {
    expect(await openModeration({ model: 'azure:x', url: null, key: 'k' })).toEqual({
      ok: false,
      problem: { code: 'moderation-unusable', params: { model: 'azure:x' } },
    });
  });
});
