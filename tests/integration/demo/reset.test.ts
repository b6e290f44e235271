import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDemoCompany } from '../../../demo/build.ts';
import { readDemoBuild } from '../../../demo/marker.ts';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import type { TestDemo } from '../../support/demo-company.ts';
import { openTestDemo, TEST_DEMO } from '../../support/demo-company.ts';

const root = join(import.meta.dirname, '../../..');

async function open(directory: string): Promise<Database> {
  const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** Resolves when the child has built as much as said and was killed there. */
async function killAt(child: ChildProcess, fraction: number): Promise<void> {
  if (!child.stdout) throw new Error('the child has no output to read');
  const gone = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) >= fraction) break;
  }
  child.kill('SIGKILL');
  expect(await gone).toBe('SIGKILL');
}

function reset(home: string, ...options: string[]): Promise<{ code: number; error: string }> {
  const script = [
    '--import',
    'tsx',
    'scripts/demo-reset.ts',
    '--home',
    home,
    '--until',
    '2026-05-31',
    ...options,
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, script, { cwd: root }, (failure, _, error) =>
      resolve({ code: failure ? Number(failure.code) : 0, error }),
    );
  });
}

describe('with a finished demo company', () => {
  let demo: TestDemo;
  beforeEach(async () => {
    demo = await openTestDemo();
  });
  afterEach(async () => {
    await demo.close();
  });

  it('when a build is killed half way, the next start sees that it is unfinished and can build it whole', async () => {
    await demo.database.close();
    const script = join(import.meta.dirname, 'build-child.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, demo.directory], { cwd: root });
    await killAt(child, 0.3);

    const database = await open(demo.directory);
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
  }, 120_000);

  it("when schemas of the same names are somebody else's, a build refuses and leaves them", async () => {
    await demo.database.script('drop schema demo cascade');
    const options = { until: '2026-03-31', orders: 1000, seed: 1 };
    await expect(buildDemoCompany(demo.database, options)).rejects.toThrow(/core/);
    expect(await demo.database.query('select count(*)::int as n from core.regions')).toEqual([{ n: 46 }]);
  });

  it('when it is reset, it is replaced by the one asked for', async () => {
    await demo.database.close();
    const done = await reset(dirname(demo.directory), '--orders', '1200', '--seed', '5');
    expect(done).toEqual({ code: 0, error: '' });
    const database = await open(demo.directory);
    expect(await readDemoBuild(database)).toMatchObject({ until: '2026-05-31', orders: 1200, seed: 5 });
    await database.close();
  }, 120_000);

  it('when another process holds it, a reset refuses, names the holder and leaves the rows', async () => {
    const refused = await reset(dirname(demo.directory), '--orders', '1000');
    expect(refused.code).toBe(1);
    expect(refused.error).toContain(String(process.pid));
    expect(await readDemoBuild(demo.database)).toMatchObject(TEST_DEMO);
  }, 120_000);
});

describe('without one', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'askbird-reset-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('when the directory is not ours, a reset refuses and leaves it', async () => {
    mkdirSync(join(home, 'warehouse'));
    writeFileSync(join(home, 'warehouse', 'thesis.txt'), 'do not lose');
    expect((await reset(home, '--orders', '1000')).code).toBe(1);
    expect(existsSync(join(home, 'warehouse', 'thesis.txt'))).toBe(true);
  });

  it('when an option makes no sense, a reset says so and builds nothing', async () => {
    const refused = await reset(home, '--orders', '5');
    expect(refused.code).toBe(1);
    expect(refused.error).toContain('1,000');
    expect(existsSync(join(home, 'warehouse'))).toBe(false);
  });
});
