import type { Migration } from '../migrate.ts';

/** What a thread built on is found at once, however much small talk came after it. */
export const threadStates: Migration = {
  number: 4,
  name: 'thread-states',
  sql: `
    create index thread_turns_with_state on thread_turns (thread, position) where state is not null;
  `,
};
