import type { Migration } from '../migrate.ts';

/** What a chat needs to find again: its own messages, votes, whom it has met, and the workspaces it was added to. */
export const chatRecords: Migration = {
  number: 6,
  name: 'chat-records',
  sql: `
    create table posted_messages (
      workspace text not null,
      channel text not null,
      ts text not null,
      thread text,
      question uuid,
      person text not null,
      source text,
      view jsonb not null,
      primary key (workspace, channel, ts)
    );
    create index posted_messages_of_thread on posted_messages (workspace, channel, thread);
    create index posted_messages_of_source on posted_messages (workspace, channel, source);
    create table feedback (
      question uuid not null,
      principal text not null,
      value text not null check (value in ('good', 'bad')),
      by text not null check (by in ('button', 'emoji')),
      at timestamptz not null,
      reason_code text,
      reason_text text,
      primary key (question, principal)
    );
    create table people (
      person text primary key,
      met_at timestamptz not null
    );
    create table installations (
      id text primary key,
      sealed bytea not null,
      saved_at timestamptz not null default now()
    );
  `,
};
