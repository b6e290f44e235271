import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/domain/problem.ts';
import type { Reply } from '../../support/model-server.ts';
import { sampled } from '../../support/sampled.ts';
import { draft, verdict } from '../../support/scripted-model.ts';
import { expectClean, expectFloor, expectGoverned } from './expect-floor.ts';
import { dataOf, KEY, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, byHourGold, explanations, questions, sound, soundScript } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany();
});
afterAll(() => company?.close());

const quotesKey = `Incorrect API key provided: ${KEY}. See http://127.0.0.1/help at Object.<anonymous> (/srv/x.js:1:2)`;
const page = '<html><body><h1>502 Bad Gateway</h1> nginx</body></html>';
const toolCalls = Array.from({ length: 1000 }, () => ({ name: 'other', arguments: { a: 'b' } }));

const faults: readonly (readonly [string, Reply, ProblemCode])[] = [
  ['is out of quota for a while', { status: 429, retryAfter: 90 }, 'model-rate-limited'],
  ['is overloaded', { status: 529 }, 'model-unreachable'],
  ['fails inside', { status: 500, error: { message: quotesKey } }, 'model-unreachable'],
  ['fails with a web page', { status: 502, raw: page }, 'model-unreachable'],
  ['hangs up before its headers', { cut: 'before-headers' }, 'model-unreachable'],
  [
    'hangs up inside the reply',
    { text: '{"sql": "select', cut: 'after-first-token', pieceSize: 5 },
    'model-unreachable',
  ],
  ['says nothing', {}, 'model-unusable'],
  ['sends an empty body', { raw: '' }, 'model-unusable'],
  ['sends a web page for an answer', { raw: page, contentType: 'text/html' }, 'model-unusable'],
  ['refuses', { refusal: 'I cannot help with that, see https://example.com' }, 'model-refused'],
  ['is stopped by its content filter', { text: '{"sql', finish: 'content_filter' }, 'model-refused'],
  [
    'is kept from it by a content filter',
    { status: 400, error: { message: 'filtered', code: 'content_filter' } },
    'model-refused',
  ],
  ['is cut at its length', { text: '{"sql": "select count(*) fr', finish: 'length' }, 'model-cut'],
  ['refuses the key', { status: 401, error: { message: quotesKey } }, 'model-key-refused'],
  ['does not know the model', { status: 404 }, 'model-unknown'],
  ['refuses the request', { status: 422, error: { message: quotesKey } }, 'model-request-refused'],
];

/** Faults of a reply that has a shape; as plain words they would be read, and judged, as words. */
const misshapen: typeof faults = [
  ['writes no JSON', { text: 'Sure! Here is your answer: {"sql": ' }, 'model-unusable'],
  ['writes another shape', { json: { statement: 'select 1', capability: 'admin' } }, 'model-unusable'],
  ['never ends', { text: 'x'.repeat(200_000), pieceSize: 2000 }, 'model-unusable'],
  ['calls tools without end', { toolCalls }, 'model-unusable'],
];

describe('when the model that writes statements', () => {
  it.each(sampled([...faults, ...misshapen], 2))(
    '%s, it is told, and definitions go on answering',
    async (_, fault, code) => {
      const { answer } = await company.hear(questions.ko, { drafts: fault });
      expectFloor(answer, code, 'ko');
      await expectGoverned(company);
    },
  );
});

describe('when the model that routes', () => {
  it.each(sampled([...faults, ...misshapen], 2, 1))(
    '%s, it is told, and definitions go on answering',
    async (_, fault, code) => {
      const { answer, asked } = await company.hear('how are things lately', { classification: fault });
      expect(new Set(asked)).toEqual(new Set(['classification']));
      expectFloor(answer, code, 'en');
      await expectGoverned(company);
    },
  );
});

