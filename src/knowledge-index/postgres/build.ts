import type { Database, Queryable } from '../../database/database.ts';
import type { KnowledgeKind } from '../../domain/knowledge.ts';
import type { Build, Generation, IndexEntry } from '../knowledge-index.ts';
import { generationColumns } from './generations.ts';
import { vectorText } from './vector-text.ts';

interface BuildDeps {
  readonly database: Database;
  readonly generation: number;
  readonly keepHours: number;
}

/** Writes one generation in batches, each its own transaction, so that questions are answered meanwhile. */
export function createBuild({ database, generation, keepHours }: BuildDeps): Build {
  let stored = 0;
  return {
    generation,
    add: async (entries) => {
      const first = stored + 1;
      stored += entries.length;
      await database.transaction(async (tx) => {
        await addItems(tx, generation, first, entries);
        await addVectors(tx, generation, first, entries);
        await takeOverVectors(tx, generation, first, entries);
        await addTerms(tx, generation, first, entries);
      });
    },
    count: () => countItems(database, generation),
    probe: (kind, vector, limit) => probe(database, generation, kind, vector, limit),
    activate: async () => {
      const counts = await countItems(database, generation);
      await database.query('analyze knowledge_index.items, knowledge_index.vectors, knowledge_index.terms');
      return database.transaction((tx) => activate(tx, generation, counts, keepHours));
    },
    discard: async () => {
      await database.query(`delete from knowledge_index.generations where id = $1 and state = 'building'`, [
        generation,
      ]);
    },
  };
}

async function addItems(tx: Queryable, generation: number, first: number, entries: readonly IndexEntry[]) {
  const rows = entries.map(({ item }, at) => ({ id: first + at, ...item }));
  await tx.query(
    `insert into knowledge_index.items
       (generation, id, kind, key, title, text, payload, hash, tables, owner, source)
     select $1, id, kind, key, title, text, payload, hash,
            array(select json_array_elements_text(tables)), owner, source
     from json_to_recordset($2::json) as row (
       id integer, kind text, key text, title text, text text, payload jsonb, hash text,
       tables json, owner text, source text)`,
    [generation, JSON.stringify(rows)],
  );
}

async function addVectors(tx: Queryable, generation: number, first: number, entries: readonly IndexEntry[]) {
  const rows = entries.flatMap(({ vector }, at) =>
    vector === null ? [] : [{ item: first + at, embedding: vectorText(vector) }],
  );
  await tx.query(
    `insert into knowledge_index.vectors (generation, item, embedding)
     select $1, item, embedding::vector from json_to_recordset($2::json) as row (item integer, embedding text)`,
    [generation, JSON.stringify(rows)],
  );
}

/** An unchanged item keeps the vector it has in the active generation: embedding again costs money or minutes. */
async function takeOverVectors(
  tx: Queryable,
  generation: number,
  first: number,
  entries: readonly IndexEntry[],
) {
  const wanted = entries.flatMap(({ vector }, at) => (vector === null ? [first + at] : []));
  if (wanted.length === 0) return;
  const taken = await tx.query(
    `insert into knowledge_index.vectors (generation, item, embedding)
     select $1, new.id, v.embedding
     from knowledge_index.items new
     join knowledge_index.generations g on g.state = 'active'
     join knowledge_index.items old on old.generation = g.id and old.kind = new.kind and old.key = new.key
     join knowledge_index.vectors v on v.generation = old.generation and v.item = old.id
     where new.generation = $1 and new.id = any($2::integer[])
     returning item`,
    [generation, wanted],
  );
  if (taken.length !== wanted.length) {
    throw new Error(`${wanted.length - taken.length} items have no vector to take over`);
  }
}

async function addTerms(tx: Queryable, generation: number, first: number, entries: readonly IndexEntry[]) {
  const rows = entries.flatMap(({ terms }, at) => terms.map((term) => ({ item: first + at, ...term })));
  await tx.query(
    `insert into knowledge_index.terms (generation, term, item, weight, field)
     select $1, term, item, weight, field
     from json_to_recordset($2::json) as row (item integer, term text, weight real, field text)`,
    [generation, JSON.stringify(rows)],
  );
}

type Counts = Readonly<Partial<Record<KnowledgeKind, number>>>;

/** Counts what can be found: an item without its vector is not counted. */
async function countItems(database: Queryable, generation: number): Promise<Counts> {
  const rows = await database.query<{ kind: KnowledgeKind; count: number }>(
    `select i.kind, count(*) as count
     from knowledge_index.items i
     join knowledge_index.vectors v on v.generation = i.generation and v.item = i.id
     where i.generation = $1 group by i.kind order by i.kind`,
    [generation],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
}

async function probe(
  database: Queryable,
  generation: number,
  kind: KnowledgeKind,
  vector: Float32Array,
  limit: number,
): Promise<string[]> {
  const rows = await database.query<{ key: string }>(
    `select i.key
     from knowledge_index.items i
     join knowledge_index.vectors v on v.generation = i.generation and v.item = i.id
     where i.generation = $1 and i.kind = $2
     order by v.embedding <=> $3::vector, i.id limit $4`,
    [generation, kind, vectorText(vector), limit],
  );
  return rows.map(({ key }) => key);
}

async function activate(
  tx: Queryable,
  generation: number,
  counts: Counts,
  keepHours: number,
): Promise<Generation> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('knowledge_index.activate'))`);
  await tx.query(
    `update knowledge_index.generations set state = 'retired', retired_at = now() where state = 'active'`,
  );
  const [active] = await tx.query<Generation>(
    `update knowledge_index.generations set state = 'active', activated_at = now(), counts = $2
     where id = $1 and state = 'building' returning ${generationColumns}`,
    [generation, counts],
  );
  if (active === undefined) throw new Error(`generation ${generation} is not being built`);
  await tx.query(
    `delete from knowledge_index.generations
     where state = 'retired' and retired_at < now() - make_interval(hours => $1::integer)`,
    [keepHours],
  );
  return active;
}
