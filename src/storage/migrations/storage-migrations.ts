import type { MigrationFamily } from '../migrate.ts';
import { ledger } from './001-ledger.ts';
import { threads } from './002-threads.ts';
import { preferences } from './003-preferences.ts';
import { threadStates } from './004-thread-states.ts';

/** The tables of this folder, in the order they came to be. */
export const storageMigrations: MigrationFamily = {
  name: 'storage',
  migrations: [ledger, threads, preferences, threadStates],
};
