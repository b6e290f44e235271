import { fromIso, toIso } from '../domain/civil-date.ts';
import type { DateRange, IsoDate } from '../domain/date-range.ts';
import { recentRows, type TimeSpan } from '../warehouse/fresh-until.ts';

export interface CoverageColumn {
  readonly table: string;
  readonly column: string;
}

/** The days a time column holds data for, half-open, today at most. */
export interface Coverage extends DateRange {
  /** Days between two rows of late: how well the end of the rows tells the end of the data. */
  readonly gap: number;
}

/** Null when the column tells no coverage. */
export type CoverageOf = (column: CoverageColumn, today: IsoDate) => Promise<Coverage | null>;

/** Data move once a day or so, and their edges are asked with every question. */
const keptMs = 5 * 60_000;

/** So many usual gaps between two rows may pass without a row before the silence means that data are missing. */
const quietGaps = 5;

const msPerDay = 86_400_000;

/** Asks for the edges of a time column once every few minutes; edges it was not told are asked for again. `now` is in milliseconds. */
export function createCoverage(
  readSpan: (table: string, column: string) => Promise<TimeSpan | null>,
  now: () => number = Date.now,
): CoverageOf {
  const kept = new Map<string, { readonly at: number; readonly span: TimeSpan }>();
  return async ({ table, column }, today) => {
    const key = `${table} ${column}`;
    const known = kept.get(key);
    if (known !== undefined && now() - known.at < keptMs) return daysOf(known.span, today);
    const span = await readSpan(table, column);
    if (span === null) return null;
    kept.set(key, { at: now(), span });
    return daysOf(span, today);
  };
}

/**
 * Rare events (a shop that closes) leave days empty on which nothing happened; there, the data reach as far beyond the
 * oldest and the newest row as such silences usually last, and on to the end of yesterday.
 */
function daysOf({ oldest, newest, recent }: TimeSpan, today: IsoDate): Coverage | null {
  const [first, last, now] = [dayIn(oldest), dayIn(newest), dayIn(today)];
  if (first === null || last === null || now === null) return null;
  const gap = recent === null ? Number.NaN : (momentOf(newest) - momentOf(recent)) / recentRows / msPerDay;
  if (!Number.isFinite(gap)) return null;
  const [end, quiet] = [Math.min(last, now) + 1, Math.floor(quietGaps * gap)];
  return { from: toIso(first - quiet), to: toIso(Math.max(end, Math.min(end + quiet, now))), gap };
}

function momentOf(text: string): number {
  return Date.parse(text.replace(' ', 'T'));
}

function dayIn(text: string): number | null {
  return fromIso(text.slice(0, 10));
}
