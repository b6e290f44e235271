import type { MigrationFamily } from '../migrate.ts';
import { ledger } from './001-ledger.ts';
import { threads } from './002-threads.ts';
import { preferences } from './003-preferences.ts';
import { threadStates } from './004-thread-states.ts';
import { jobs } from './005-jobs.ts';
import { chatRecords } from './006-chat-records.ts';
import { modelReplies } from './007-model-replies.ts';

/** The tables of this folder, in the order they came to be. */
export const storageMigrations: MigrationFamily = {
  name: 'storage',
  migrations: [ledger, threads, preferences, threadStates, jobs, chatRecords, modelReplies],
};
