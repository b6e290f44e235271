import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../src/domain/outcome.ts';
import type { Embedder } from '../../../../src/model/embedding/embedder.ts';
import { openEmbedder, type Paces } from '../../../../src/model/embedding/openai-embedder.ts';
import type { Tracer } from '../../../../src/telemetry/trace.ts';
import { type ModelServer, type Reply, startModelServer } from '../../../support/model-server.ts';

const pace = { attemptMs: 2_000, totalMs: 5_000, retries: 3, firstWaitMs: 2, longestWaitMs: 5 };
const paces: Paces = { patient: pace, first: pace, hurried: { ...pace, retries: 0 }, restMs: 60_000 };
const spec = 'openai-compatible:BAAI/bge-m3';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer(() => ({}));
});
beforeEach(() => server.script(() => ({})));
afterAll(() => server.close());

const address = (model = spec, url = `${server.url}/v1`, key: string | null = 'k-1') => ({ model, url, key });

async function openOne(changes: Partial<Paces> = {}): Promise<Embedder> {
  const opened = await openEmbedder(address(), { paces: { ...paces, ...changes } });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value.embedder;
}

/** Opens with a server that answers, then lets it answer as scripted. */
async function openThen(reply: Reply | ((calls: number) => Reply), changes: Partial<Paces> = {}) {
  const embedder = await openOne(changes);
  const before = server.journal.length;
  let calls = 0;
  server.script(() => (typeof reply === 'function' ? reply(calls++) : reply));
  return { embedder, sent: () => server.journal.slice(before) };
}

