import type { Queryable } from '../../database/database.ts';
import type {
  Generation,
  LegHit,
  SearchRequest,
  SearchResult,
  SparseHit,
  StoredItem,
} from '../knowledge-index.ts';
import { vectorText } from './vector-text.ts';

/** Both legs in the database, each with the asker's filter inside the query, then the items they found. */
export async function searchGeneration(
  database: Queryable,
  generation: Generation,
  request: SearchRequest,
): Promise<SearchResult> {
  const [dense, sparse] = await Promise.all([
    denseLeg(database, generation.id, request),
    sparseLeg(database, generation.id, request),
  ]);
  const ids = [...new Set([...dense, ...sparse].map(({ id }) => id))];
  const rows = await database.query<StoredItem & { id: number }>(
    `select id, kind, key, title, text, payload, hash, tables, owner, source
     from knowledge_index.items where generation = $1 and id = any($2::integer[])`,
    [generation.id, ids],
  );
  return { generation, dense, sparse, items: new Map(rows.map(({ id, ...item }) => [id, item])) };
}

const admitted = `i.generation = $1 and i.kind = any($2::text[]) and ($3::text[] is null or i.tables <@ $3::text[])`;

/** Exact: every vector of the kinds is compared, so the filter costs no recall. */
async function denseLeg(database: Queryable, generation: number, request: SearchRequest): Promise<LegHit[]> {
  return database.query<LegHit>(
    `select id, kind, score from (
       select id, kind, score, row_number() over (partition by kind order by score desc, id) as place
       from (
         select i.id, i.kind, 1 - (v.embedding <=> $4::vector) as score
         from knowledge_index.items i
         join knowledge_index.vectors v on v.generation = i.generation and v.item = i.id
         where ${admitted}
       ) compared
       where score > 0 and score <> 'NaN'
     ) ranked
     where place <= $5 order by kind, place`,
    [generation, request.kinds, listOf(request.visible), vectorText(request.vector), request.perKind],
  );
}

async function sparseLeg(
  database: Queryable,
  generation: number,
  request: SearchRequest,
): Promise<SparseHit[]> {
  return database.query<SparseHit>(
    `select id, kind, score, matched from (
       select id, kind, score, matched, row_number() over (partition by kind order by score desc, id) as place
       from (
         select i.id, i.kind, sum(t.weight * asked.share) as score,
                json_agg(json_build_object('term', t.term, 'weight', t.weight, 'field', t.field)
                         order by t.weight * asked.share desc, t.term) as matched
         from unnest($4::text[], $5::float8[]) as asked (term, share)
         join knowledge_index.terms t on t.generation = $1 and t.term = asked.term
         join knowledge_index.items i on i.generation = t.generation and i.id = t.item
         where ${admitted}
         group by i.id, i.kind
       ) summed
     ) ranked
     where place <= $6 order by kind, place`,
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
