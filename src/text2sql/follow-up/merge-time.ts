import type { DateRange } from '../../domain/date-range.ts';
import { isSameRange } from '../../domain/iso-days.ts';
import { comparedRange } from '../../language/time/compared-range.ts';
import type { Comparison } from '../../semantic-layer/metric-query.ts';

/**
 * The comparison over other days. One with "the one before" or with last year stays that; any other says nothing of the
 * new days and ends: null.
 */
export function carriedComparison(
  before: { readonly range: DateRange | null; readonly compare: Comparison | null },
  range: DateRange | null,
): Comparison | null {
  const { compare, range: old } = before;
  if (compare === null || old === null || range === null) return null;
  if (isSameRange(old, range)) return compare;
  const kind = isOneBefore(compare, old) ? 'previous-period' : compare.kind;
  if (kind !== 'previous-period' && kind !== 'previous-year') return null;
  const other = comparedRange(range, kind);
  return other.to <= range.from ? { kind, range: other } : null;
}

function isOneBefore({ kind, range }: Comparison, old: DateRange): boolean {
  if (kind === 'explicit' || kind === 'previous-year') return false;
  return isSameRange(comparedRange(old, 'previous-period'), range);
}
