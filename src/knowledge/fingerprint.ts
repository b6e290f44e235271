import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Files below `directory`, `/`-separated and sorted; hidden files and folders (editors' and systems' own) are left out. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

/**
 * Changes when a file is added, removed, renamed or written; reads no contents, so that every start can afford it.
 * Throws when the directory cannot be read.
 */
export async function knowledgeFingerprint(directory: string): Promise<string> {
  const paths = await listFiles(directory);
  const stats = await Promise.all(paths.map((path) => stat(join(directory, path))));
  const hash = createHash('sha256');
  paths.forEach((path, index) => {
    const file = stats[index];
    hash.update(`${path}\0${file?.size}\0${file?.mtimeMs}\n`);
  });
  return hash.digest('hex').slice(0, 32);
}
