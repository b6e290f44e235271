import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, DatabaseEvents, EmbeddedTarget } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';

const root = join(import.meta.dirname, '../..');
const shelf = join(root, '.askbird', 'test');

/** Opens an embedded database that must open; a problem fails the test with its code. */
export async function openEmbedded(
  directory: string,
  options: Partial<EmbeddedTarget> & { events?: DatabaseEvents } = {},
): Promise<Database> {
  const { events, ...target } = options;
  const opened = await openDatabase(
    { kind: 'embedded', directory, label: 'storage', extensions: [], ...target },
    events,
  );
  if (!opened.ok) throw new Error(`${opened.problem.code} ${JSON.stringify(opened.problem.params)}`);
  return opened.value;
}

/** Puts an empty database at `directory`: copied, since making one takes seconds and copying a tenth of one. */
export async function placeEmptyDatabase(directory: string): Promise<string> {
  cpSync(await emptyTemplate(), directory, { recursive: true });
  return directory;
}

/** Made once for all runs; grows under a name of its own, so that several runs at once are no danger to each other. */
async function emptyTemplate(): Promise<string> {
  const engine = JSON.parse(
    readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
  ) as { version: string };
  const template = join(shelf, `empty-${engine.version}`);
  if (existsSync(template)) return template;
  mkdirSync(shelf, { recursive: true });
  const growing = mkdtempSync(join(shelf, 'growing-'));
  const database = await openEmbedded(join(growing, 'empty'));
  await database.close();
  if (!existsSync(template)) renameSync(join(growing, 'empty'), template);
  rmSync(growing, { recursive: true, force: true });
  return template;
}
