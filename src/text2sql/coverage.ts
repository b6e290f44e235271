import { fromIso, toIso } from '../domain/civil-date.ts';
import type { DateRange, IsoDate } from '../domain/date-range.ts';
import { recentRows, type TimeSpan } from '../warehouse/fresh-until.ts';

export interface CoverageColumn {
  readonly table: string;
  readonly column: string;
}

/** The days a time column holds data for, half-open; null when it tells none. */
export type CoverageOf = (column: CoverageColumn, today: IsoDate) => Promise<DateRange | null>;

/** Data move once a day or so, and their edges are asked with every question. */
const keptMs = 5 * 60_000;

/** So many usual gaps between two rows may pass without a row before the silence means that data are missing. */
const quietGaps = 5;

const msPerDay = 86_400_000;

/** Asks for the edges of a time column once every few minutes. `now` is in milliseconds. */
export function createCoverage(
  readSpan: (table: string, column: string) => Promise<TimeSpan | null>,
  now: () => number = Date.now,
): CoverageOf {
  const kept = new Map<string, { readonly at: number; readonly span: Promise<TimeSpan | null> }>();
  return async ({ table, column }, today) => {
    const key = `${table} ${column}`;
    const known = kept.get(key);
    const isFresh = known !== undefined && now() - known.at < keptMs;
    const span = isFresh ? known.span : readSpan(table, column);
    if (!isFresh) kept.set(key, { at: now(), span });
    const found = await span;
    return found === null ? null : daysOf(found, today);
  };
}

/**
 * Rare events (a shop that closes) leave days empty on which nothing happened; there, the data reach as far beyond the
 * oldest and the newest row as such silences usually last, and on to the end of yesterday.
 */
function daysOf({ oldest, newest, recent }: TimeSpan, today: IsoDate): DateRange | null {
  const [first, last, now] = [dayIn(oldest), dayIn(newest), dayIn(today)];
  if (first === null || last === null || now === null) return null;
  const quiet = recent === null ? null : quietDays(newest, recent);
  if (quiet === null) return null;
  const end = last + 1;
  return { from: toIso(first - quiet), to: toIso(Math.max(end, Math.min(end + quiet, now))) };
}

function quietDays(newest: string, recent: string): number | null {
  const gap = (momentOf(newest) - momentOf(recent)) / recentRows / msPerDay;
  return Number.isFinite(gap) ? Math.floor(quietGaps * gap) : null;
}

function momentOf(text: string): number {
  return Date.parse(text.replace(' ', 'T'));
}

function dayIn(text: string): number | null {
  return fromIso(text.slice(0, 10));
}
