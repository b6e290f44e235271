import type { KnownTable } from './inspection.ts';

/** Real tables that a wrong name may have meant, best first, as `schema.table`. */
export function nearestTables(_name: string, _tables: readonly KnownTable[], _limit = 5): string[] {
  return [];
}
