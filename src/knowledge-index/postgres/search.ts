import type { Queryable } from '../../database/database.ts';
import type {
  Generation,
  ItemRef,
  LegHit,
  SearchRequest,
  SearchResult,
  SparseHit,
  StoredItem,
} from '../knowledge-index.ts';
import { vectorText } from './vector-text.ts';

/** Both legs run in the database, each with the asker's filter inside the query. */
export async function searchGeneration(
  database: Queryable,
  generation: Generation,
  request: SearchRequest,
): Promise<SearchResult> {
  const [dense, sparse] = await Promise.all([
    request.vector === null ? [] : denseLeg(database, generation.id, request, request.vector),
    sparseLeg(database, generation.id, request),
  ]);
  return { generation, dense, sparse };
}

const admitted = `i.generation = $1 and i.kind = any($2::text[]) and ($3::text[] is null or i.tables <@ $3::text[])`;

/** Exact: every vector of the kinds is compared, once each, so the filter costs no recall. */
async function denseLeg(
  database: Queryable,
  generation: number,
  request: SearchRequest,
  vector: Float32Array,
): Promise<LegHit[]> {
  return database.query<LegHit>(
    `with compared as materialized (
       select i.id, i.kind, i.key, i.title, i.tables, 1 - (v.embedding <=> $4::vector) as score
       from knowledge_index.items i
       join knowledge_index.vectors v on v.generation = i.generation and v.item = i.id
       where ${admitted}
     )
     select kind, key, title, tables, score from (
       select *, row_number() over (partition by kind order by score desc, id) as place
       from compared where score > 0 and score <> 'NaN'
     ) ranked
     where place <= $5 order by kind, place`,
    [generation, request.kinds, listOf(request.visible), vectorText(vector), request.perKind],
  );
}

async function sparseLeg(
  database: Queryable,
  generation: number,
  request: SearchRequest,
): Promise<SparseHit[]> {
  return database.query<SparseHit>(
    `select i.kind, i.key, i.title, i.tables, ranked.score, ranked.matched
     from (
       select *, row_number() over (partition by kind order by score desc, id) as place
       from (
         select i.id, i.kind, sum(t.weight * asked.share) as score,
                json_agg(json_build_object('term', t.term, 'weight', t.weight * asked.share, 'field', t.field)
                         order by t.weight * asked.share desc, t.term) as matched
         from unnest($4::text[], $5::float8[]) as asked (term, share)
         join knowledge_index.terms t on t.generation = $1 and t.term = asked.term
         join knowledge_index.items i on i.generation = t.generation and i.id = t.item
         where ${admitted}
         group by i.id, i.kind
       ) summed
     ) ranked
     join knowledge_index.items i on i.generation = $1 and i.id = ranked.id
     where place <= $6 order by i.kind, place`,
    [
      generation,
      request.kinds,
      listOf(request.visible),
      [...request.terms.keys()],
      [...request.terms.values()],
      request.perKind,
    ],
  );
}

function listOf(visible: ReadonlySet<string> | null): string[] | null {
  return visible === null ? null : [...visible];
}

/** The items that exist, in the order asked for. */
export async function fetchItems(
  database: Queryable,
  generation: number,
  refs: readonly ItemRef[],
): Promise<StoredItem[]> {
  return database.query<StoredItem>(
    `select i.kind, i.key, i.title, i.text, i.payload, i.hash, i.tables, i.owner, i.source
     from unnest($2::text[], $3::text[]) with ordinality as asked (kind, key, place)
     join knowledge_index.items i on i.generation = $1 and i.kind = asked.kind and i.key = asked.key
     order by asked.place`,
    [generation, refs.map(({ kind }) => kind), refs.map(({ key }) => key)],
  );
}
