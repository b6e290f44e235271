import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { DatabaseError } from '../../../src/database/database-error.ts';
import { type Guard, loadGuard } from '../../../src/warehouse/guard/guard.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { linesOf } from '../../support/fixture-lines.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { embeddedReader, shopTables, warehouseSchema } from '../../support/warehouse-schema.ts';
import { stateOf } from '../../support/warehouse-state.ts';

interface Attack {
  readonly class: string;
  readonly sql: string;
}

const attacks = linesOf<Attack>('tests/fixtures/attacks.jsonl');
const personal = linesOf<Attack>('tests/fixtures/attacks-pii.jsonl');
const asker = { tables: shopTables, searchPath: ['shop'] };

test('when an attack is judged, the guard refuses it and says why', async () => {
  const guard = await loadGuard();
  const outcomes = attacks.map(({ sql }) => ({ sql, outcome: guard.check(sql, asker) }));
  expect(outcomes.filter(({ outcome }) => outcome.ok).map(({ sql }) => sql)).toEqual([]);
  expect(outcomes.every(({ outcome }) => !outcome.ok && /^sql-/.test(outcome.problem.code))).toBe(true);
});

describe('when the guard is switched off', () => {
  const directory = temporaryDirectory();
  let database: Database;
  let guard: Guard;

  beforeAll(async () => {
    guard = await loadGuard();
    database = await openEmbedded(await placeEmptyDatabase(`${directory}/warehouse`), {
      label: 'warehouse',
      maxHeapMb: 512,
    });
    await database.script(`${warehouseSchema}${embeddedReader}`);
  });
  afterAll(() => database.close());

  async function runs(sql: string, timeoutMs = 250): Promise<'through' | string> {
    try {
      const limits = { timeoutMs, maxRows: 50, maxBytes: 100_000 };
      await database.read({ text: sql, role: 'askbird_reader', timeZone: 'Asia/Seoul', ...limits });
      return 'through';
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      return error.sqlState ?? 'ended';
    }
  }

  test('when the attacks run as the reading role, rows, objects, settings and files stay as they were', async () => {
    const before = await stateOf(database);
    const ends = new Map<string, string>();
    for (const { class: kind, sql } of attacks) {
      ends.set(`${kind}: ${sql}`, await runs(sql));
      expect(await stateOf(database), sql).toEqual(before);
    }
    const isDocumented = (name: string) => throughTheRoleAlone.some((start) => name.startsWith(start));
    const held = [...ends].filter(([, end]) => end !== 'through' && end !== '57014').map(([name]) => name);
    const through = [...ends].filter(([, end]) => end === 'through').map(([name]) => name);
    expect(through.filter((name) => !isDocumented(name))).toEqual([]);
    expect(held.filter(isDocumented)).toEqual([]);
  }, 120_000);

  test('when personal columns are reached for, no value of theirs comes back, with the guard or without it', async () => {
    for (const { sql } of personal) {
      expect(await runs(sql), sql).toMatch(/^(42501|42703|42883|42P10|42803)$/);
      const checked = guard.check(sql, asker);
      if (checked.ok) expect(await runs(checked.value.text), sql).not.toBe('through');
    }
  });
});

/** Harmless to the state, and none of the asker's business: what the role cannot hold back and the guard does. */
const throughTheRoleAlone: readonly string[] = [
  'dos: select 1 + 1 + 1',
  "grammar: select * from json_table('[1]'::jsonb, '$[*]' columns (x int path '$'))",
  "grammar: select * from xmltable('/a' passing '<a/>' columns x text)",
  'recon: explain (settings) select 1',
  'recon: select * from pg_catalog.pg_class',
  'recon: select * from pg_class',
  'recon: select * from pg_settings',
  'recon: select * from pg_stat_activity',
  'recon: select * from pg_user',
  'recon: select current_user',
  'recon: select inet_server_addr()',
  "recon: select obj_description(1259, 'pg_class')",
  'recon: select pg_backend_pid()',
  "recon: select pg_get_viewdef('shop.city_totals'::text)",
  'recon: select pg_tables from pg_tables',
  'recon: select rolname from pg_roles',
  'recon: select session_user, current_catalog',
  'recon: select table_name from information_schema.tables',
  'recon: select version()',
  'recon: show all',
  'recon: table pg_catalog.pg_proc',
  "text: select 'xxxxxxxx",
  "text: select '\u202e' || city from shop.",
  "text: select city from shop.orders where city = '\u2066서울\u2069'",
  'write: explain (analyze true) select 1',
];
