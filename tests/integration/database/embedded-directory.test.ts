import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const base = temporaryDirectory();
const open = (directory: string) =>
  openDatabase({ kind: 'embedded', directory, label: 'storage', extensions: [] });

test('when a directory holds something else, it is called foreign and left as it is', async () => {
  const directory = join(base, 'photos');
  mkdirSync(directory);
  writeFileSync(join(directory, 'holiday.jpg'), 'x');
  expect(await open(directory)).toMatchObject({
    ok: false,
    problem: { code: 'database-foreign', params: { directory } },
  });
  expect(existsSync(join(directory, 'holiday.jpg'))).toBe(true);
  expect(existsSync(`${directory}.lock`)).toBe(false);
});

test('when the path is a file, it is called foreign', async () => {
  const path = join(base, 'a-file');
  writeFileSync(path, 'x');
  expect(await open(path)).toMatchObject({ ok: false, problem: { code: 'database-foreign' } });
});

test.each(['PG_VERSION', 'global/pg_control', 'pg_wal'])(
  'when %s is gone, the database is called damaged and is not made anew',
  async (name) => {
    const directory = await placeEmptyDatabase(join(base, `without-${name.replaceAll('/', '-')}`));
    rmSync(join(directory, name), { recursive: true });
    expect(await open(directory)).toMatchObject({
      ok: false,
      problem: { code: 'database-damaged', params: { directory, reason: `${name} is missing` } },
    });
    expect(existsSync(join(directory, name))).toBe(false);
  },
);

test('when the control file is cut short or overwritten, the database is called damaged', async () => {
  const directory = await placeEmptyDatabase(join(base, 'control'));
  const control = join(directory, 'global/pg_control');
  writeFileSync(control, Buffer.alloc(8192, 7));
  expect(await open(directory)).toMatchObject({ ok: false, problem: { code: 'database-damaged' } });
  truncateSync(control, 100);
  expect(await open(directory)).toMatchObject({ ok: false, problem: { code: 'database-damaged' } });
});

test('when another version of PostgreSQL made the directory, both versions are named', async () => {
  const directory = await placeEmptyDatabase(join(base, 'older'));
  writeFileSync(join(directory, 'PG_VERSION'), '17\n');
  expect(await open(directory)).toMatchObject({
    ok: false,
    problem: { code: 'database-version', params: { found: '17', expected: '18' } },
  });
});

test('when sort files of an ended engine lie about, opening clears them', async () => {
  const directory = await placeEmptyDatabase(join(base, 'sorted'));
  mkdirSync(join(directory, 'base/pgsql_tmp'), { recursive: true });
  writeFileSync(join(directory, 'base/pgsql_tmp/pgsql_tmp42.0'), Buffer.alloc(1000));
  const database = await openEmbedded(directory);
  expect(existsSync(join(directory, 'base/pgsql_tmp/pgsql_tmp42.0'))).toBe(false);
  await database.close();
});

test('when the place cannot be written, that is said', async () => {
  const file = join(base, 'in-the-way');
  writeFileSync(file, 'x');
  expect(await open(join(file, 'storage'))).toMatchObject({
    ok: false,
    problem: { code: 'database-unwritable' },
  });
});
