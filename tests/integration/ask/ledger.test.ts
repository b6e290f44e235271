import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openApp } from '../../../src/app.ts';
import { answerOf } from '../../../src/ask/question.ts';
import { createLedger } from '../../../src/storage/ledger.ts';
import { createThreads } from '../../../src/storage/threads.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';
import { openEmbedded } from '../../support/embedded-database.ts';
import { runChild } from '../../support/run-child.ts';
import { copyTestHome, openTestApp, testConfig } from '../../support/test-app.ts';

it('when questions have been asked, each stands in the ledger whole and in its thread', async () => {
  const company = await openTestApp();
  const ask = (text: string, as = 'hana') => company.ask(text, { as, thread: 'talk-1' });
  const first = await ask('지난주 지역별 주문 수');
  const again = await ask('저번 주 시군구별 주문 건수');
  const other = await ask('지난주 카테고리별 주문 수');
  const unknown = await ask('지난주 화성구 주문 수');
  const mended = await ask('wlsks wn wnans tn');
  const refused = await ask('지난달 환불액', 'taeyang');
  await company.stop();

  const storage = await openEmbedded(join(company.config.home, 'storage'), { extensions: ['vector'] });
  const ledger = createLedger(storage);
  const find = async ({ id }: { readonly id: string }) => {
    const entry = await ledger.find(id);
    if (entry?.answer == null) throw new Error(`question ${id} has no finished row`);
    return { question: entry.question, answer: entry.answer };
  };
  const rows = { first: await find(first), again: await find(again), other: await find(other) };
  expect(rows.first.question).toMatchObject({
    principal: 'hana',
    thread: 'talk-1',
    door: 'evaluation',
    locale: 'ko',
    text: '지난주 지역별 주문 수',
  });
  expect(rows.first.answer).toMatchObject({
    kind: 'data',
    text: first.text,
    sql: first.kind === 'data' ? first.sql : '',
    rowCount: first.kind === 'data' ? first.rows.length : -1,
    confidence: 'high',
    answer: JSON.parse(JSON.stringify(first)),
  });
  expect(rows.first.answer.knowledge).toMatch(/\d/);
  expect(rows.first.answer.timings.map(({ stage }) => stage)).toEqual(
    expect.arrayContaining(['read', 'run', 'total']),
  );
  expect(rows.first.answer.resultHash).toMatch(/^[0-9a-f]{32}$/);
  expect(rows.again.answer.resultHash).toBe(rows.first.answer.resultHash);
  expect(rows.other.answer.resultHash).not.toBe(rows.first.answer.resultHash);

  expect((await find(unknown)).answer).toMatchObject({
    kind: 'clarification',
    sql: null,
    resultHash: null,
    rowCount: null,
  });
  expect(await find(mended)).toMatchObject({
    question: { text: 'wlsks wn wnans tn' },
    answer: { repaired: '지난 주 주문 수' },
  });
  expect((await find(refused)).answer).toMatchObject({ kind: 'refusal', resultHash: null });

  const turns = await createThreads(storage).recent('talk-1', 20, 0);
  expect(turns.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(turns.map(({ role }) => role).slice(0, 4)).toEqual(['asker', 'askbird', 'asker', 'askbird']);
  expect(turns[1]).toMatchObject({ author: 'askbird', kind: 'data', question: first.id });
  expect(turns[1]?.state).toMatchObject({
    query: { metrics: ['orders'], groupings: [{ kind: 'dimension', name: 'region' }] },
  });
  expect(turns.at(-2)).toMatchObject({ role: 'asker', author: 'taeyang', text: '지난달 환불액' });
  await storage.close();
  await company.close();
});

it('when a process is killed in the middle of a question, its row says so and the next start answers', async () => {
  const base = await copyTestHome();
  const home = join(base, 'home');
  const question = '지난달 날짜별 지역별 주문 수';
  const child = runChild(join(import.meta.dirname, 'children/stop-midway.ts'), home, question);
  expect(await child.nextLine()).toBe('running');
  await child.kill9();

  const storage = await openEmbedded(join(home, 'storage'), { extensions: ['vector'] });
  const left = await createLedger(storage).unfinished(new Date('2100-01-01'));
  expect(left).toHaveLength(1);
  expect(left[0]).toMatchObject({
    question: { text: question, thread: 'cut-short', principal: 'hana' },
    answer: null,
  });
  expect(await createThreads(storage).recent('cut-short', 10, 0)).toEqual([]);
  await storage.close();

  const opened = await openApp(testConfig(home), { log: createLog('error'), onProgress: () => undefined });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { ask, principal, clock, close } = opened.value;
  const answer = await answerOf(
    ask({
      text: question,
      principal: principal('hana'),
      thread: 'cut-short',
      door: 'evaluation',
      locale: null,
      clock: clock(TEST_CLOCK.now),
    }),
  );
  await close();
  rmSync(base, { recursive: true, force: true });
  expect(answer.kind).toBe('data');
});
