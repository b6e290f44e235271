import type { DateRange } from '../../domain/date-range.ts';
import type { SemanticModel } from '../model.ts';
import type { Joins } from './joins.ts';
import { rangeConditions, type TimeColumn } from './period.ts';
import type { ScanPlan } from './plan-scans.ts';
import type { CompileSettings, ResolvedQuery } from './resolve.ts';

/** What one scan is asked for. */
export interface ScanContext {
  readonly query: ResolvedQuery;
  readonly model: SemanticModel;
  readonly settings: CompileSettings;
  readonly scan: ScanPlan;
  /** The range this scan covers; `shiftTo` moves its periods to another range's. */
  readonly range: DateRange | null;
  readonly shiftTo: DateRange | null;
  readonly takeName: (name: string) => string;
}

/** The tables and columns one scan has at hand while it is put together. */
export interface ScanScope {
  readonly context: ScanContext;
  readonly alias: string;
  readonly time: TimeColumn | null;
  readonly takeAlias: (table: string) => string;
  readonly joins: Joins;
  readonly tables: Set<string>;
}

/** The scan's own range as conditions; none for metrics that only know the present. */
export function rangeOf(scope: ScanScope): readonly string[] {
  const { range, settings } = scope.context;
  return range && scope.time ? rangeConditions(scope.time, range, settings) : [];
}
