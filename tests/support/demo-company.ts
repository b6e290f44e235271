import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDemoCompany } from '../../demo/build.ts';
import { DEMO_DEFAULTS } from '../../demo/marker.ts';
import { demoVersion } from '../../demo/schema.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import type { Clock } from '../../src/domain/date-range.ts';

/** The morning after the small company's last day, a Wednesday. */
export const TEST_CLOCK: Clock = {
  now: new Date('2026-04-01T10:00:00+09:00'),
  timeZone: 'Asia/Seoul',
  weekStart: 'monday',
};

export const TEST_DEMO = { until: '2026-03-31', orders: 6000, seed: DEMO_DEFAULTS.seed } as const;

/** The role questions run as in the embedded warehouse. */
export const TEST_ROLE = 'askbird_reader';

export interface TestDemo {
  readonly database: Database;
  readonly directory: string;
  /** Closes the database and removes this test file's copy. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const shelf = join(root, '.askbird', 'test');
const staleAfterMs = 3 * 3_600_000;

/** A copy of the small demo company of this caller's own: one process alone may hold an embedded directory. */
export async function openTestDemo(): Promise<TestDemo> {
  const template = await ensureTestDemo();
  const directory = join(mkdtempSync(join(tmpdir(), 'askbird-demo-')), 'warehouse');
  cpSync(template, directory, { recursive: true });
  const database = await open(directory);
  return {
    database,
    directory,
    close: async () => {
      await database.close();
      rmSync(join(directory, '..'), { recursive: true, force: true });
    },
  };
}

/**
 * Builds the small company when these sources have not been built yet, and says where it is. It grows under a name of
 * its own and is renamed when whole, so that several runs at once are no danger to each other.
 */
export async function ensureTestDemo(): Promise<string> {
  const template = join(shelf, `demo-${sourcesHash()}`);
  if (existsSync(template)) return template;
  mkdirSync(shelf, { recursive: true });
  removeStale();
  const growing = mkdtempSync(join(shelf, 'growing-'));
  const directory = join(growing, 'warehouse');
  const database = await open(directory);
  await buildDemoCompany(database, TEST_DEMO);
  await database.close();
  if (!existsSync(template)) renameSync(directory, template);
  rmSync(growing, { recursive: true, force: true });
  return template;
}

async function open(directory: string): Promise<Database> {
  const opened = await openDatabase({ kind: 'embedded', directory, label: 'warehouse', extensions: [] });
  if (!opened.ok) throw new Error(`the demo company does not open: ${JSON.stringify(opened.problem)}`);
  return opened.value;
}

/** What the rows and the files on disk depend on. */
function sourcesHash(): string {
  const engine = readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'));
  return createHash('sha256')
    .update(demoVersion())
    .update(JSON.stringify(TEST_DEMO))
    .update(engine)
    .update(readFileSync(join(root, 'src/database/embedded/directory.ts')))
    .digest('hex')
    .slice(0, 16);
}

/** Companies of older sources, once no run still uses them. */
function removeStale(): void {
  for (const name of readdirSync(shelf)) {
    const path = join(shelf, name);
    if (Date.now() - statSync(path).mtimeMs > staleAfterMs) rmSync(path, { recursive: true, force: true });
  }
}
