import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recall } from '../../../src/ask/recall.ts';
import type { Database } from '../../../src/database/database.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { storageMigrations } from '../../../src/storage/migrations/storage-migrations.ts';
import { createThreads, type NewTurn, type Threads } from '../../../src/storage/threads.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

let database: Database;
let threads: Threads;
const home = temporaryDirectory();
beforeAll(async () => {
  database = await openEmbedded(await placeEmptyDatabase(join(home, 'storage')));
  await migrate(database, [storageMigrations]);
  threads = createThreads(database);
});
afterAll(() => database.close());

const failIfReported = (error: unknown) => {
  throw error;
};

function said(text: string, state: object | null = null): NewTurn[] {
  const base = { saidAt: new Date('2026-04-01T01:00:00Z'), question: randomUUID() };
  return [
    { ...base, author: 'hana', role: 'asker', text, kind: null, state: null },
    { ...base, author: 'askbird', role: 'askbird', text: '답', kind: 'data', state },
  ];
}

const state = {
  version: 1,
  question: '지난주 주문 수',
  query: null,
  sql: 'select 1',
  chart: null,
  offered: [],
};

describe('the memory of a thread', () => {
  it('when turns were stored, they come back oldest first with what can be built on', async () => {
    await threads.append('t1', said('지난주 주문 수', state));
    const turns = await recall('t1', threads, failIfReported);
    expect(turns.map(({ author, role, text, kind }) => ({ author, role, text, kind }))).toEqual([
      { author: 'hana', role: 'asker', text: '지난주 주문 수', kind: null },
      { author: 'askbird', role: 'askbird', text: '답', kind: 'data' },
    ]);
    expect(turns[1]?.state).toEqual(state);
    expect(turns[0]?.question).toBe(turns[1]?.question);
  });

  it('when a thread is long, only its end is remembered', async () => {
    for (let n = 1; n <= 20; n++) await threads.append('t2', said(`질문 ${n}`, state));
    const turns = await recall('t2', threads, failIfReported);
    expect(turns).toHaveLength(12);
    expect(turns.at(-2)?.text).toBe('질문 20');
  });

  it('when much small talk came after a number, the number is still remembered, in its place', async () => {
    for (let n = 1; n <= 8; n++)
      await threads.append('t5', said(`질문 ${n}`, { ...state, question: `질문 ${n}` }));
    for (let n = 1; n <= 10; n++) await threads.append('t5', said('ㅋㅋ'));
    const turns = await recall('t5', threads, failIfReported);
    expect(turns).toHaveLength(18);
    expect(turns.flatMap((turn) => turn.state?.question ?? [])).toEqual(
      [3, 4, 5, 6, 7, 8].map((n) => `질문 ${n}`),
    );
    expect(turns.slice(-12).every((turn) => turn.state === null)).toBe(true);
  });

  it('when what was stored is of another shape, the words are remembered and nothing else', async () => {
    await threads.append('t3', said('지난주 주문 수', { metrics: ['orders'], groupings: [] }));
    const turns = await recall('t3', threads, failIfReported);
    expect(turns.map((turn) => turn.state)).toEqual([null, null]);
  });

  it('when a question holds what a database cannot, the rest of it is remembered', async () => {
    await threads.append('t4', said('a\0b', { ...state, question: 'a\0b\ud800' }));
    const turns = await recall('t4', threads, failIfReported);
    expect(turns[1]?.state?.question).toMatch(/^a.b/u);
  });

  it('when the storage does not answer, there is no memory and the failure is reported', async () => {
    const closed = { recent: () => Promise.reject(new Error('gone')) };
    const reported: unknown[] = [];
    expect(await recall('t1', closed, (error) => reported.push(error))).toEqual([]);
    expect(reported).toHaveLength(1);
  });
});
