import type { ReadColumn } from '../../../database/database.ts';
import type { ResultColumn, Row } from '../../../domain/cell.ts';
import type { Metric } from '../../../domain/knowledge.ts';
import type { Locale } from '../../../domain/locale.ts';
import { isQuantity } from '../../../language/messages/format-value.ts';
import { normalise } from '../../../language/tokens/normalise.ts';
import type { QueryOutput, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { type Measure, unknown } from '../../../warehouse/measure/measure.ts';
import type { SqlDraft } from '../schemas.ts';
import { type FormatSigns, formatOf } from './column-format.ts';
import { contradicts, isInLanguage, readableName } from './headings.ts';

export interface ColumnContext {
  /** The governed metrics that the statement computes by. */
  readonly metrics: readonly Metric[];
  /** What each output counts in; shorter where that cannot be told. */
  readonly measures: readonly Measure[];
  readonly outputs: readonly QueryOutput[];
  /** Whether anything of this company is counted in won; else a model's word for it is not believed. */
  readonly usesWon: boolean;
  readonly isWon: (output: QueryOutput) => boolean;
  readonly isMoney: (output: QueryOutput) => boolean;
  /** Whether a heading says nothing that the statement does not do. */
  readonly isHonest: (heading: string) => boolean;
  /** What an output is called by what it is, for want of a name that may be shown. */
  readonly describe: (at: number) => string | null;
  readonly question: string;
  readonly locale: Locale;
}

/** A column with what its stored values are divided by before they are shown. */
export interface ShownColumn {
  readonly column: ResultColumn;
  readonly divisor: number;
}

/** Headings and formats: the draft's where they fit the statement and its values, else the columns' own. */
export function resultColumns(
  read: readonly ReadColumn[],
  rows: readonly Row[],
  drafted: SqlDraft['columns'],
  context: ColumnContext,
): readonly ShownColumn[] {
  const byName = new Map(drafted.map((column) => [column.name, column]));
  const shown = read.map(({ name, type }, at) => {
    const same = drafted.length === read.length ? drafted[at] : undefined;
    const wished = byName.get(name) ?? same;
    const metric = context.metrics.find((each) => isNamed(each, name, wished?.label ?? ''));
    const measure = measureAt(at, read, context);
    const output = read.length === context.outputs.length ? context.outputs[at] : undefined;
    const signs: FormatSigns = {
      type,
      values: rows.map((row) => row[at] ?? null),
      measure,
      wished: metric?.format ?? wished?.format ?? 'text',
      isGoverned: metric !== undefined,
      mayBeWon: context.usesWon && output !== undefined && context.isMoney(output),
      isWon: context.usesWon && output !== undefined && context.isWon(output),
    };
    const { format, divisor } = formatOf(signs);
    const label = labelOf(wished?.label ?? '', metric, name, at, measure, context);
    return { column: { name, label, format }, divisor };
  });
  return distinctLabels(shown);
}

function measureAt(at: number, read: readonly ReadColumn[], { measures }: ColumnContext): Measure {
  return measures.length === read.length ? (measures[at] ?? unknown) : unknown;
}

function isNamed({ name, label }: Metric, column: string, heading: string): boolean {
  if (name === column) return true;
  const wanted = normalise(heading);
  return wanted !== '' && [label.ko, label.en].some((text) => normalise(text) === wanted);
}

function labelOf(
  wished: string,
  metric: Metric | undefined,
  name: string,
  at: number,
  measure: Measure,
  { isHonest, describe, question, locale }: ColumnContext,
): string {
  const isFit = (heading: string) =>
    heading !== '' && !contradicts(heading, measure) && isInLanguage(heading, locale, question);
  if (isFit(wished) && isHonest(wished)) return wished;
  const governed = metric?.label[locale];
  if (governed !== undefined && isFit(governed)) return governed;
  return unlabelled(wished === '', name, at, isFit, { isHonest, describe, locale });
}

/** For want of a heading: the column's own name where it can be read, else what the output is. */
function unlabelled(
  isBare: boolean,
  name: string,
  at: number,
  isFit: (heading: string) => boolean,
  { isHonest, describe, locale }: Pick<ColumnContext, 'isHonest' | 'describe' | 'locale'>,
): string {
  const readable = readableName(name);
  const isOwn = name !== '?column?' && isFit(readable) && isHonest(readable);
  const own = isOwn ? readable : null;
  const isInOwnLanguage = locale === 'en' || /\p{Script=Hangul}/u.test(readable);
  const named = isBare && isInOwnLanguage ? (own ?? describe(at)) : (describe(at) ?? own);
  return named ?? `${locale === 'ko' ? '값' : 'Value'} ${at + 1}`;
}

/** Two columns of one heading could not be told apart. */
function distinctLabels(shown: readonly ShownColumn[]): readonly ShownColumn[] {
  const seen = new Map<string, number>();
  return shown.map(({ column, divisor }) => {
    const own = seen.has(column.label) ? readableName(column.name) : column.label;
    const label = own === '?column?' || own === '' ? column.label : own;
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return { column: { ...column, label: count === 1 ? label : `${label} ${count}` }, divisor };
  });
}

/** Leading columns that name a row. One at least where there are several rows, so that none is told as the answer. */
export function groupingsOf(
  columns: readonly ResultColumn[],
  { outputs }: Pick<QueryShape, 'outputs'>,
  rows: readonly Row[],
): number {
  const isMeasure = ({ name, format }: ResultColumn, at: number) =>
    isQuantity(format) && !isIdentifier(name, outputs[at]);
  const firstMeasure = columns.findIndex(
    (column, at) => isMeasure(column, at) && (outputs[at]?.aggregate ?? null) !== null,
  );
  const firstQuantity = columns.findIndex(isMeasure);
  const first = firstMeasure === -1 ? firstQuantity : firstMeasure;
  const leading = first === -1 ? columns.length : first;
  if (rows.length > 1) return Math.max(1, leading);
  return leading === columns.length ? 0 : leading;
}

/** A number that only says which one; nothing to compare. */
function isIdentifier(name: string, output: QueryOutput | undefined): boolean {
  if (output?.kind !== 'column') return false;
  return [name, ...output.columns.map(({ column }) => column)].some((each) =>
    /(^|_)(id|no|code)$/.test(each),
  );
}
