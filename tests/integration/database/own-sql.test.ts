import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { type Engine, engineNames, openEngine, whyNoEngine } from './engines.ts';

describe.each(engineNames)('%s', (name) => {
  const skipped = whyNoEngine(name) !== null;
  let engine: Engine;
  let database: Database;

  beforeAll(async () => {
    if (skipped) return;
    engine = await openEngine(name);
    database = engine.database;
    await database.script('create schema sales; create table sales.members (id int, email text)');
  });
  afterAll(() => engine?.stop());

  const stateOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'went through',
      (error: { sqlState: string | null }) => error.sqlState,
    );

  test.skipIf(skipped)('when our own values go in and out, they keep their meaning', async () => {
    const [row] = await database.query(
      `select $1::text[] as words, $2::jsonb as object, $3::jsonb as list, $4::bytea as bytes, $5::timestamptz as at,
              $6::int8 as big, $7::bool as yes, $8::text as nothing, $9::float8[] as numbers`,
      [
        ['a"b', null, '가'],
        { k: [1] },
        '[1,2]',
        new Uint8Array([0, 255]),
        new Date(0),
        7n,
        true,
        null,
        [0.5, 2],
      ],
    );
    expect(row).toEqual({
      words: ['a"b', null, '가'],
      object: { k: [1] },
      list: [1, 2],
      bytes: new Uint8Array([0, 255]),
      at: '1970-01-01T00:00:00+00:00',
      big: 7,
      yes: true,
      nothing: null,
      numbers: [0.5, 2],
    });
  });

  test.skipIf(skipped)(
    'when the work of a transaction throws, or swallows an SQL error, nothing of it is kept',
    async () => {
      await database.script('create table numbers (n int primary key)');
      await expect(
        database.transaction(async (tx) => {
          await tx.query('insert into numbers values (1)');
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      await expect(
        database.transaction(async (tx) => {
          await tx.query('insert into numbers values (2)');
          await tx.query('insert into numbers values (2)').catch(() => undefined);
        }),
      ).rejects.toMatchObject({ sqlState: '25P02' });
      await database.transaction(async (tx) => {
        await tx.script('create table made_inside (a int); insert into made_inside values (1)');
        await tx.query('insert into numbers values (3)');
      });
      expect(await database.query('select n from numbers')).toEqual([{ n: 3 }]);
    },
  );

  test.skipIf(skipped)('when one line of a bulk load is wrong, none of it is kept', async () => {
    const load = database.copyIn('sales.members', ['id', 'email'], '1,a@b.c\nnot-a-number,x\n');
    expect(await stateOf(load)).toBe('22P02');
    expect(await database.query('select count(*) as n from sales.members')).toEqual([{ n: 0 }]);
    const many = Array.from({ length: 20_000 }, (_, index) => `${index},"이름 ""${index}"""`).join('\n');
    expect(await database.copyIn('sales.members', ['id', 'email'], many)).toBe(20_000);
    expect(await database.query('select email from sales.members where id = 7')).toEqual([
      { email: '이름 "7"' },
    ]);
  });

  test.skipIf(skipped)('when a script fails half way, its first half is undone too', async () => {
    expect(await stateOf(database.script('create table half (a int); select 1 / 0'))).toBe('22012');
    expect(await database.query("select to_regclass('half')::text as t")).toEqual([{ t: null }]);
  });
});
