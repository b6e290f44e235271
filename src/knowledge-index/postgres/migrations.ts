/**
 * The tables of the index, as data for whoever runs migrations. `vector` has no fixed length on purpose: generations of
 * different embedders stand side by side while one replaces the other.
 */
export const knowledgeIndexMigrations = {
  name: 'knowledge-index',
  migrations: [
    {
      number: 1,
      name: 'generations-items-vectors-terms',
      sql: `
        create extension if not exists vector;
        create schema knowledge_index;

        create table knowledge_index.generations (
          id integer generated always as identity primary key,
          state text not null check (state in ('building', 'active', 'retired')),
          embedder text not null,
          dimension integer not null check (dimension > 0),
          fingerprint text not null,
          counts jsonb not null default '{}',
          started_at timestamptz not null default now(),
          activated_at timestamptz,
          retired_at timestamptz
        );
        create unique index generations_one_active on knowledge_index.generations (state) where state = 'active';

        create table knowledge_index.items (
          generation integer not null references knowledge_index.generations on delete cascade,
          id integer not null,
          kind text not null,
          key text not null,
          title text not null,
          text text not null,
          payload jsonb not null,
          hash text not null,
          tables text[] not null,
          owner text not null,
          source text not null,
          primary key (generation, id),
          unique (generation, kind, key)
        );

        create table knowledge_index.vectors (
          generation integer not null,
          item integer not null,
          embedding vector not null,
          primary key (generation, item),
          foreign key (generation, item) references knowledge_index.items on delete cascade
        );
        alter table knowledge_index.vectors alter column embedding set storage external;

        create table knowledge_index.terms (
          generation integer not null,
          term text not null,
          item integer not null,
          weight real not null,
          field text not null,
          primary key (generation, term, item),
          foreign key (generation, item) references knowledge_index.items on delete cascade
        );
        create index terms_of_item on knowledge_index.terms (generation, item);
      `,
    },
  ],
} as const;
