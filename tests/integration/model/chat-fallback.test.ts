import { afterEach, expect, test } from 'vitest';
import type { ChatModelSettings } from '../../../src/model/chat/settings.ts';
import { chatCall, goodPlan, openTestModel, planOutput, wideBudget } from '../../support/chat-model.ts';
import { type ModelServer, type Reply, startModelServer } from '../../support/model-server.ts';

let server: ModelServer;
afterEach(() => server.close());

/** One server for both: the first model answers by the script, the second by the other one. */
async function open(
  first: (turn: number) => Reply,
  second: Reply | null,
  changes: Partial<ChatModelSettings> = {},
  events = {},
) {
  let turn = 0;
  server = await startModelServer(({ model }) => (model === 'second' ? (second ?? {}) : first(turn++)));
  const fallback =
    second === null ? null : { model: 'openai-compatible:second', url: `${server.url}/v1`, key: 'other-key' };
  return openTestModel(server.url, { model: 'openai-compatible:first', fallback, ...changes }, events);
}

const asked = () => server.journal.map(({ model }) => model);

test.each<[string, Reply, number]>([
  ['is down', { status: 503 }, 3],
  ['is rate limited', { status: 429 }, 3],
  ['wants a wait beyond the time left', { status: 429, retryAfter: 600 }, 1],
  ['has no quota left', { status: 429, error: { message: 'quota', code: 'insufficient_quota' } }, 1],
  ['refuses the key', { status: 401 }, 1],
  ['cuts the connection', { cut: 'before-headers' }, 3],
])('when the first model %s, the second serves and is named', async (_what, reply, tries) => {
  const fellBack: object[] = [];
  const budget = wideBudget();
  const model = await open(
    () => reply,
    { json: goodPlan },
    {},
    { fellBack: (event: object) => fellBack.push(event) },
  );
  expect(await model.structured(chatCall({ budget }), planOutput)).toEqual({ ok: true, value: goodPlan });
  expect(asked()).toEqual([...Array(tries).fill('first'), 'second']);
  expect(server.journal.at(-1)?.headers.authorization).toBe('Bearer other-key');
  expect(budget.usage()).toMatchObject({ calls: tries + 1, models: ['openai-compatible:second'] });
  expect(fellBack).toMatchObject([{ from: 'openai-compatible:first', to: 'openai-compatible:second' }]);
  expect(model.name).toContain('openai-compatible:second');
});

test.each<[string, Reply, string]>([
  ['refuses to answer', { refusal: 'No.' }, 'model-refused'],
  ['is cut', { text: '{', finish: 'length' }, 'model-cut'],
  ['gives nonsense', { text: 'hello' }, 'model-unusable'],
  ['is unknown', { status: 404 }, 'model-unknown'],
  ['refuses the request', { status: 400 }, 'model-request-refused'],
])('when the first model %s, the second is not asked', async (_what, reply, code) => {
  const model = await open(() => reply, { json: goodPlan });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({ problem: { code } });
  expect(asked()).not.toContain('second');
});

test('when both models are down, the first is the one told about', async () => {
  const model = await open(() => ({ status: 503 }), { status: 500 }, { retries: 0 });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-unreachable', params: { model: 'openai-compatible:first' } },
  });
  expect(asked()).toEqual(['first', 'second']);
});

test('when the second model answers badly, that is told', async () => {
  const model = await open(() => ({ status: 503 }), { refusal: 'No.' }, { retries: 0 });
  expect(await model.structured(chatCall(), planOutput)).toMatchObject({
    problem: { code: 'model-refused', params: { model: 'openai-compatible:second' } },
  });
});

test('when a shown text breaks off, the second model does not begin anew', async () => {
  const model = await open(() => ({ text: '주문이 늘었어요', pieceSize: 3, cut: 'after-first-token' }), {
    text: 'other',
  });
  const pieces: string[] = [];
  expect(await model.text(chatCall(), (piece) => pieces.push(piece))).toMatchObject({ ok: false });
  expect(asked()).toEqual(['first']);
  expect(pieces).toEqual(['주문이']);
});

test('when failures follow each other, the breaker opens, stays shut, and recovers with one good answer', async () => {
  const moves: string[] = [];
  const pacing = { firstWaitMs: 1, longestWaitMs: 1, breakAfter: 2, halfOpenAfterMs: 150 };
  const model = await open(
    (turn) => (turn < 3 ? { status: 500 } : { json: goodPlan }),
    null,
    { retries: 0, pacing },
    {
      breakerMoved: ({ state }: { state: string }) => moves.push(state),
    },
  );
  const askOnce = async () => {
    const outcome = await model.structured(chatCall(), planOutput);
    return outcome.ok ? 'answered' : outcome.problem.code;
  };
  const unreachable = 'model-unreachable';
  expect([await askOnce(), await askOnce(), await askOnce()]).toEqual([
    unreachable,
    unreachable,
    unreachable,
  ]);
  expect(server.journal).toHaveLength(2);
  expect(moves).toEqual(['open']);

  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await askOnce()).toBe(unreachable);
  expect(moves).toEqual(['open', 'half-open', 'open']);

  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([await askOnce(), await askOnce()]).toEqual(['answered', 'answered']);
  expect(moves.slice(3)).toEqual(['half-open', 'closed']);
  expect(server.journal).toHaveLength(5);
});

test('when the breaker of the first is open, the second serves at once', async () => {
  const pacing = { firstWaitMs: 1, longestWaitMs: 1, breakAfter: 1, halfOpenAfterMs: 60_000 };
  const model = await open(() => ({ status: 500 }), { json: goodPlan }, { retries: 0, pacing });
  await model.structured(chatCall(), planOutput);
  expect(await model.structured(chatCall(), planOutput)).toEqual({ ok: true, value: goodPlan });
  expect(asked()).toEqual(['first', 'second', 'second']);
});

test('when replies are bad but the server is up, the breaker stays closed', async () => {
  const pacing = { firstWaitMs: 1, longestWaitMs: 1, breakAfter: 1, halfOpenAfterMs: 60_000 };
  const model = await open((turn) => (turn < 3 ? { refusal: 'No.' } : { json: goodPlan }), null, { pacing });
  for (let turn = 0; turn < 3; turn += 1) await model.structured(chatCall(), planOutput);
  expect(await model.structured(chatCall(), planOutput)).toEqual({ ok: true, value: goodPlan });
});