function vectorsOf(made: Outcome<Float32Array[]>): Float32Array[] {
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

describe('address', () => {
  test.each([
    ['openai:text-embedding-3-small', '/v1', '/v1/embeddings', 'text-embedding-3-small'],
    ['openai-compatible:qwen3:8b', '/v1', '/v1/embeddings', 'qwen3:8b'],
    ['azure:our-deployment', '', '/openai/v1/embeddings', 'our-deployment'],
    ['azure:our-deployment', '/', '/openai/v1/embeddings', 'our-deployment'],
    ['azure:our-deployment', '/openai/v1/', '/openai/v1/embeddings', 'our-deployment'],
  ])('when %s is opened at …%s, %s is asked for its model', async (model, path, asked, name) => {
    const opened = await openEmbedder(address(model, `${server.url}${path}`), { paces });
    expect(opened).toMatchObject({
      ok: true,
      value: { problem: null, embedder: { name: `${model}:8`, dimension: 8 } },
    });
    const sent = server.journal.at(-1);
    expect(sent).toMatchObject({ path: asked, model: name, headers: { authorization: 'Bearer k-1' } });
    expect(sent?.body.encoding_format).toBe('float');
  });

  test.each([
    ['text-embedding-3-small', null, 'k'],
    ['openai:', null, 'k'],
    ['openai:text-embedding-3-small', null, null],
    ['azure:our-deployment', null, 'k'],
    ['azure:our-deployment', 'https://x.openai.azure.com', null],
    ['openai-compatible:bge-m3', null, 'k'],
    ['cohere:embed-v4', 'https://api.cohere.com', 'k'],
  ])('when %s has the address %s and the key %s, it is not opened', async (model, url, key) => {
    expect(await openEmbedder({ model, url, key }, { paces })).toEqual({
      ok: false,
      problem: { code: 'embedder-setting', params: { model } },
    });
  });

  test('when a local server takes no key, none is needed', async () => {
    expect((await openEmbedder(address(spec, `${server.url}/v1`, null), { paces })).ok).toBe(true);
  });
});

describe('vectors', () => {
  test('when many texts come, all are answered in order, in several requests, each vector of length 1', async () => {
    const { embedder, sent } = await openThen((calls) => ({ delayMs: calls === 0 ? 40 : 0 }));
    const texts = Array.from({ length: 300 }, (_, at) => `주문 ${at} order`);
    const together = vectorsOf(await embedder.embed(texts));
    expect(together).toHaveLength(300);
    expect(
      sent()
        .map(({ inputs }) => inputs.length)
        .sort(),
    ).toEqual([128, 128, 44].sort());
    for (const at of [0, 127, 128, 299]) {
      const [alone] = vectorsOf(await embedder.embed([texts[at] ?? '']));
      expect(together[at]).toEqual(alone);
      expect(Math.hypot(...(alone ?? []))).toBeCloseTo(1, 5);
    }
  });

  test('when texts are empty or only blanks, they are zero and nothing is sent for them', async () => {
    const { embedder, sent } = await openThen({});
    const [empty, word, blank] = vectorsOf(await embedder.embed(['', '배달', ' \n\t ']));
    expect([...(empty ?? []), ...(blank ?? [])].every((value) => value === 0)).toBe(true);
    expect(Math.hypot(...(word ?? []))).toBeCloseTo(1, 5);
    expect(sent().map(({ inputs }) => inputs)).toEqual([['배달']]);
    for (const nothing of [['', '  '], []]) vectorsOf(await embedder.embed(nothing));
    expect(sent()).toHaveLength(1);
  });

  test('when the server answers in another order, each text still gets its own vector', async () => {
    const { embedder } = await openThen({});
    const [first, second] = vectorsOf(await embedder.embed(['하나', '둘']));
    const entry = (index: number, vector: Float32Array | undefined) => ({
      index,
      embedding: [...(vector ?? [])],
    });
    server.script(() => ({ raw: JSON.stringify({ data: [entry(1, second), entry(0, first)] }) }));
    expect(vectorsOf(await embedder.embed(['하나', '둘']))[0]?.[0]).toBeCloseTo(first?.[0] ?? 9, 5);
  });

  test('when a server takes few short texts only, the batch is halved until it fits', async () => {
    const embedder = await openOne();
    server.script(({ inputs }) =>
      inputs.length > 10 || inputs.some((text) => text.length > 600) ? { status: 413 } : {},
    );
    const texts = [...Array.from({ length: 40 }, (_, at) => `표 ${at}`), '긴 글 '.repeat(1000)];
    const vectors = vectorsOf(await embedder.embed(texts));
    expect(vectors.every((vector) => Math.abs(Math.hypot(...vector) - 1) < 1e-5)).toBe(true);
  });

  test('when a server refuses every text, it is given up after a few requests', async () => {
    const { embedder, sent } = await openThen({ status: 400 });
    expect(
      await embedder.embed(Array.from({ length: 500 }, () => 'a long enough text to be halved')),
    ).toMatchObject({
      ok: false,
      problem: { code: 'embedder-unusable' },
    });
    expect(sent().length).toBeLessThan(60);
  });
});

describe('failures', () => {
  test.each([408, 409, 429, 500, 503, 529])('when %s passes, the request is made again', async (status) => {
    const { embedder, sent } = await openThen((calls) => (calls < 2 ? { status } : {}));
    expect((await embedder.embed(['배달'])).ok).toBe(true);
    expect(sent()).toHaveLength(3);
  });

  test('when the connection breaks once, the request is made again', async () => {
    const { embedder } = await openThen((calls) => (calls === 0 ? { cut: 'before-headers' } : {}));
    expect((await embedder.embed(['배달'])).ok).toBe(true);
  });

  test.each([
    [{ status: 503 }, 'embedder-unreachable', 4],
    [{ status: 429 }, 'embedder-rate-limited', 4],
    [{ status: 429, error: { message: 'no money', code: 'insufficient_quota' } }, 'embedder-rate-limited', 1],
    [{ status: 429, retryAfter: 3600 }, 'embedder-rate-limited', 1],
    [{ status: 401 }, 'embedder-key-refused', 1],
    [{ status: 403 }, 'embedder-key-refused', 1],
    [{ status: 404 }, 'embedder-model-unknown', 1],
    [{ raw: '{"data": [{"embedding": [0.1,' }, 'embedder-unusable', 1],
    [{ raw: '<html>a portal</html>', contentType: 'text/html' }, 'embedder-unusable', 1],
    [{ raw: 'null' }, 'embedder-unusable', 1],
    [{ raw: '{"data": []}' }, 'embedder-unusable', 1],
    [{ raw: '{"data": [{"embedding": "AAAAAA=="}]}' }, 'embedder-unusable', 1],
    [{ raw: '{"data": [{"embedding": [1, null, 3]}]}' }, 'embedder-unusable', 1],
    [{ vectors: [[0, 0, 0, 0, 0, 0, 0, 0]] }, 'embedder-unusable', 1],
  ] as const)('when the server answers %j, the problem is %s', async (reply, code, requests) => {
    const { embedder, sent } = await openThen(reply);
    expect(await embedder.embed(['배달'])).toMatchObject({
      ok: false,
      problem: { code, params: { model: spec } },
    });
    expect(sent()).toHaveLength(requests);
  });

  test('when the vectors change their length, both lengths are named', async () => {
    const { embedder } = await openThen({ vectors: [[1, 2, 3]] });
    expect(await embedder.embed(['배달'])).toMatchObject({
      problem: { code: 'embedder-wrong-length', params: { model: spec, expected: 8, found: 3 } },
    });
  });

  test('when the server asks for a wait, the next attempt comes after it', async () => {
    const { embedder, sent } = await openThen((calls) =>
      calls === 0 ? { status: 429, retryAfterMs: 300 } : {},
    );
    expect((await embedder.embed(['배달'])).ok).toBe(true);
    const [first, second] = sent();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(295);
  });

  test('when the server says nothing, the attempt ends', async () => {
    const silent = { ...pace, attemptMs: 60, retries: 0 };
    const { embedder } = await openThen({ stall: 'before-headers' }, { patient: silent });
    expect(await embedder.embed(['배달'])).toMatchObject({ problem: { code: 'embedder-unreachable' } });
  });

  test('when the server stops in the middle of its answer, the attempt ends', async () => {
    const stalling = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data": [{"embedd');
    });
    await new Promise<void>((resolve) => stalling.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(stalling.address() as AddressInfo).port}/v1`;
    const short = { ...pace, attemptMs: 60, retries: 0 };
    expect(await openEmbedder(address(spec, url), { paces: { ...paces, first: short } })).toMatchObject({
      problem: { code: 'embedder-unreachable' },
    });
    stalling.closeAllConnections();
    stalling.close();
  });
});

describe('trace', () => {
  test('when texts are embedded, each request is a span with its tokens or its problem, and without a text', async () => {
    const spans: { name: string; attributes: Record<string, unknown> }[] = [];
    const tracer: Tracer = {
      span(name, attributes, work) {
        const span = { name, attributes: { ...attributes } };
        spans.push(span);
        return work({ set: (more) => Object.assign(span.attributes, more) });
      },
      close: async () => undefined,
    };
    const opened = await openEmbedder(address(), { paces, tracer });
    if (!opened.ok) throw new Error(opened.problem.code);
    await opened.value.embedder.embed(['강남구 김철수', '주문']);
    server.script(() => ({ status: 401 }));
    await opened.value.embedder.embed(['강남구 김철수']);
    expect(new Set(spans.map(({ name }) => name))).toEqual(new Set(['embeddings BAAI/bge-m3']));
    expect(spans.map(({ attributes }) => attributes['gen_ai.usage.input_tokens'])).toEqual([1, 2, null]);
    expect(spans.map(({ attributes }) => attributes['error.type'])).toEqual([
      null,
      null,
      'embedder-key-refused',
    ]);
    expect(JSON.stringify(spans)).not.toContain('김철수');
  });
});

describe('while a person waits', () => {
  test('when the model failed a moment ago, it is not asked again, and a build still asks it', async () => {
    const { embedder, sent } = await openThen({ status: 503 });
    for (const question of ['어제 매출', '어제 주문 수', 'orders last week']) {
      expect(await embedder.embed([question], { hurry: true })).toMatchObject({
        problem: { code: 'embedder-unreachable' },
      });
    }
    expect(sent()).toHaveLength(1);
    server.script(() => ({}));
    expect((await embedder.embed(['어제 매출'])).ok).toBe(true);
  });

  test('when the rest is over, the model is asked again', async () => {
    const { embedder } = await openThen((calls) => (calls === 0 ? { status: 503 } : {}), { restMs: 0 });
    expect((await embedder.embed(['어제 매출'], { hurry: true })).ok).toBe(false);
    expect((await embedder.embed(['어제 매출'], { hurry: true })).ok).toBe(true);
  });

  test('when a question and its thread are looked for again, only what is new is sent', async () => {
    const { embedder, sent } = await openThen({});
    const [first] = vectorsOf(await embedder.embed(['어제 매출', ''], { hurry: true }));
    const again = vectorsOf(await embedder.embed(['그중 강남구만', '어제 매출', ''], { hurry: true }));
    expect(again[1]).toEqual(first);
    expect(sent().map(({ inputs }) => inputs)).toEqual([['어제 매출'], ['그중 강남구만']]);
  });
});

describe('a model that does not answer at the start', () => {
  const built = { embedder: `${spec}:8`, dimension: 8 };

  test('when it built the index, it is taken to give what it gave, and works once it is back', async () => {
    server.script(() => ({ status: 503 }));
    const opened = await openEmbedder(address(), { paces: { ...paces, restMs: 0 }, built });
    if (!opened.ok) throw new Error(opened.problem.code);
    const { embedder, problem } = opened.value;
    expect(problem?.code).toBe('embedder-unreachable');
    expect(embedder).toMatchObject({ name: built.embedder, dimension: 8 });
    server.script(() => ({}));
    expect((await embedder.embed(['어제 매출'], { hurry: true })).ok).toBe(true);
  });

  test('when another model built the index, or nothing did, it is not opened', async () => {
    server.script(() => ({ status: 401 }));
    for (const other of [{ embedder: 'openai:other:8', dimension: 8 }, null]) {
      expect(await openEmbedder(address(), { paces, built: other })).toMatchObject({
        ok: false,
        problem: { code: 'embedder-key-refused' },
      });
    }
  });

  test('when it gives another length than the index holds, it has another name', async () => {
    server.script(() => ({ vectors: [[1, 2, 3]] }));
    const opened = await openEmbedder(address(), { paces, built });
    expect(opened).toMatchObject({ value: { problem: null, embedder: { name: `${spec}:3`, dimension: 3 } } });
  });
});
