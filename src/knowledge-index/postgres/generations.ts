import type { Queryable } from '../../database/database.ts';
import type { Generation } from '../knowledge-index.ts';

/** The columns of a generation, named as the port names them. */
export const generationColumns = `
  id, state, embedder, dimension, fingerprint, counts, coalesce(activated_at, started_at) as "builtAt"`;

/** Null when nothing was ever switched in. */
export async function activeGeneration(database: Queryable): Promise<Generation | null> {
  const [row] = await database.query<Generation>(
    `select ${generationColumns} from knowledge_index.generations where state = 'active'`,
  );
  return row ?? null;
}
