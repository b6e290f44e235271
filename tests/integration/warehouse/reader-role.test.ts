import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { readerRoleScript } from '../../../src/warehouse/role/reader-role-script.ts';
import { createWarehouse, type Warehouse } from '../../../src/warehouse/warehouse.ts';
import { linesOf } from '../../support/fixture-lines.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../../support/postgres-server.ts';
import { personalColumns, shopTables, warehouseSchema } from '../../support/warehouse-schema.ts';
import { stateOf } from '../../support/warehouse-state.ts';

const scope = { tables: shopTables, searchPath: ['shop'] };
const limits = { timeoutMs: 1_000, maxRows: 100, maxBytes: 1_000_000 };

describe.skipIf(whyNoPostgres() !== null)('the role on a real server', () => {
  let server: TestPostgres;
  let owner: Database;
  const opened: Database[] = [];

  beforeAll(async () => {
    server = await startPostgres();
    owner = await open(server.superuserUrl);
    await owner.script(warehouseSchema);
  });
  afterAll(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await server.stop();
  });

  async function open(url: string): Promise<Database> {
    const outcome = await openDatabase({ kind: 'server', url, label: 'warehouse' });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    opened.push(outcome.value);
    return outcome.value;
  }

  async function warehouseAs(role: string): Promise<Warehouse> {
    const url = new URL(server.superuserUrl);
    url.username = role;
    url.password = 'reader-of-tests';
    const database = await open(url.href);
    return createWarehouse({
      database,
      guard: await loadGuard(),
      limits,
      timeZone: 'Asia/Seoul',
      role: null,
    });
  }

  async function reasonsFor(role: string, setup: string): Promise<string> {
    await owner.script(`create role ${role} login password 'reader-of-tests'; ${setup}`);
    const outcome = await (await warehouseAs(role)).checkRole();
    if (outcome.ok) return 'safe';
    expect(outcome.problem.code).toBe('warehouse-role-unsafe');
    expect(outcome.problem.params?.role).toBe(role);
    return String(outcome.problem.params?.reasons);
  }

  test('when a role can do more than read, the self-check says what', async () => {
    expect(await reasonsFor('plain', '')).toBe('may create temporary tables');
    await owner.script('revoke temporary on database postgres from public');
    expect(await reasonsFor('quiet', '')).toBe('safe');
    expect(await reasonsFor('almighty', 'alter role almighty superuser')).toBe('is a superuser');
    expect(await reasonsFor('bypasser', 'alter role bypasser bypassrls createrole')).toBe(
      'bypasses row level security; may create roles',
    );
    expect(await reasonsFor('writer', 'grant insert on shop.orders to writer')).toBe(
      'can write (shop.orders)',
    );
    expect(await reasonsFor('patcher', 'grant update (total) on shop.orders to patcher')).toBe(
      'can write (shop.orders)',
    );
    expect(await reasonsFor('counter', 'grant usage on shop.order_numbers to counter')).toBe(
      'can change sequences (shop.order_numbers)',
    );
    expect(await reasonsFor('maker', 'grant create on schema shop to maker')).toBe(
      'may create objects in schema (shop)',
    );
    expect(
      await reasonsFor(
        'heir',
        'create role holder; grant delete on shop.items to holder; grant holder to heir',
      ),
    ).toBe('can write (shop.items)');
    expect(await reasonsFor('sleeper', 'alter role sleeper noinherit; grant holder to sleeper')).toBe(
      'can write (shop.items)',
    );
    expect(await reasonsFor('filer', 'grant pg_read_server_files to filer')).toBe(
      'is a member of (pg_read_server_files)',
    );
    expect(
      await reasonsFor('landlord', 'create table shop.own (); alter table shop.own owner to landlord'),
    ).toBe('owns (shop.own)');
    await owner.script('drop table shop.own');
  });

  describe('when the script has made a role', () => {
    let warehouse: Warehouse;
    let reader: Database;

    beforeAll(async () => {
      const script = readerRoleScript({
        role: 'askbird "reader"',
        schemas: ['shop'],
        hiddenColumns: personalColumns,
      });
      await owner.script(script);
      await owner.script(`${script} alter role "askbird ""reader""" password 'reader-of-tests'`);
      warehouse = await warehouseAs('askbird "reader"');
      reader = opened.at(-1) as Database;
    });

    test('it passes the check and reads', async () => {
      expect(await warehouse.checkRole()).toEqual({ ok: true, value: undefined });
      expect(await warehouse.run('select count(*) from orders', scope)).toMatchObject({
        ok: true,
        value: { rows: [[600]] },
      });
      expect((await warehouse.catalog()).tables.map((table) => table.name)).toEqual([
        'city_totals',
        'customers',
        'items',
        'orders',
      ]);
      expect(await warehouse.freshUntil('shop.orders', 'ordered_on')).toBe('2026-04-10');
    });

    test('it cannot write, even where the transaction is not read only', async () => {
      const writes = [
        'delete from shop.orders',
        'create table shop.x ()',
        'create table public.x ()',
        'create temp table x ()',
        'create schema x',
        'select shop.bump(1)',
        'call shop.wipe()',
        "select nextval('shop.order_numbers')",
        'alter role current_user superuser',
      ];
      const before = await stateOf(owner);
      for (const sql of writes) {
        const write = reader.transaction(async (tx) => {
          await tx.query('set transaction read write');
          await tx.query(sql);
        });
        await expect(write, sql).rejects.toMatchObject({
          sqlState: expect.stringMatching(/^(42501|42846)$/),
        });
      }
      expect(await stateOf(owner)).toEqual(before);
    });

    test('personal columns stay hidden, however they are reached for', async () => {
      for (const { sql } of linesOf<{ sql: string }>('tests/fixtures/attacks-pii.jsonl')) {
        const outcome = await warehouse.run(sql, scope);
        expect(outcome.ok, sql).toBe(false);
      }
      expect((await warehouse.run('select id, name, city from customers', scope)).ok).toBe(true);
    });

    test('a query that runs too long is ended by the server, in our words', async () => {
      const outcome = await warehouse.run(
        'select count(*) from orders a, orders b, orders c, orders d where a.total + b.total + c.total = d.total',
        scope,
      );
      expect(outcome).toMatchObject({ ok: false, problem: { code: 'sql-timeout', params: { seconds: 1 } } });
    });
  });
});
