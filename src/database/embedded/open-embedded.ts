import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Outcome } from '../../domain/outcome.ts';
import { done, failed } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Database, DatabaseEvents, EmbeddedTarget } from '../database.ts';
import { DatabaseError } from '../database-error.ts';
import type { DirectoryState } from './directory.ts';
import {
  clearTemporaryFiles,
  engineVersion,
  inspectDirectory,
  prepareMakingDirectory,
  writeMarker,
} from './directory.ts';
import type { DirectoryLock, LockHolder } from './directory-lock.ts';
import { lockDirectory } from './directory-lock.ts';
import { EmbeddedDatabase } from './embedded-database.ts';
import type { Engine } from './engine.ts';
import { startEngine } from './engine.ts';

/** Opens the directory, making it first when there is none; it is this process's alone until `close`. */
export async function openEmbedded(
  target: EmbeddedTarget,
  events: DatabaseEvents,
): Promise<Outcome<Database>> {
  const { directory } = target;
  let lock: DirectoryLock | null = null;
  try {
    mkdirSync(dirname(directory), { recursive: true });
    const locked = lockDirectory(directory);
    if (!locked.ok) return failed(inUse(directory, locked.holder));
    lock = locked.lock;
    const opened = await openLocked(target, events, lock);
    if (!opened.ok) lock.release();
    return opened;
  } catch (error) {
    lock?.release();
    const problem = unwritable(directory, error);
    if (problem === null) throw error;
    return failed(problem);
  }
}

async function openLocked(
  target: EmbeddedTarget,
  events: DatabaseEvents,
  lock: DirectoryLock,
): Promise<Outcome<Database>> {
  const { directory } = target;
  let state = inspectDirectory(directory);
  if (state.kind === 'absent') {
    await makeDirectory(target);
    state = inspectDirectory(directory);
  }
  if (state.kind !== 'ours') return failed(problemOf(directory, state));
  try {
    return done(await serve(target, events, lock));
  } catch (error) {
    return failed({
      code: 'database-damaged',
      params: { directory, reason: 'the engine does not start on it' },
      cause: error,
    });
  }
}

/**
 * A new database takes seconds to make and may be killed half way. It grows in a directory beside and is renamed when
 * it is whole, so that what has the right name is never half a database.
 */
async function makeDirectory(target: EmbeddedTarget): Promise<void> {
  const making = prepareMakingDirectory(target.directory);
  const engine = await startEngine({ ...target, directory: making, onLost: () => undefined });
  await engine.call({ kind: 'close' });
  await engine.end();
  writeMarker(making);
  removeEmpty(target.directory);
  renameSync(making, target.directory);
}

function removeEmpty(directory: string): void {
  try {
    rmdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function serve(
  target: EmbeddedTarget,
  events: DatabaseEvents,
  lock: DirectoryLock,
): Promise<EmbeddedDatabase> {
  let database: EmbeddedDatabase | null = null;
  const start = async (): Promise<Engine> => {
    clearTemporaryFiles(target.directory);
    const engine: Engine = await startEngine({ ...target, onLost: () => database?.lost(engine) });
    return engine;
  };
  const first = await start();
  database = new EmbeddedDatabase({ first, restart: start, release: () => lock.release(), events });
  return database;
}

function inUse(directory: string, { pid, since, host, command }: LockHolder): Problem {
  return {
    code: 'database-in-use',
    params: { directory, pid, since, host, command, lock: `${directory}.lock` },
  };
}

function problemOf(directory: string, state: Exclude<DirectoryState, { kind: 'ours' }>): Problem {
  switch (state.kind) {
    case 'version':
      return {
        code: 'database-version',
        params: { directory, found: state.found, expected: engineVersion },
      };
    case 'damaged':
      return { code: 'database-damaged', params: { directory, reason: state.reason } };
    case 'absent':
      return { code: 'database-damaged', params: { directory, reason: 'it vanished while it was opened' } };
    case 'foreign':
      return { code: 'database-foreign', params: { directory } };
  }
}

const writeFaults = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EBUSY',
  'ENOTDIR',
  'ENAMETOOLONG',
  'EXDEV',
  'EEXIST',
  'EISDIR',
]);

function unwritable(directory: string, error: unknown): Problem | null {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (writeFaults.has(code)) {
    return { code: 'database-unwritable', params: { directory, reason: code }, cause: error };
  }
  return error instanceof DatabaseError
    ? { code: 'database-unwritable', params: { directory, reason: 'ENGINE' }, cause: error }
    : null;
}
