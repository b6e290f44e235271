import type { Migration } from '../migrate.ts';

/** What a word with several meanings is read as, for one person or in one conversation. */
export const preferences: Migration = {
  number: 3,
  name: 'preferences',
  sql: `
    create table preferences (
      scope text not null check (scope in ('person', 'thread')),
      owner text not null,
      word text not null,
      spelling text not null,
      kind text not null check (kind in ('metric', 'dimension', 'value', 'range')),
      name text not null,
      created_at timestamptz not null,
      position bigserial,
      primary key (scope, owner, word)
    );
  `,
};
