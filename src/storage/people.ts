import type { Queryable } from '../database/database.ts';

/** Whom Askbird has met. */
export interface People {
  /** True exactly once for a person: for whoever greets them. */
  meet(person: string, at: Date): Promise<boolean>;
}

export function createPeople(_database: Queryable): People {
  throw new Error('not built yet');
}
