import { afterEach, expect, test } from 'vitest';
import type { ChatModelSettings } from '../../../src/model/chat/settings.ts';
import {
  chatCall,
  chatSettings,
  goodPlan,
  openTestModel,
  planOutput,
  wideBudget,
} from '../../support/chat-model.ts';
import { type ModelServer, type Reply, startModelServer } from '../../support/model-server.ts';

let server: ModelServer;
afterEach(() => server.close());

async function open(replies: readonly Reply[], changes: Partial<ChatModelSettings> = {}, events = {}) {
  server = await startModelServer(({ index }) => replies[Math.min(index, replies.length - 1)] as Reply);
  return openTestModel(server.url, changes, events);
}

test('when the caller stops inside the stream, the connection closes and the tokens so far are booked', async () => {
  const stop = new AbortController();
  const budget = wideBudget();
  const model = await open([{ text: '하나 둘 셋 넷 다섯 여섯', pieceSize: 3, stall: 'after-first-token' }]);
  const pieces: string[] = [];
  const outcome = await model.text(chatCall({ budget, signal: stop.signal }), (piece) => {
    pieces.push(piece);
    stop.abort();
  });
  expect(outcome).toEqual({ ok: false, problem: { code: 'model-stopped' } });
  expect(pieces).toEqual(['하나 ']);
  expect(budget.usage()).toMatchObject({ calls: 1, estimated: true, models: ['openai-compatible:bird-1'] });
  expect(budget.usage().outputTokens).toBeGreaterThan(0);
});

test('when the caller stops between two tries, no other request is made', async () => {
  const stop = new AbortController();
  const model = await open(
    [{ status: 500 }],
    { pacing: { firstWaitMs: 1000, longestWaitMs: 1000, breakAfter: 50, halfOpenAfterMs: 1000 } },
    { retried: () => stop.abort() },
  );
  expect(await model.structured(chatCall({ signal: stop.signal }), planOutput)).toMatchObject({
    problem: { code: 'model-stopped' },
  });
  expect(server.journal).toHaveLength(1);
});

test('when the caller had stopped before, nothing is sent or booked', async () => {
  const budget = wideBudget();
  const model = await open([{ json: goodPlan }]);
  const call = chatCall({ budget, signal: AbortSignal.abort() });
  expect(await model.structured(call, planOutput)).toEqual({ ok: false, problem: { code: 'model-stopped' } });
  expect(server.journal).toHaveLength(0);
  expect(budget.usage().calls).toBe(0);
});

test('when a text is streamed, it arrives in pieces and whole', async () => {
  const model = await open([{ text: '지난주보다 주문이 늘었어요. 🐦', pieceSize: 4 }]);
  const pieces: string[] = [];
  const outcome = await model.text(chatCall(), (piece) => pieces.push(piece));
  expect(outcome).toEqual({ ok: true, value: '지난주보다 주문이 늘었어요. 🐦' });
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join('')).toBe('지난주보다 주문이 늘었어요. 🐦');
});

test('when a text breaks off after it was shown, it is not begun anew', async () => {
  const model = await open([{ text: 'The number of orders grew.', pieceSize: 4, cut: 'after-first-token' }]);
  const pieces: string[] = [];
  expect(await model.text(chatCall(), (piece) => pieces.push(piece))).toMatchObject({
    problem: { code: 'model-unreachable' },
  });
  expect(pieces).toEqual(['The ']);
  expect(server.journal).toHaveLength(1);
});

test.each<[string, Reply, string]>([
  ['empty', {}, 'model-unusable'],
  ['blank', { text: ' \n ' }, 'model-unusable'],
  ['a refusal', { refusal: 'No.' }, 'model-refused'],
  ['cut by length', { text: 'The num', finish: 'length' }, 'model-cut'],
])('when a text is %s, it is a failure', async (_what, reply, code) => {
  const model = await open([reply]);
  expect(await model.text(chatCall(), () => undefined)).toMatchObject({ problem: { code } });
});

test('when a setting is null, it is not sent', async () => {
  const model = await open([{ json: goodPlan }]);
  await model.structured(chatCall(), planOutput);
  const sent = Object.keys(server.journal[0]?.body ?? {});
  expect(sent).toEqual(expect.arrayContaining(['model', 'messages', 'stream']));
  for (const field of [
    'temperature',
    'top_p',
    'max_tokens',
    'max_completion_tokens',
    'n',
    'frequency_penalty',
  ]) {
    expect(sent).not.toContain(field);
  }
});

test('when settings are given, they are sent as they are', async () => {
  const model = await open([{ json: goodPlan }]);
  await model.structured(
    chatCall({ settings: { temperature: 0, topP: 0.5, maxOutputTokens: 700 } }),
    planOutput,
  );
  expect(server.journal[0]?.body).toMatchObject({ temperature: 0, top_p: 0.5, max_tokens: 700 });
});

test('when the timeouts of the settings are long, none is left running after an answer', async () => {
  const model = await open([{ json: goodPlan }], {
    timeouts: { ...chatSettings.timeouts, totalMs: 600_000 },
  });
  const before = timers();
  await model.structured(chatCall(), planOutput);
  expect(timers()).toBe(before);
});

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}
