import type { Database } from '../../database/database.ts';
import type { KnowledgeKind } from '../../domain/knowledge.ts';
import { done, failed, type Outcome } from '../../domain/outcome.ts';
import type {
  Build,
  Generation,
  IndexStamp,
  KnowledgeIndex,
  KnownItem,
  LoadedItem,
  LoadedItems,
  SearchRequest,
} from '../knowledge-index.ts';
import { createBuild } from './build.ts';
import { activeGeneration } from './generations.ts';
import { fetchItems, searchGeneration } from './search.ts';

export interface PostgresIndexOptions {
  /** How long a replaced generation is kept for a way back. */
  readonly keepHours?: number;
}

const abandonedAfter = '1 hour';

/** The index in PostgreSQL with pgvector, embedded or on a server. Its tables come from `knowledgeIndexMigrations`. */
export function createPostgresIndex(
  database: Database,
  { keepHours = 24 }: PostgresIndexOptions = {},
): KnowledgeIndex {
  return {
    active: () => activeGeneration(database),
    known: () => knownItems(database),
    begin: (stamp) => begin(database, stamp, keepHours),
    search: async (request) => {
      const generation = await activeGeneration(database);
      if (generation === null) return missing();
      if (!comparable(generation, request)) {
        return failed({
          code: 'index-embedder-mismatch',
          params: { built: generation.embedder, running: request.embedder },
        });
      }
      return done(await searchGeneration(database, generation, request));
    },
    fetch: (generation, refs) => fetchItems(database, generation, refs),
    loadItems: (kinds) => loadItems(database, kinds),
  };
}

function comparable(built: IndexStamp, { embedder, vector }: SearchRequest): boolean {
  return vector === null || (built.embedder === embedder && built.dimension === vector.length);
}

function missing(): Outcome<never> {
  return failed({ code: 'index-missing' });
}

async function knownItems(database: Database): Promise<KnownItem[]> {
  return database.query<KnownItem>(
    `select i.kind, i.key, i.hash
     from knowledge_index.items i
     join knowledge_index.generations g on g.id = i.generation and g.state = 'active'`,
  );
}

/** A process that died while building left its rows; nobody ever read them. */
async function begin(database: Database, stamp: IndexStamp, keepHours: number): Promise<Build> {
  await database.query(
    `delete from knowledge_index.generations
     where state = 'building' and started_at < now() - $1::interval`,
    [abandonedAfter],
  );
  const [row] = await database.query<{ id: number }>(
    `insert into knowledge_index.generations (state, embedder, dimension, fingerprint)
     values ('building', $1, $2, $3) returning id`,
    [stamp.embedder, stamp.dimension, stamp.fingerprint],
  );
  if (row === undefined) throw new Error('an insert with returning gave no row');
  return createBuild({ database, generation: row.id, keepHours });
}

/** One round trip and one text to parse, because every start of the program waits for it. */
async function loadItems(database: Database, kinds: readonly KnowledgeKind[]): Promise<Outcome<LoadedItems>> {
  const [row] = await database.query<{ generation: Generation; items: readonly LoadedItem[] }>(
    `select json_build_object(
              'id', g.id, 'state', g.state, 'embedder', g.embedder, 'dimension', g.dimension,
              'fingerprint', g.fingerprint, 'counts', g.counts, 'builtAt', g.activated_at) as generation,
            (select coalesce(json_agg(json_build_object(
                      'kind', i.kind, 'key', i.key, 'payload', i.payload, 'tables', i.tables) order by i.id), '[]')
             from knowledge_index.items i where i.generation = g.id and i.kind = any($1::text[])) as items
     from knowledge_index.generations g where g.state = 'active'`,
    [kinds],
  );
  return row === undefined ? missing() : done(row);
}
