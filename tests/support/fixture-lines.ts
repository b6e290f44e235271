import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The objects of a JSON Lines file; `path` counts from the repository's root. */
export function linesOf<T>(path: string): T[] {
  const lines = readFileSync(join(root, path), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

export function isPresent(path: string): boolean {
  return existsSync(join(root, path));
}
