import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import type { Asked } from './asked.ts';
import type { Ran } from './attempt.ts';
import { groupingsOf, resultColumns } from './columns.ts';
import { groundsOf } from './grounds.ts';
import type { Names } from './names.ts';
import type { AskedDays } from './sanity/asked-days.ts';
import { wholeOf } from './sanity/period-fit.ts';
import { shownCell } from './shown-cell.ts';
import { usedDefinitions } from './used-definitions.ts';

/** What a result is presented by. */
export interface PresentContext {
  readonly asked: Asked;
  readonly knowledge: ServedKnowledge;
  readonly names: Names;
  readonly days: AskedDays;
  /** The metrics defined in the prompt. */
  readonly metrics: readonly Metric[];
  /** Texts of definitions, examples and values in the prompt. */
  readonly shown: readonly string[];
  readonly wordsOnly: boolean;
  readonly freshUntil: string | null;
  readonly suggestions: readonly string[];
}

/** Rows as they are shown: how many leading columns name a row, the others are its numbers. */
export interface ShownTable {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
  readonly groupings: number;
}

/** `used` are the governed metrics that the statement computes by; their formats come before the model's. */
export function tableOf(ran: Ran, used: readonly Metric[], context: PresentContext): ShownTable {
  const { result, draft, checked } = ran;
  const shown = resultColumns(
    result.columns,
    result.rows,
    draft.columns,
    groundsOf(ran, used, context).columns,
  );
  const columns = shown.map(({ column }) => column);
  const rows = result.rows.map((row) =>
    row.map((cell, at) => {
      const column = shown[at];
      const type = result.columns[at]?.type ?? 'text';
      return column === undefined ? cell : shownCell(cell, type, column, context.asked.locale);
    }),
  );
  return { columns, rows, groupings: groupingsOf(columns, checked.inspection.shape, rows) };
}

/** The governed metrics that a result was computed by. */
export function definitionsOf({ checked }: Ran, { metrics, knowledge }: PresentContext): readonly Metric[] {
  return usedDefinitions(metrics, checked.inspection.shape, knowledge);
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
