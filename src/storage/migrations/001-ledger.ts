import type { Migration } from '../migrate.ts';

/** Every question before any work on it, every answer after: a crash leaves a row without a finish. */
export const ledger: Migration = {
  number: 1,
  name: 'ledger',
  sql: `
    create table ledger (
      id uuid primary key,
      asked_at timestamptz not null,
      principal text not null,
      thread text not null,
      door text not null,
      locale text not null,
      question text not null,
      repaired text,
      finished_at timestamptz,
      kind text,
      answer_text text,
      sql text,
      result_hash text,
      row_count int8,
      confidence text,
      knowledge text,
      timings jsonb,
      usage jsonb,
      answer jsonb
    );
    create index ledger_of_principal on ledger (principal, asked_at desc);
    create index ledger_of_thread on ledger (thread, asked_at);
    create index ledger_unfinished on ledger (asked_at) where finished_at is null;
  `,
};
