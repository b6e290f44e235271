import type { AggregateMetric } from '../../domain/knowledge.ts';
import { isSingleAggregate } from './metric-sql.ts';

/** Aggregates that are computed in one reading of one table, over the same time column. */
export interface ScanPlan {
  readonly table: string;
  readonly time: string | null;
  readonly timeType: 'timestamptz' | 'date';
  /** The table that holds the time column, when it is not the scan's own. */
  readonly timeFrom: string | null;
  readonly leaves: readonly AggregateMetric[];
}

/**
 * As few scans as the metrics allow: those over the same table and time column share one, each with its own FILTER. An
 * expression that a FILTER cannot be added to shares only with metrics of exactly its own filters.
 */
export function planScans(leaves: readonly AggregateMetric[]): readonly ScanPlan[] {
  const scans: AggregateMetric[][] = [];
  for (const group of groupBy(leaves, (leaf) => `${leaf.table}|${leaf.timeFrom ?? ''}|${leaf.time}`)) {
    const sameFilters = groupBy(group, (leaf) => [...leaf.filters].sort().join('|'));
    if (sameFilters.length === 1) {
      scans.push(group);
      continue;
    }
    const isMergeable = (part: AggregateMetric[]) => part.every((leaf) => isSingleAggregate(leaf.expression));
    const merged = sameFilters.filter(isMergeable).flat();
    if (merged.length > 0) scans.push(merged);
    scans.push(...sameFilters.filter((part) => !isMergeable(part)));
  }
  return scans.map((group) => {
    const first = group[0] as AggregateMetric;
    const { table, time, timeType = 'timestamptz', timeFrom = null } = first;
    return { table, time, timeType, timeFrom, leaves: group };
  });
}

/** Conditions every aggregate of the scan asks for. */
export function sharedFilters(scan: ScanPlan): readonly string[] {
  const [first, ...others] = scan.leaves;
  return (first?.filters ?? []).filter((filter) => others.every((leaf) => leaf.filters.includes(filter)));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()];
}
