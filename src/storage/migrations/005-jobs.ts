import type { Migration } from '../migrate.ts';

/**
 * What was put down to be done. `round` is the asker's turn (start-time fair queueing): the heads of conversations are
 * taken in its order. That a conversation has one job running at most is the index's promise, whoever claims at once.
 */
export const jobs: Migration = {
  number: 5,
  name: 'jobs',
  sql: `
    create table jobs (
      id bigserial primary key,
      key text not null unique,
      kind text not null,
      conversation text not null,
      asker text not null,
      payload jsonb not null,
      received_at timestamptz not null,
      round int8 not null,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
      attempts int4 not null default 0,
      progress jsonb not null default '{}',
      problem text,
      run_after timestamptz not null default now(),
      owner text,
      lease_until timestamptz,
      stop boolean not null default false,
      replaced boolean not null default false,
      put_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz,
      check ((state = 'running') = (owner is not null and lease_until is not null)),
      check ((state in ('done', 'dead')) = (finished_at is not null))
    );
    create unique index jobs_one_running on jobs (conversation) where state = 'running';
    create index jobs_by_turn on jobs (round, id) where state in ('waiting', 'running');
    create index jobs_head on jobs (conversation, state, id) where state in ('waiting', 'running');
    create index jobs_turns_of_asker on jobs (asker, round) where state = 'waiting' or attempts > 0;
    create index jobs_turns_begun on jobs (round) where attempts > 0;
    create index jobs_of_conversation on jobs (conversation text_pattern_ops, received_at);
    create index jobs_finished on jobs (finished_at) where finished_at is not null;
  `,
};
