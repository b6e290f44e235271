import type { CheckedQuery } from '../../../warehouse/guard/guard-scope.ts';
import type { KnownTable, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import type { AskedDays } from './asked-days.ts';
import { fitPeriods, type PeriodFit } from './period-fit.ts';
import { readPeriods } from './read-periods.ts';
import { tablesWithTime } from './time-columns.ts';
import { timeNames } from './time-names.ts';

interface PeriodContext {
  readonly asked: AskedDays;
  readonly tables: readonly KnownTable[];
  /** The session's zone, on whose calendar days were asked for. IANA name. */
  readonly timeZone: string;
}

/** What days a checked statement reads of those that were asked for, as far as its text tells. */
export function statementPeriod(
  { tree }: Pick<CheckedQuery, 'tree'>,
  shape: QueryShape,
  { asked, tables, timeZone }: PeriodContext,
): PeriodFit {
  const names = timeNames(tree, shape, tables, timeZone);
  return fitPeriods(asked, readPeriods(tree, names), hasTime(shape, tables));
}

function hasTime({ tables }: QueryShape, known: readonly KnownTable[]): boolean {
  const timed = tablesWithTime(known);
  return tables.some(({ name }) => timed.has(name));
}
