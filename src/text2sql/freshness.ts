import type { TableMeta } from '../domain/knowledge.ts';

/**
 * How far the data behind an answer reach: the oldest of the tables' newest moments, because an answer is only as fresh
 * as its slowest table. Tables without a time column have no say. Null when none has one.
 */
export function createFreshness(
  tables: ReadonlyMap<string, TableMeta>,
  newest: (table: string, column: string) => Promise<string | null>,
): (names: readonly string[]) => Promise<string | null> {
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
