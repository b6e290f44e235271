import type { ReadResult } from '../database/database.ts';
import { DatabaseError } from '../database/database-error.ts';

/** How new a table's data are. A table that cannot be read has no freshness to tell, which is no reason to fail. */
export async function freshUntil(
  read: (text: string) => Promise<ReadResult>,
  table: string,
  column: string,
): Promise<string | null> {
  const source = table.split('.').map(quoted).join('.');
  try {
    const { rows } = await read(`select max(${quoted(column)}) from ${source}`);
    const newest = rows[0]?.[0] ?? null;
    return newest === null ? null : String(newest);
  } catch (error) {
    if (error instanceof DatabaseError) return null;
    throw error;
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
