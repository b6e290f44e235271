import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDemoCompany, readDemoBuild } from '../../../demo/build.ts';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';

const root = join(import.meta.dirname, '../../..');
let home: string;
let directory: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'askbird-reset-'));
  directory = join(home, 'warehouse');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function open(): Promise<Database> {
  const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** Resolves when the child has built as much as said and was killed there. */
async function killAt(child: ChildProcess, fraction: number): Promise<void> {
  if (!child.stdout) throw new Error('the child has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) >= fraction) break;
  }
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function reset(...options: string[]): Promise<{ code: number; out: string; error: string }> {
  const script = [
    '--import',
    'tsx',
    'scripts/demo-reset.ts',
    '--home',
    home,
    '--until',
    '2026-03-31',
    ...options,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, script, { cwd: root }, (failure, out, error) =>
      resolve({ code: failure ? Number(failure.code) : 0, out, error }),
    );
  });
}

describe('a build of the demo company', () => {
  it('when killed half way, the next start sees that it is unfinished and can build it whole', async () => {
    const script = join(import.meta.dirname, 'build-child.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory], { cwd: root });
    await killAt(child, 0.3);
    const database = await open();
    expect(await readDemoBuild(database)).toBeNull();
    const fractions: number[] = [];
    const onProgress = (fraction: number) => fractions.push(fraction);
    const report = await buildDemoCompany(database, {
      until: '2026-03-31',
      orders: 1000,
      seed: 1,
      onProgress,
    });
    expect(await readDemoBuild(database)).toMatchObject({
      until: '2026-03-31',
      orders: 1000,
      rows: report.rows,
    });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    await database.close();
  }, 60_000);
});

describe('demo:reset', () => {
  it('when there is a warehouse, it is replaced by the one asked for', async () => {
    expect((await reset('--orders', '1000')).code).toBe(0);
    const again = await reset('--orders', '1200', '--seed', '5');
    expect(again).toMatchObject({ code: 0, error: '' });
    const database = await open();
    expect(await readDemoBuild(database)).toMatchObject({ until: '2026-03-31', orders: 1200, seed: 5 });
    await database.close();
  }, 60_000);

  it('when another process holds the warehouse, it refuses, names the holder and leaves the rows', async () => {
    const database = await open();
    await database.script('create table kept (id integer)');
    const refused = await reset('--orders', '1000');
    expect(refused.code).toBe(1);
    expect(refused.error).toContain(String(process.pid));
    expect(await database.query('select * from kept')).toEqual([]);
    await database.close();
  }, 60_000);

  it('when the directory is not ours, it refuses and leaves it', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'thesis.txt'), 'do not lose');
    expect((await reset('--orders', '1000')).code).toBe(1);
    expect(existsSync(join(directory, 'thesis.txt'))).toBe(true);
  });

  it('when an option makes no sense, it says so and builds nothing', async () => {
    const refused = await reset('--orders', '5');
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('1,000');
    expect(existsSync(directory)).toBe(false);
  });
});
