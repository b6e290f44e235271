import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/database/open-database.ts';
import { openEmbedded, placeEmptyDatabase } from '../../support/embedded-database.ts';
import { runChild } from '../../support/run-child.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const hold = join(import.meta.dirname, 'children/hold.ts');
const base = temporaryDirectory();
const target = (directory: string) =>
  ({ kind: 'embedded', directory, label: 'storage', extensions: [] }) as const;

test('when another process holds the directory, the second is told who, and gets in when it is let go', async () => {
  const directory = await placeEmptyDatabase(join(base, 'held'));
  const holder = runChild(hold, directory);
  expect(JSON.parse(await holder.nextLine())).toEqual({ opened: true });

  const refused = await openDatabase(target(directory));
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'database-in-use', params: { directory, pid: holder.process.pid, command: 'hold.ts' } },
  });
  const since = refused.ok ? '' : String(refused.problem.params?.since);
  expect(Date.parse(since)).not.toBeNaN();

  holder.process.stdin?.write('close\n');
  expect(await holder.ended).toBe(0);
  expect(existsSync(`${directory}.lock`)).toBe(false);
  await (await openEmbedded(directory)).close();
});

test('when this very process holds the directory, a second open is refused too', async () => {
  const directory = await placeEmptyDatabase(join(base, 'twice'));
  const first = await openEmbedded(directory);
  expect(await openDatabase(target(directory))).toMatchObject({
    ok: false,
    problem: { code: 'database-in-use', params: { pid: process.pid } },
  });
  await first.close();
});

test('when the holder was killed, its lock is taken over', async () => {
  const directory = await placeEmptyDatabase(join(base, 'killed'));
  const holder = runChild(hold, directory);
  await holder.nextLine();
  await holder.kill9();
  expect(existsSync(`${directory}.lock`)).toBe(true);
  const database = await openEmbedded(directory);
  expect(JSON.parse(readFileSync(`${directory}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
  await database.close();
});

test('when a lock names a living process that began at another time, its id was used again and the lock is stale', async () => {
  const directory = await placeEmptyDatabase(join(base, 'reused'));
  const holder = runChild(hold, directory);
  await holder.nextLine();
  const lock = JSON.parse(readFileSync(`${directory}.lock`, 'utf8'));
  await holder.kill9();
  writeFileSync(`${directory}.lock`, JSON.stringify({ ...lock, pid: process.pid }));
  await (await openEmbedded(directory)).close();
});

test('when a lock is old or from another machine, it is believed all the same', async () => {
  const directory = await placeEmptyDatabase(join(base, 'elsewhere'));
  const lock = {
    id: 'x',
    pid: 2 ** 22,
    start: 'never',
    host: 'another-machine',
    since: '2001-01-01T00:00:00Z',
    command: 'ask.ts',
  };
  writeFileSync(`${directory}.lock`, JSON.stringify(lock));
  expect(await openDatabase(target(directory))).toMatchObject({
    ok: false,
    problem: { code: 'database-in-use', params: { host: 'another-machine' } },
  });
});

test('when many processes find a dead lock at once, one alone gets the directory', async () => {
  const directory = await placeEmptyDatabase(join(base, 'raced'));
  const dead = runChild(hold, directory);
  await dead.nextLine();
  await dead.kill9();
  const racers = Array.from({ length: 4 }, () => runChild(hold, directory));
  const said = await Promise.all(racers.map((racer) => racer.nextLine()));
  const winners = said.filter((line) => JSON.parse(line).opened === true);
  for (const racer of racers) racer.process.stdin?.end('close\n');
  await Promise.all(racers.map((racer) => racer.ended));
  expect(winners).toHaveLength(1);
}, 60_000);
