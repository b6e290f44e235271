import type { Queryable } from '../database/database.ts';

/** Whom Askbird has met. */
export interface People {
  /** True exactly once for a person: for whoever greets them. */
  meet(person: string, at: Date): Promise<boolean>;
}

export function createPeople(database: Queryable): People {
  return {
    async meet(person, at) {
      const rows = await database.query(
        'insert into people (person, met_at) values ($1, $2) on conflict do nothing returning person',
        [person, at],
      );
      return rows.length > 0;
    },
  };
}
