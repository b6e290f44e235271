import type { ReadResult } from '../database/database.ts';
import { DatabaseError } from '../database/database-error.ts';

/** From when until when a time column has values, as ISO text, and one of the newest values to tell how close they lie. */
export interface TimeSpan {
  readonly oldest: string;
  readonly newest: string;
  /** The value `recentRows` places before the newest; null when there are fewer. */
  readonly recent: string | null;
}

/** How far back `TimeSpan.recent` looks. */
export const recentRows = 30;

/** Null when the table is empty or cannot be read, which is no reason to fail. */
export async function timeSpan(
  read: (text: string) => Promise<ReadResult>,
  table: string,
  column: string,
): Promise<TimeSpan | null> {
  const [source, time] = [table.split('.').map(quoted).join('.'), quoted(column)];
  const recent = `select ${time} from ${source} where ${time} is not null order by ${time} desc offset ${recentRows} limit 1`;
  try {
    const { rows } = await read(`select min(${time}), max(${time}), (${recent}) from ${source}`);
    const [oldest, newest, before] = rows[0] ?? [];
    if (oldest === null || oldest === undefined || newest === null) return null;
    return {
      oldest: String(oldest),
      newest: String(newest),
      recent: before === null ? null : String(before),
    };
  } catch (error) {
    if (error instanceof DatabaseError) return null;
    throw error;
  }
}

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
