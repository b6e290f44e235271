import type { ResultColumn, Row } from '../../../domain/cell.ts';
import type { DateRange } from '../../../domain/date-range.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { Ran } from '../attempt.ts';
import { wholeOf } from '../period/period-fit.ts';
import { groupingsOf, resultColumns } from './columns.ts';
import { type Grounds, type GroundsContext, groundsOf } from './grounds.ts';
import { shownCell } from './shown-cell.ts';

/** What a result is presented by. */
export interface PresentContext extends GroundsContext {
  /** Texts of definitions, examples and values in the prompt. */
  readonly shown: readonly string[];
  readonly wordsOnly: boolean;
}

/** Rows as they are shown: how many leading columns name a row, the others are its numbers. */
export interface ShownTable {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
  readonly groupings: number;
}

/** A result as all parts of its answer read it. */
export interface ReadResult {
  readonly ran: Ran;
  readonly grounds: Grounds;
  readonly table: ShownTable;
}

export function readResult(ran: Ran, context: GroundsContext): ReadResult {
  const grounds = groundsOf(ran, context);
  return { ran, grounds, table: tableOf(ran, grounds, context.asked.locale) };
}

function tableOf({ result, draft, checked }: Ran, grounds: Grounds, locale: Locale): ShownTable {
  const shown = resultColumns(result.columns, result.rows, draft.columns, grounds.columns);
  const columns = shown.map(({ column }) => column);
  const rows = result.rows.map((row) =>
    row.map((cell, at) => {
      const column = shown[at];
      const type = result.columns[at]?.type ?? 'text';
      return column === undefined ? cell : shownCell(cell, type, column, locale);
    }),
  );
  return { columns, rows, groupings: groupingsOf(columns, checked.inspection.shape, rows) };
}

const strayKinds: ReadonlySet<string> = new Set(['dates-outside', 'server-clock', 'other-time']);

/** The days that were asked for, each range by itself, where the statement reads exactly those. */
export function rangesOf({ findings, period }: Ran): readonly DateRange[] {
  const strays = findings.some(({ kind }) => strayKinds.has(kind));
  return period.kind === 'covered' && !strays ? period.ranges : [];
}

/** The same as one range; null where days between are left out. */
export function rangeOf(ran: Ran): DateRange | null {
  return wholeOf(rangesOf(ran));
}

/** The tables whose times the asked days are held against: what is only joined to name things may well be older. */
export function timedTables({ period, result }: Ran): readonly string[] {
  if (period.kind !== 'covered') return result.tables;
  return [...new Set(period.latest.map((column) => column.slice(0, column.lastIndexOf('.'))))];
}