describe('when the model that mends', () => {
  it.each([
    ['fails inside', { status: 500, error: { message: quotesKey } }, 'model-unreachable'],
    ['refuses', { refusal: 'no' }, 'model-refused'],
    ['writes no JSON', { text: 'select 1' }, 'model-unusable'],
    ['hangs up', { cut: 'before-headers' }, 'model-unreachable'],
    ['is cut at its length', { text: '{"sql', finish: 'length' }, 'model-cut'],
  ] as const)('%s, the statement is handed over with both problems', async (_, fault, code) => {
    const drafts = [draft(byHour.replaceAll('ordered_at', 'order_at')), fault];
    const { answer, stages } = await company.hear(questions.en, { drafts });
    if (answer.kind !== 'failure') throw new Error(JSON.stringify(answer));
    expect(answer.code).toBe(code);
    expect(answer.sql).toContain('o.order_at');
    expect(answer.notes.join(' ')).toContain('not run');
    expect(answer.notes.join(' ')).toContain('o.order_at');
    expect(answer.nextStep).not.toBe('');
    expect(stages).not.toContain('running');
    expectClean(answer);
    await expectGoverned(company);
  });

  it('fails after a doubtful result, that is shown with its doubt', async () => {
    const drafts = [draft(byHour.replace('2026-03-23', '2026-03-01')), { status: 500 }];
    const answer = dataOf(await company.hear(questions.en, { ...soundScript('en'), drafts }));
    expect(answer.confidence.level).toBe('low');
    expect(answer.text).toContain('Careful');
    expect(answer.sources.range).toBeNull();
  });
});

describe('when the model that explains', () => {
  it.each(sampled(faults, 3))('%s, the number is told with an explanation of our own', async (_, fault) => {
    const heard = await company.hear(questions.ko, { drafts: sound, explanation: fault });
    const answer = dataOf(heard);
    expect(answer.rows).toEqual(await company.query(byHourGold));
    expect(answer.explanation).toContain('payment_failed');
    expect(heard.said.endsWith(`${answer.explanation}`)).toBe(true);
    expectClean(answer);
    await expectGoverned(company);
  });

  it('never ends, the number is told with an explanation of our own', async () => {
    const endless = { text: '주문을 세요 '.repeat(20_000), pieceSize: 2000 };
    const answer = dataOf(await company.hear(questions.ko, { drafts: sound, explanation: endless }));
    expect(answer.explanation).toContain('payment_failed');
    expect(JSON.stringify(answer).length).toBeLessThan(60_000);
  });

  it('hangs up after whole sentences, the door has heard just what the answer holds', async () => {
    const text = `${explanations.ko} 그리고`;
    const cut: Reply = { text, pieceSize: 60, cut: 'after-first-token' };
    const heard = await company.hear(questions.ko, { drafts: sound, explanation: cut });
    expect(dataOf(heard).rows).toEqual(await company.query(byHourGold));
    expect(heard.said).toBe(dataOf(heard).explanation);
    expect(heard.said).not.toContain('그리고');
  });
});

describe('when a fault passes', () => {
  it.each<[string, Reply]>([
    ['an overload', { status: 529 }],
    ['a failure', { status: 500 }],
    ['a short wait', { status: 429, retryAfterMs: 5 }],
    ['a broken connection', { cut: 'before-headers' }],
    ['half a reply', { text: '{"sql"', cut: 'after-first-token' }],
    ['another shape', { json: { statement: 'select 1' } }],
    ['no JSON', { text: 'select 1' }],
  ])('with the second try after %s, nobody notices', async (_, fault) => {
    const heard = await company.hear(questions.ko, { ...soundScript(), drafts: [fault, sound] });
    const answer = dataOf(heard);
    expect(answer.sql).toBe(byHour);
    expect(answer.attempts).toEqual([]);
    expect(heard.asked).toEqual(['sql-draft', 'sql-draft', 'text']);
  });

  it('in routing, the question goes on to its number', async () => {
    const shape = { json: { capability: 'DATA!' } };
    const heard = await company.hear('요즘 주문 몰리는 시각 어때', {
      classification: [shape, verdict('data')],
      ...soundScript(),
    });
    expect(heard.answer.kind).toBe('data');
  });
});

it('when nobody listens at the address, definitions answer and the rest is told', async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  const alone = await openModelCompany({
    settings: { ASKBIRD_MODEL_URL: `http://127.0.0.1:${port}/v1` },
  });
  try {
    expectFloor((await alone.hear(questions.en)).answer, 'model-unreachable', 'en');
    expect((await alone.hear('지난주 주문 수')).answer.kind).toBe('data');
  } finally {
    await alone.close();
  }
});

it('when the model has been down for long, its breaker spares the wait and definitions go on', async () => {
  const worn = await openModelCompany({ pacing: { breakAfter: 2 } });
  try {
    for (let time = 0; time < 2; time++) await worn.hear(questions.ko, { drafts: { status: 500 } });
    const spared = await worn.hear(questions.ko, soundScript());
    expect(spared.asked).toEqual([]);
    expectFloor(spared.answer, 'model-unreachable', 'ko');
    expect((await worn.hear('지난주 주문 수')).answer.kind).toBe('data');
  } finally {
    await worn.close();
  }
});
