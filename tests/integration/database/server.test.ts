import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, ReadRequest } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../../support/postgres-server.ts';

test('when no server answers, opening says so and does not throw', async () => {
  const url = 'postgresql://nobody:nothing@127.0.0.1:1/none';
  expect(await openDatabase({ kind: 'server', url, label: 'warehouse' })).toMatchObject({
    ok: false,
    problem: { code: 'warehouse-unreachable' },
  });
  expect(await openDatabase({ kind: 'server', url, label: 'storage' })).toMatchObject({
    ok: false,
    problem: { code: 'storage-unreachable' },
  });
});

describe.skipIf(whyNoPostgres() !== null)('a real server', () => {
  let server: TestPostgres;
  let database: Database;
  const lost: unknown[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    const opened = await openDatabase(
      { kind: 'server', url: server.superuserUrl, label: 'warehouse', poolSize: 2 },
      { connectionLost: (error) => lost.push(error) },
    );
    if (!opened.ok) throw new Error(opened.problem.code);
    database = opened.value;
  });
  afterAll(async () => {
    await database?.close();
    await server?.stop();
  });

  const read = (text: string, limits: Partial<ReadRequest> = {}) =>
    database.read({
      text,
      role: null,
      timeZone: 'Asia/Seoul',
      timeoutMs: 5000,
      maxRows: 10,
      maxBytes: 10_000,
      ...limits,
    });
  const running = () =>
    database.query<{ query: string }>(
      "select query from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid() and backend_type = 'client backend'",
    );

  test('when a statement takes too long, the server itself ends it and the pool goes on', async () => {
    await expect(read('select pg_sleep(30)', { timeoutMs: 200 })).rejects.toMatchObject({
      sqlState: '57014',
    });
    expect(await running()).toEqual([]);
    const again = await Promise.all([read('select 1'), read('select 2'), read('select 3')]);
    expect(again.map(({ rows }) => rows)).toEqual([[[1]], [[2]], [[3]]]);
  });

  test('when a result is cut by its size, nothing goes on running on the server', async () => {
    const cut = await read("select repeat('x', 1000000) from generate_series(1, 100000)");
    expect(cut.truncated).toBe('bytes');
    for (let tries = 0; tries < 100 && (await running()).length > 0; tries += 1) await pause(20);
    expect(await running()).toEqual([]);
  });

  test('when the server is killed, calls fail as a lost connection, and work again once it is back', async () => {
    await database.script('create table kept (n int)');
    await database.query('insert into kept values (1)');
    const hanging = expect(read('select pg_sleep(30)', { timeoutMs: 30_000 })).rejects.toMatchObject({
      sqlState: expect.stringMatching(/^08/),
      disconnected: true,
    });
    while ((await running()).length === 0) await pause(10);
    await server.kill9();
    await hanging;
    await expect(read('select 1')).rejects.toMatchObject({ disconnected: true });
    await expect(database.query('select 1')).rejects.toMatchObject({ disconnected: true });
    await expect(database.transaction((tx) => tx.query('select 1'))).rejects.toMatchObject({
      disconnected: true,
    });
    await server.restart();
    expect((await read('select n from kept')).rows).toEqual([[1]]);
    expect(lost.length).toBeGreaterThan(0);
  });

  test('when the work of a transaction loses its connection, the caller hears it and nothing is kept', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('insert into kept values (2)');
      const [self] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [self?.pid]);
      await tx.query('select 1');
    });
    await expect(work).rejects.toMatchObject({ disconnected: true });
    expect(await database.query('select n from kept')).toEqual([{ n: 1 }]);
  });

  test('when a plain role asks, it has no more than its own rights', async () => {
    const opened = await openDatabase({ kind: 'server', url: server.url, label: 'warehouse' });
    if (!opened.ok) throw new Error(opened.problem.code);
    const asked = opened.value.read({
      text: 'select n from kept',
      role: null,
      timeZone: 'UTC',
      timeoutMs: 1000,
      maxRows: 1,
      maxBytes: 1000,
    });
    await expect(asked).rejects.toMatchObject({ sqlState: '42501' });
    await opened.value.close();
    await expect(opened.value.query('select 1')).rejects.toMatchObject({ sqlState: '08003' });
  });
});
