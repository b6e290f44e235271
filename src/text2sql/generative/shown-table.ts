import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Metric } from '../../domain/knowledge.ts';
import { plainCell } from '../present/show-rows.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import type { Asked } from './asked.ts';
import type { Ran } from './attempt.ts';
import { groupingsOf, resultColumns } from './columns.ts';
import type { Names } from './names.ts';
import type { AskedDays } from './sanity/asked-days.ts';
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
export function tableOf(
  { result, draft, sql, checked }: Ran,
  used: readonly Metric[],
  { asked, knowledge }: PresentContext,
): ShownTable {
  const columns = resultColumns(result.columns, result.rows, draft.columns, {
    metrics: used,
    usesWon: knowledge.metrics.some(({ format }) => format === 'krw'),
    sql,
    locale: asked.locale,
  });
  const rows = result.rows.map((row) =>
    row.map((cell, at) => plainCell(cell, columns[at]?.format ?? 'text')),
  );
  return { columns, rows, groupings: groupingsOf(columns, checked.inspection.shape, rows) };
}

/** The governed metrics that a result was computed by. */
export function definitionsOf({ checked }: Ran, { metrics, knowledge }: PresentContext): readonly Metric[] {
  return usedDefinitions(metrics, checked.inspection.shape, knowledge);
}

const strayKinds: ReadonlySet<string> = new Set(['out-of-range', 'dates-outside', 'server-clock']);

/** The days that were asked for, when the statement covers them. */
export function rangeOf({ findings, checked }: Ran, { whole, isOpen }: AskedDays): DateRange | null {
  const strays = findings.some(({ kind }) => strayKinds.has(kind));
  const hasTime = checked.inspection.shape.conditions.length > 0;
  return whole === null || isOpen || strays || !hasTime ? null : whole;
}
