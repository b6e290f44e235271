import { readFileSync } from 'node:fs';
import type { StoredTable } from '../../src/knowledge-index/payload.ts';

/** Public questions with the tables they need, outside the project; there is not always such a folder. */
export const pooledCases = '../shared/cases/retrieval';

/** A table of one of the pooled databases. */
export interface PooledTable {
  readonly db: string;
  readonly table: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly description: string }[];
}

/** A question with the tables of the first accepted SQL, and of others. */
export interface PooledQuestion {
  readonly db: string;
  readonly question: string;
  readonly tables: readonly string[];
  readonly alternatives?: readonly (readonly string[])[];
}

export function readJsonLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

/** A database of the pool stands as a schema; it declares no keys, so its links are recovered from names. */
export function toStored({ db, name, columns }: PooledTable): StoredTable {
  return {
    schema: db,
    name,
    kind: 'table',
    comment: null,
    columns: columns.map((column) => ({
      name: column.name,
      type: column.type,
      nullable: true,
      comment: column.description === '' ? null : column.description,
      default: null,
    })),
    primaryKey: [],
    foreignKeys: [],
    estimatedRows: null,
  };
}
