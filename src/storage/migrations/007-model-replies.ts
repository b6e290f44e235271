import type { Migration } from '../migrate.ts';

/** What models said for a question that is not answered yet, so that a crash does not have it paid twice. */
export const modelReplies: Migration = {
  number: 7,
  name: 'model-replies',
  sql: `
    create table model_replies (
      question uuid not null,
      purpose text not null,
      prompt text not null,
      ordinal int4 not null,
      kept_at timestamptz not null default now(),
      reply jsonb not null,
      primary key (question, purpose, prompt, ordinal)
    );
    create index model_replies_by_age on model_replies (kept_at);
  `,
};
