import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Database, ReadRequest } from '../../../src/database/database.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const base = temporaryDirectory();
const restarts: string[] = [];
let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await placeEmptyDatabase(join(base, 'runaway'));
  database = await openEmbedded(directory, {
    events: { restarted: ({ reason }) => restarts.push(reason) },
  });
  await database.script('create table kept (n int); insert into kept select generate_series(1, 1000)');
  return () => database.close();
});

const read = (text: string, limits: Partial<ReadRequest> = {}) =>
  database.read({
    text,
    role: null,
    timeZone: 'Asia/Seoul',
    timeoutMs: 300,
    maxRows: 10,
    maxBytes: 10_000,
    ...limits,
  });

test('when a statement runs away, it is ended, the queue behind it is served, and every committed row is there', async () => {
  await database.query('insert into kept values (1001)');
  const runaway = read('select count(*) from generate_series(1, 100000000000)');
  const queued = [
    database.query('select count(*) as n from kept'),
    database.transaction(async (tx) => {
      await tx.query('insert into kept values (1002)');
      return tx.query('select count(*) as n from kept');
    }),
    read('select count(*) from kept').then(({ rows }) => rows),
  ];
  await expect(runaway).rejects.toMatchObject({ sqlState: '57014', timedOut: true });
  expect(await Promise.all(queued)).toEqual([[{ n: 1001 }], [{ n: 1002 }], [[1002]]]);
  expect(restarts).toEqual(['timeout']);
});

test('when a runaway had filled the disk with sort files, they are gone once the engine is back', async () => {
  const sorting = read('select g from generate_series(1, 100000000) g order by md5(g::text)', {
    timeoutMs: 1500,
  });
  await expect(sorting).rejects.toMatchObject({ sqlState: '57014' });
  await database.query('select 1');
  const left = join(directory, 'base/pgsql_tmp');
  expect(existsSync(left) ? readdirSync(left) : []).toEqual([]);
});

test('when a statement wants more memory than it may have, it fails and the engine lives on', async () => {
  const before = restarts.length;
  const bomb = read("select string_agg(repeat('x', 1000000), '') from generate_series(1, 2000)", {
    timeoutMs: 20_000,
  });
  await expect(bomb).rejects.toMatchObject({ sqlState: '53200' });
  expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  expect(restarts).toHaveLength(before);
});

test('when a statement swears off its limits by settings, they hold for the next one all the same', async () => {
  await read("select set_config('timezone', 'UTC', false), set_config('search_path', 'nowhere', false)");
  const { rows } = await read("select current_setting('timezone'), count(*) from kept");
  expect(rows).toEqual([['Asia/Seoul', 1002]]);
});

test('when the database is used inside its own transaction, that is refused instead of waiting for ever', async () => {
  await database.transaction(async (tx) => {
    await expect(database.query('select 1')).rejects.toThrow('only its own handle');
    expect(await tx.query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test('when a statement is nested deeply, it runs; nested beyond all measure, it fails alone', async () => {
  const nested = (depth: number) => `select ${'abs('.repeat(depth)}1${')'.repeat(depth)} as one`;
  expect((await read(nested(2000), { timeoutMs: 20_000 })).rows).toEqual([[1]]);
  const chain = `select 1${'+1'.repeat(200_000)}`;
  await expect(read(chain, { timeoutMs: 20_000 })).rejects.toMatchObject({
    sqlState: '54001',
    disconnected: false,
  });
  expect((await read('select count(*) from kept')).rows).toEqual([[1002]]);
}, 60_000);

test('when a statement holds NUL, it is refused and what follows is not read as something else', async () => {
  await expect(read("select 'a\0b'")).rejects.toMatchObject({ sqlState: '42601' });
  expect((await read('select 1')).rows).toEqual([[1]]);
});

test('when a result breaks the bounded heap in a transaction, that fails whole and the next call works', async () => {
  const small = await openEmbedded(await placeEmptyDatabase(join(base, 'bounded')), { maxHeapMb: 96 });
  await small.script('create table kept (n int); insert into kept values (1)');
  const lost = { name: 'DatabaseError', sqlState: expect.stringMatching(/^(53200|08006)$/) };
  const work = small.transaction(async (tx) => {
    await tx.query('insert into kept values (2)');
    const flood = tx.query('select repeat(md5(g::text), 10) as t from generate_series(1, 1000000) g');
    await expect(flood).rejects.toMatchObject(lost);
    return tx.query('select 1');
  });
  const queued = small.query('select n from kept');
  await expect(work).rejects.toMatchObject(lost);
  expect(await queued).toEqual([{ n: 1 }]);
  await small.close();
}, 60_000);
