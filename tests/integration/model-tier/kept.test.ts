import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../../src/domain/answer.ts';
import { createLedger, type LedgerEntry } from '../../../src/storage/ledger.ts';
import { createThreads } from '../../../src/storage/threads.ts';
import { openEmbedded } from '../../support/embedded-database.ts';
import { draft } from '../../support/scripted-model.ts';
import { KEY, type ModelCompany, openModelCompany } from './model-company.ts';
import { byHour, questions, sound, soundScript } from './statements.ts';

let company: ModelCompany;
beforeAll(async () => {
  company = await openModelCompany({
    settings: { ASKBIRD_MODEL_PRICES: '2/0.5/8', ASKBIRD_MODEL_RETRIES: '0' },
  });
});
afterAll(() => company?.close());

it('when models had a part in questions, ledger and thread hold the answers whole, and what was left midway says so', async () => {
  const thread = 'kept-1';
  const missing = draft('select avg(o.nope) as n from orders.orders as o');
  const good = await company.hear(questions.ko, soundScript(), { thread });
  const given = await company.hear('지난주 주문의 평균 배달 거리는?', { drafts: missing }, { thread });
  const down = await company.hear(questions.en, { drafts: { status: 500 } }, { thread });
  const left = await leaveWhile('drafting', { drafts: { stall: 'before-first-token' } });
  const late = await leaveWhile('explaining', {
    drafts: sound,
    explanation: { stall: 'before-first-token' },
  });
  await company.hear('지난주 주문 수');
  await company.stop();

  const storage = await openEmbedded(join(company.config.home, 'storage'), { extensions: ['vector'] });
  const ledger = createLedger(storage);
  const turns = await createThreads(storage).recent(thread, 20, 0);
  const rows = new Map<string, LedgerEntry | null>();
  for (const { answer } of [good, given, down]) rows.set(answer.id, await ledger.find(answer.id));
  const entries = await ledger.recent('hana', 50);
  await storage.close();

  const stored = rows.get(good.answer.id)?.answer;
  expect(stored).toMatchObject({ kind: 'data', sql: byHour, usage: good.answer.usage, confidence: 'medium' });
  expect(stored?.answer).toEqual(plain(good.answer));
  expect(stored?.usage).toMatchObject({ calls: 2, cost: { currency: 'USD' } });
  expect(stored?.answer.prompts.map(({ name }) => name)).toEqual(['text2sql/draft', 'text2sql/explain']);
  expect(rows.get(given.answer.id)?.answer).toMatchObject({
    kind: 'failure',
    resultHash: null,
    rowCount: null,
  });
  expect(rows.get(given.answer.id)?.answer?.sql).toContain('nope');
  expect(rows.get(down.answer.id)?.answer).toMatchObject({ sql: null, answer: plain(down.answer) });

  expect(turns.map(({ kind }) => kind)).toEqual([null, 'data', null, 'failure', null, down.answer.kind]);
  expect(turns[1]?.state).toMatchObject({ question: questions.ko, query: null, sql: byHour });
  expect(turns[3]?.state).toBeNull();

  const noted = (of: string) => entries.find(({ question }) => question.thread === of);
  expect(noted(left)?.question.text).toBe(questions.ko);
  const stopped = noted(left)?.answer ?? null;
  if (stopped !== null)
    expect([stopped.kind, stopped.text]).toEqual(['failure', expect.stringContaining('멈췄')]);
  const unexplained = noted(late)?.answer ?? null;
  if (unexplained !== null) expect([unexplained.kind, unexplained.sql]).toEqual(['data', byHour]);
  expect(noted(late)?.question.text).toBe(questions.ko);
  expect(JSON.stringify([...entries, ...turns])).not.toContain(KEY);
});

/** Asks, and goes away at that stage as soon as the model has been asked; the thread that it was asked in. */
async function leaveWhile(stage: string, script: Parameters<ModelCompany['hear']>[1]): Promise<string> {
  const thread = `left-${stage}`;
  company.model.play(script ?? {});
  const wanted = stage === 'drafting' ? 1 : 2;
  const from = company.model.server.journal.length;
  for await (const event of company.events(questions.ko, { thread })) {
    if (event.kind !== 'progress' || event.stage !== stage) continue;
    await company.model.server.waitFor(from + wanted);
    break;
  }
  await company.model.server.hungUp(from + wanted - 1);
  return thread;
}

function plain(answer: Answer): unknown {
  return JSON.parse(JSON.stringify(answer));
}
