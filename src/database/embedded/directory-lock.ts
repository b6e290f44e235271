import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import { processStart } from './process-identity.ts';

/** Who holds a directory. */
export interface LockHolder {
  readonly id: string;
  readonly pid: number;
  /** See `processStart`. */
  readonly start: string;
  readonly host: string;
  readonly since: string;
  /** The script that runs there, without its arguments. */
  readonly command: string;
}

export type LockResult =
  | { readonly ok: true; readonly lock: DirectoryLock }
  | { readonly ok: false; readonly holder: LockHolder };

export interface DirectoryLock {
  release(): void;
}

/**
 * Two processes on one embedded directory silently lose rows, and the engine itself does not notice, so one file beside
 * it says whose it is. A lock is taken over only when its process is gone, never by age. Throws when the file cannot
 * be written.
 */
export function lockDirectory(directory: string): LockResult {
  return acquire(`${directory}.lock`);
}

function acquire(path: string): LockResult {
  for (;;) {
    const mine = describeThisProcess();
    if (place(path, mine)) return { ok: true, lock: { release: () => release(path, mine) } };
    const holder = readHolder(path);
    if (holder === null) continue;
    if (isHeld(holder)) return { ok: false, holder };
    const refused = removeStale(path, holder);
    if (refused !== null) return { ok: false, holder: refused };
  }
}

/** A hard link appears whole or not at all, so nobody ever reads a half-written lock. */
function place(path: string, holder: LockHolder): boolean {
  const draft = `${path}.${holder.id}`;
  writeFileSync(draft, JSON.stringify(holder), { flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Only the holder of the take-over lock may remove a dead process's lock; else two processes that both found it dead
 * could each remove the other's new one. A take-over that was itself killed is taken over in the same way.
 */
function removeStale(path: string, stale: LockHolder): LockHolder | null {
  const takeover = acquire(`${path}.takeover`);
  if (!takeover.ok) return takeover.holder;
  try {
    if (readHolder(path)?.id === stale.id) unlinkSync(path);
    return null;
  } finally {
    takeover.lock.release();
  }
}

function release(path: string, mine: LockHolder): void {
  if (readHolder(path)?.id === mine.id) rmSync(path, { force: true });
}

function readHolder(path: string): LockHolder | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return JSON.parse(text) as LockHolder;
  } catch {
    return { id: text, pid: 0, start: '', host: 'unknown', since: 'unknown', command: 'unknown' };
  }
}

/** Of another machine's processes nothing can be known, so theirs is always believed. */
function isHeld(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  return processStart(holder.pid) === holder.start;
}

function describeThisProcess(): LockHolder {
  return {
    id: randomUUID(),
    pid: process.pid,
    start: processStart(process.pid) ?? 'unknown',
    host: hostname(),
    since: new Date().toISOString(),
    command: basename(process.argv[1] ?? 'node'),
  };
}
