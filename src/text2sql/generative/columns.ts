import type { ReadColumn } from '../../database/database.ts';
import type { ColumnFormat, ResultColumn, Row } from '../../domain/cell.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Locale } from '../../domain/locale.ts';
import { isQuantity } from '../../language/messages/format-value.ts';
import { normalise } from '../../language/tokens/normalise.ts';
import type { QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { SqlDraft } from './schemas.ts';

export interface ColumnContext {
  readonly metrics: readonly Metric[];
  /** Whether anything of this company is counted in won; else a model's word for it is not believed. */
  readonly usesWon: boolean;
  readonly sql: string;
  readonly locale: Locale;
}

/** Headings and formats: the draft's where they fit the columns and values there are, else the types' own. */
export function resultColumns(
  read: readonly ReadColumn[],
  rows: readonly Row[],
  drafted: SqlDraft['columns'],
  context: ColumnContext,
): readonly ResultColumn[] {
  const byName = new Map(drafted.map((column) => [column.name, column]));
  return read.map(({ name, type }, at) => {
    const same = drafted.length === read.length ? drafted[at] : undefined;
    const wished = byName.get(name) ?? same;
    const values = rows.map((row) => row[at] ?? null);
    const metric = context.metrics.find((each) => isNamed(each, name, wished?.label ?? ''));
    const format = formatOf(type, metric?.format ?? wished?.format ?? 'text', values, context);
    const label = wished?.label || metric?.label[context.locale] || name;
    return { name, label, format };
  });
}

function isNamed({ name, label }: Metric, column: string, heading: string): boolean {
  if (name === column) return true;
  const wanted = normalise(heading);
  return wanted !== '' && [label.ko, label.en].some((text) => normalise(text) === wanted);
}

const integers = /^int\d$/;
const fractions = /^(numeric|float\d)$/;

const ownFormats: Readonly<Record<string, ColumnFormat>> = {
  date: 'date',
  timestamp: 'timestamp',
  timestamptz: 'timestamp',
  bool: 'boolean',
};

function formatOf(type: string, wished: ColumnFormat, values: Row, context: ColumnContext): ColumnFormat {
  if (!integers.test(type) && !fractions.test(type)) return ownFormats[type] ?? 'text';
  if (wished === 'percent') return isShare(values, context.sql) ? 'percent' : plain(type, values);
  if (wished === 'krw') return context.usesWon ? 'krw' : plain(type, values);
  if (wished === 'minutes' || wished === 'score') return wished;
  return plain(type, values);
}

/** A sum of integers is numeric in PostgreSQL, and still whole. */
function plain(type: string, values: Row): ColumnFormat {
  if (integers.test(type)) return 'integer';
  return values.length > 0 && values.every((value) => value === null || Number.isInteger(Number(value)))
    ? 'integer'
    : 'decimal';
}

/** `percent` is shown times a hundred, so values that are percents already must not be taken for fractions. */
function isShare(values: Row, sql: string): boolean {
  if (/\*\s*\(?100(\.0*)?\b|\b100(\.0*)?\)?\s*\*/.test(sql)) return false;
  return values.every((value) => value === null || Math.abs(Number(value)) <= 1.5);
}

/** Leading columns that name a row. One at least where there are several rows, so that none is told as the answer. */
export function groupingsOf(
  columns: readonly ResultColumn[],
  { outputs }: QueryShape,
  rows: readonly Row[],
): number {
  const firstMeasure = columns.findIndex(
    ({ format }, at) => isQuantity(format) && (outputs[at]?.aggregate ?? null) !== null,
  );
  const firstQuantity = columns.findIndex(({ format }) => isQuantity(format));
  const first = firstMeasure === -1 ? firstQuantity : firstMeasure;
  const leading = first === -1 ? columns.length : first;
  if (rows.length > 1) return Math.max(1, leading);
  return leading === columns.length ? 0 : leading;
}
