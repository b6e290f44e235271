import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database, ReadRequest } from '../../../src/database/database.ts';
import { type Engine, engineNames, openEngine, whyNoEngine } from './engines.ts';

describe.each(engineNames)('%s', (name) => {
  const skipped = whyNoEngine(name) !== null;
  let engine: Engine;
  let database: Database;

  beforeAll(async () => {
    if (skipped) return;
    engine = await openEngine(name);
    database = engine.database;
    await database.script(`
      create schema sales;
      create table sales.orders (id int primary key, region text, amount numeric(12, 2), placed_at timestamptz);
      create table sales.members (id int, email text);
      create role reader;
      grant usage on schema sales to reader;
      grant select on sales.orders to reader;
    `);
    await database.copyIn(
      'sales.orders',
      ['id', 'region', 'amount', 'placed_at'],
      '1,서울,12000.50,2026-11-15T15:00:00Z\n2,"부산, 해운대",9000,2026-11-16T00:00:00+09:00\n3,,,\n',
    );
  });
  afterAll(() => engine?.stop());

  const read = (text: string, request: Partial<ReadRequest> = {}) =>
    database.read({
      text,
      role: null,
      timeZone: 'Asia/Seoul',
      timeoutMs: 10_000,
      maxRows: 100,
      maxBytes: 100_000,
      ...request,
    });
  const stateOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'went through',
      (error: { sqlState: string | null }) => error.sqlState,
    );

  test.skipIf(skipped)(
    'when rows of every type are read, they are the same cells with the same type names',
    async () => {
      const { columns, rows, truncated } = await read(`
      select 1::int2 as a, 9007199254740993::int8 as b, 12.50::numeric(5,2) as c, 0.1::float8 as d, true as e,
             date '2026-11-16' as f, timestamptz '2026-11-16 00:00:00+09' as g, timestamp '2026-11-16 01:02:03.5' as h,
             time '10:20' as i, interval '1 day 02:00' as j, '{"가": [1]}'::jsonb as k, array['a', null, 'b c'] as l,
             '\\x00ff'::bytea as m, '0b0e0e0e-0000-4000-8000-000000000000'::uuid as n, null as o, 'x'::char(3) as p,
             'NaN'::float8 as q, array[1.5, 2] as r, '10.0.0.1'::inet as s`);
      expect(columns.map(({ type }) => type)).toEqual([
        'int2',
        'int8',
        'numeric',
        'float8',
        'bool',
        'date',
        'timestamptz',
        'timestamp',
        'time',
        'interval',
        'jsonb',
        '_text',
        'bytea',
        'uuid',
        'text',
        'bpchar',
        'float8',
        '_numeric',
        'inet',
      ]);
      expect(rows).toEqual([
        [
          1,
          '9007199254740993',
          12.5,
          0.1,
          true,
          '2026-11-16',
          '2026-11-16T00:00:00+09:00',
          '2026-11-16T01:02:03.5',
          '10:20:00',
          '1 day 02:00:00',
          '{"가": [1]}',
          '{a,NULL,"b c"}',
          '\\x00ff',
          '0b0e0e0e-0000-4000-8000-000000000000',
          null,
          'x  ',
          'NaN',
          '{1.5,2}',
          '10.0.0.1',
        ],
      ]);
      expect(truncated).toBeNull();
    },
  );

  test.skipIf(skipped)('when the time zone is set, days and timestamps follow it', async () => {
    const text = "select placed_at, (date_trunc('day', placed_at))::date from sales.orders where id = 1";
    expect((await read(text)).rows).toEqual([['2026-11-16T00:00:00+09:00', '2026-11-16']]);
    expect((await read(text, { timeZone: 'UTC' })).rows).toEqual([
      ['2026-11-15T15:00:00+00:00', '2026-11-15'],
    ]);
  });

  test.skipIf(skipped)('when values are given, they are bound and never spliced', async () => {
    const { rows } = await read('select id from sales.orders where region = $1 and amount > $2', {
      values: ['부산, 해운대', 100],
    });
    expect(rows).toEqual([[2]]);
    expect((await read('select $1::text', { values: ["'; drop table sales.orders; --"] })).rows).toEqual([
      ["'; drop table sales.orders; --"],
    ]);
  });

  test.skipIf(skipped)(
    'when there are more rows than allowed, exactly the allowed ones come back, without reading on',
    async () => {
      expect(await read('select g from generate_series(1, 10000000) g', { maxRows: 3 })).toMatchObject({
        rows: [[1], [2], [3]],
        truncated: 'rows',
      });
      expect(await read('select g from generate_series(1, 3) g', { maxRows: 3 })).toMatchObject({
        rows: [[1], [2], [3]],
        truncated: null,
      });
      const all = await read('select g from generate_series(1, 5000) g', { maxRows: 5000 });
      expect(all.rows.map(([n]) => n)).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1));
      expect((await read('select 1 where false')).rows).toEqual([]);
    },
  );

  test.skipIf(skipped)(
    'when values are larger than allowed, whole rows up to the cap come back',
    async () => {
      const result = await read("select repeat('가', 100) from generate_series(1, 50)", { maxBytes: 1000 });
      expect(result).toMatchObject({ truncated: 'bytes' });
      expect(result.rows).toHaveLength(3);
      expect(await read("select repeat('x', 20000000)", { maxBytes: 1000 })).toMatchObject({
        rows: [],
        truncated: 'bytes',
      });
      expect((await read('select 1')).rows).toEqual([[1]]);
    },
  );

  test.skipIf(skipped)('when the statement would write, it is refused and nothing is changed', async () => {
    for (const text of [
      'insert into sales.orders (id) values (9) returning id',
      'with gone as (delete from sales.orders returning id) select * from gone',
      'create table sneaked (a int)',
      'update sales.orders set amount = 0',
      "select nextval('sneaked')",
      'explain analyze delete from sales.orders',
    ]) {
      expect(await stateOf(read(text))).toMatch(/^(25006|42P01)$/);
    }
    expect(
      await database.query('select count(*) as n from sales.orders where amount is distinct from 0'),
    ).toEqual([{ n: 3 }]);
  });

  test.skipIf(skipped)('when the text is several statements, none of them runs', async () => {
    expect(await stateOf(read('select 1; select 2'))).toBe('42601');
    expect(await stateOf(read('commit; drop table sales.orders'))).toBe('42601');
    expect(await database.query('select count(*) as n from sales.orders')).toEqual([{ n: 3 }]);
  });

  test.skipIf(skipped)('when the statement is no question at all, it is not run', async () => {
    for (const text of [
      'commit',
      'set timezone to default',
      'listen a',
      'copy sales.orders to stdout',
      'copy sales.orders from stdin',
      '',
    ]) {
      expect(await stateOf(read(text))).toBe('25006');
    }
    expect((await read("select current_setting('timezone')")).rows).toEqual([['Asia/Seoul']]);
  });

  test.skipIf(skipped)('when a role is named, its rights hold for that read alone', async () => {
    expect((await read('select current_user, count(*) from sales.orders', { role: 'reader' })).rows).toEqual([
      ['reader', 3],
    ]);
    expect(await stateOf(read('select email from sales.members', { role: 'reader' }))).toBe('42501');
    expect((await read('select email from sales.members')).rows).toEqual([]);
    expect(await stateOf(read('select 1', { role: 'nobody"; reset role; --' }))).toBe('22023');
  });

  test.skipIf(skipped)('when a search path is given, bare names are found along it', async () => {
    expect((await read('select count(*) from orders', { searchPath: ['sales'] })).rows).toEqual([[3]]);
    expect(await stateOf(read('select count(*) from orders'))).toBe('42P01');
  });

  test.skipIf(skipped)(
    'when a statement fails, its state and place are told and the next one works',
    async () => {
      await expect(read('select nothing from sales.orders')).rejects.toMatchObject({
        sqlState: '42703',
        position: 8,
      });
      expect(await stateOf(read('select 1 / (50 - g) from generate_series(1, 100) g'))).toBe('22012');
      expect(await stateOf(read('selec'))).toBe('42601');
      expect((await read('select 1')).rows).toEqual([[1]]);
    },
  );

  test.skipIf(skipped)('when a plan is asked for, it comes as rows', async () => {
    const { columns, rows } = await read('explain (format json) select * from sales.orders');
    expect(columns).toEqual([{ name: 'QUERY PLAN', type: 'json' }]);
    expect(JSON.parse(String(rows[0]?.[0]))[0].Plan['Relation Name']).toBe('orders');
  });
});
