import type { Outcome } from '../domain/outcome.ts';
import type { Database, DatabaseEvents, DatabaseTarget } from './database.ts';

/**
 * Opens what the target names and waits until it answers. Problems: `database-in-use`, `database-foreign`,
 * `database-damaged`, `database-version`, `database-unwritable`, `storage-unreachable`, `warehouse-unreachable`.
 */
export async function openDatabase(
  target: DatabaseTarget,
  events: DatabaseEvents = {},
): Promise<Outcome<Database>> {
  if (target.kind === 'embedded') {
    const { openEmbedded } = await import('./embedded/open-embedded.ts');
    return openEmbedded(target, events);
  }
  const { openServer } = await import('./server/open-server.ts');
  return openServer(target, events);
}
