import type { DateRange, TimeGrain } from '../../domain/date-range.ts';
import { addDays, daysBetween } from '../../domain/iso-days.ts';
import type { Dimension } from '../../domain/knowledge.ts';
import { everyPeriod, isCyclic, movedDay, periodStart } from './period.ts';
import type { CompileSettings, ResolvedQuery } from './resolve.ts';

export interface Spine {
  readonly column: string;
  /** FROM item whose column is `period`. */
  readonly sql: string;
  readonly isDate: boolean;
  /** How many periods it holds, at most. */
  readonly periods: number;
}

/** Only a plain series over a known range has periods that must not be missing. */
export function spineOf(query: ResolvedQuery, settings: CompileSettings): Spine | null {
  const [only, second] = query.groupings;
  if (only?.kind !== 'time' || second || !query.range) return null;
  const { grain, column } = only;
  if (query.filters.some(({ dimension }) => picksPeriods(dimension, grain))) return null;
  const { weekStart } = settings;
  if (isCyclic(grain)) {
    const sql = everyPeriod(grain, query.range.from, query.range.from, weekStart);
    return { column, sql, isDate: false, periods: 24 };
  }
  const compared = query.compare?.range;
  const lastOf = (range: DateRange) => addDays(range.to, -1);
  const move = compared ? { from: compared, to: query.range } : null;
  const last = lastOf(query.range);
  const end = [last, move ? movedDay(lastOf(move.from), grain, move, weekStart) : last].sort().at(-1) ?? last;
  const known =
    settings.today && settings.today >= query.range.from && settings.today < end ? settings.today : end;
  const from = periodStart(query.range.from, grain, weekStart);
  const sql = everyPeriod(grain, from, known, weekStart);
  return { column, sql, isDate: true, periods: daysBetween(from, known) + 1 };
}

/**
 * A filter on weekends or on lunch leaves periods out because they were not asked for: "0 orders on Monday" would be no
 * fact, so such a series holds only the periods with rows.
 */
function picksPeriods({ day, expression }: Dimension, grain: TimeGrain): boolean {
  if (grain === 'hour-of-day') return /\bextract\s*\(\s*hour\b|\bdate_part\s*\(\s*'hour'/iu.test(expression);
  if (grain !== 'day' && grain !== 'day-of-week') return false;
  const readsDays = /\b(?:extract\s*\(\s*|date_part\s*\(\s*')(?:dow|isodow|day|doy)\b/iu;
  return (day !== undefined && day !== null) || readsDays.test(expression);
}
