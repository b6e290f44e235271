import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { runChild } from '../../support/run-child.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const hold = join(import.meta.dirname, 'children/hold.ts');
const base = temporaryDirectory();

test('when the process is killed while it writes, no acknowledged row is lost', async () => {
  const directory = await placeEmptyDatabase(join(base, 'written'));
  let acknowledged = 0;
  for (const afterMs of [150, 400, 50]) {
    const child = runChild(join(import.meta.dirname, 'children/write-loop.ts'), directory);
    await child.nextLine();
    await pause(afterMs);
    await child.kill9();
    expect(Number(child.lines.at(-1))).toBeGreaterThan(acknowledged);
    acknowledged = Number(child.lines.at(-1));
  }
  const database = await openEmbedded(directory);
  const [row] = await database.query<{ count: number; last: number }>(
    'select count(*) as count, max(n) as last from acknowledged',
  );
  await database.close();
  expect(row?.last).toBeGreaterThanOrEqual(acknowledged);
  expect(row?.count).toBe(row?.last);
}, 60_000);

test('when the process is killed while it makes the database, the next open makes it whole', async () => {
  const directory = join(base, 'made');
  for (const what of ['engine', 'files'] as const) {
    const child = runChild(hold, directory);
    const making = `${directory}.making`;
    while (!existsSync(what === 'engine' ? making : join(making, 'base'))) await pause(5);
    await child.kill9();
    expect(existsSync(directory)).toBe(false);
  }
  const database = await openEmbedded(directory);
  await database.script('create table t (a int)');
  await database.query('insert into t values (1)');
  await database.close();
  const again = await openEmbedded(directory);
  expect(await again.query('select a from t')).toEqual([{ a: 1 }]);
  await again.close();
  expect(readdirSync(base).filter((name) => name.startsWith('made'))).toEqual(['made']);
}, 60_000);
