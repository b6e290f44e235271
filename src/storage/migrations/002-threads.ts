import type { Migration } from '../migrate.ts';

/** What was said in a conversation, in its order, with what a follow-up needs to build on. */
export const threads: Migration = {
  number: 2,
  name: 'threads',
  sql: `
    create table thread_turns (
      thread text not null,
      position int4 not null,
      said_at timestamptz not null,
      question uuid,
      author text not null,
      role text not null check (role in ('asker', 'askbird')),
      text text not null,
      kind text,
      state jsonb,
      primary key (thread, position)
    );
  `,
};
