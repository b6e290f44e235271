import type { TableMeta } from '../domain/knowledge.ts';

/** Newest moment over the tables, ISO text; null when none of them has a time. */
export type FreshUntil = (tables: readonly string[]) => Promise<string | null>;

type NewestIn = (table: string, column: string) => Promise<string | null>;

/** For one question, whose readings read the same tables: each is asked once. */
export function startFreshness(tables: ReadonlyMap<string, TableMeta>, newest: NewestIn): FreshUntil {
  const asked = new Map<string, Promise<string | null>>();
  return createFreshness(tables, (table, column) => {
    const moment = asked.get(table) ?? newest(table, column);
    asked.set(table, moment);
    return moment;
  });
}

/**
 * How far the data behind an answer reach: the oldest of the tables' newest moments, because an answer is only as fresh
 * as its slowest table. Tables without a time column have no say. Null when none has one.
 */
export function createFreshness(tables: ReadonlyMap<string, TableMeta>, newest: NewestIn): FreshUntil {
  return async (names) => {
    const moments = await Promise.all(
      names.flatMap((name) => {
        const column = tables.get(name)?.freshness ?? null;
        return column === null ? [] : [newest(name, column)];
      }),
    );
    const known = moments.filter((moment) => moment !== null).sort();
    return known[0] ?? null;
  };
}
