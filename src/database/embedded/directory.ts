import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The major version inside the pinned engine; directories of another one cannot be read by it. */
export const engineVersion = '18';

/** What is found where a database should be. */
export type DirectoryState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'ours' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'version'; readonly found: string };

const markerName = 'askbird.json';
const controlFileBytes = 8192;
const mustExist = ['PG_VERSION', 'base', 'global/pg_control', 'pg_wal', 'pg_xact', 'postgresql.conf'];

/** Told apart before the engine sees it: PGlite would quietly build a new database where PG_VERSION is missing. */
export function inspectDirectory(directory: string): DirectoryState {
  if (!existsSync(directory)) return { kind: 'absent' };
  if (!statSync(directory).isDirectory()) return { kind: 'foreign' };
  const entries = readdirSync(directory);
  if (entries.length === 0) return { kind: 'absent' };
  if (!entries.includes(markerName)) return { kind: 'foreign' };
  const missing = mustExist.find((name) => !existsSync(join(directory, name)));
  if (missing !== undefined) return { kind: 'damaged', reason: `${missing} is missing` };
  if (statSync(join(directory, 'global/pg_control')).size !== controlFileBytes) {
    return { kind: 'damaged', reason: 'global/pg_control is cut short' };
  }
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  return found === engineVersion ? { kind: 'ours' } : { kind: 'version', found };
}

/** Where a new database grows until it is whole. Under the lock nobody else is at it, so what lies there is a dead process's. */
export function prepareMakingDirectory(directory: string): string {
  const making = `${directory}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  return making;
}

/** Written last: a directory with it is complete. */
export function writeMarker(directory: string): void {
  const marker = { format: 1, engine: 'pglite', postgresql: engineVersion };
  writeFileSync(join(directory, markerName), `${JSON.stringify(marker)}\n`);
}

/** A terminated engine leaves its sort files behind, gigabytes at worst; the single-user engine never clears them itself. */
export function clearTemporaryFiles(directory: string): void {
  rmSync(join(directory, 'base/pgsql_tmp'), { recursive: true, force: true });
}
