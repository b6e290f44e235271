import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatValue, isQuantity } from '../../language/messages/format-value.ts';
import { type DataSentences, dataSentences } from '../../language/messages/sentences.ts';
import { formatDateRange } from '../../language/numbers/format.ts';
import { cleanText } from '../../warehouse/catalog/clean-text.ts';
import { toldName, toldValue } from './told-value.ts';

/** What is said over the rows. */
export interface Told {
  readonly title: string;
  readonly range: DateRange | null;
  /** Where several were asked for: each is told by itself. */
  readonly ranges?: readonly DateRange[];
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly Row[];
  /** Leading columns that name a row. */
  readonly groupings: number;
  readonly locale: Locale;
  /** Only the first few groups were asked for. */
  readonly limited: boolean;
  /** What the rows are ordered by: a column and which end comes first; null when they follow time. */
  readonly order: { readonly column: string; readonly direction: 'ascending' | 'descending' } | null;
  /** A verified example's own explanation replaces the title sentence. */
  readonly explanation: string | null;
}

/** One or two sentences: the number itself, or which group leads. Said from the rows, never from a model. */
export function tell(told: Told): string {
  const said = sentencesOf(told);
  return cleanText(said, said.length) ?? '';
}

function sentencesOf(told: Told): string {
  const words = dataSentences(told.locale);
  const period = periodOf(told);
  if (told.rows.length === 0) return words.empty(told.title, period);
  if (told.explanation !== null) return tellExample(told, told.explanation, words, period);
  if (told.groupings === 0) return tellSingle(told, words, period);
  return [words.grouped(told.title, period), tellLeader(told, words)].filter((text) => text !== '').join(' ');
}

function periodOf({ range, ranges = [], locale }: Told): string {
  const told = ranges.length > 1 || range === null ? ranges : [range];
  return told.map((each) => formatDateRange(each, locale)).join(' / ');
}

/** What a verified example shows; with its numbers where they are a single row. */
function tellExample(told: Told, explanation: string, words: DataSentences, period: string): string {
  const [row, another] = told.rows;
  if (row === undefined || another !== undefined || told.groupings > 0) return explanation;
  const values = told.columns.map(
    (column, index) => `${column.label} ${toldValue(row[index], column, told.locale)}`,
  );
  return `${explanation} ${words.several(values, period)}`;
}

function tellSingle(told: Told, words: DataSentences, period: string): string {
  const row = told.rows[0] ?? [];
  const measures = told.columns.flatMap((column, index) =>
    isComparison(column.name)
      ? []
      : [{ label: column.label, value: toldValue(row[index], column, told.locale) }],
  );
  const [first, second] = measures;
  const said =
    second === undefined
      ? words.single(told.title, period, first?.value ?? '')
      : words.several(
          measures.slice(0, mostTold).map(({ label, value }) => `${label} ${value}`),
          period,
          measures.length - mostTold,
        );
  return [said, tellChange(told, row, words)].filter((text) => text !== '').join(' ');
}

/** Of one row; the table shows the others. */
const mostTold = 4;

function tellChange(told: Told, row: Row, words: DataSentences): string {
  const at = (suffix: string) => told.columns.findIndex((column) => column.name.endsWith(suffix));
  const [previous, change, rate] = [at('_previous'), at('_change'), at('_change_rate')];
  const moved = row[change];
  if (typeof moved !== 'number') return '';
  const show = (index: number, sign = 1) => {
    const value = row[index];
    const column = told.columns[index];
    return typeof value === 'number' && column ? formatValue(value * sign, column.format, told.locale) : '';
  };
  const inPoints = told.columns[change]?.format === 'percent';
  const direction = moved === 0 ? 'same' : moved > 0 ? 'up' : 'down';
  const sign = moved < 0 ? -1 : 1;
  const amount = inPoints ? show(change, sign).replace('%', '%p') : show(change, sign);
  return words.compared(show(previous), amount, inPoints ? '' : show(rate, sign), direction);
}

/** The group at the end that was asked for, of what the rows are ordered by; groups without a name do not lead. */
function tellLeader(told: Told, words: DataSentences): string {
  const ordered = told.columns.findIndex((column) => column.name === told.order?.column);
  const measure = Math.max(ordered, told.groupings);
  const column = told.columns[measure];
  if (column === undefined || !isQuantity(column.format)) return '';
  if (told.rows.length < 2 && !told.limited) return '';
  const end = told.order?.direction === 'ascending' ? 'smallest' : 'largest';
  const leader = leaderOf(told, measure, end);
  if (leader === null || isTrivial(told, measure, end)) return '';
  const name = told.columns
    .slice(0, Math.min(told.groupings, mostNamed))
    .map((group, index) => toldName(leader.row[index], group, told.locale))
    .join(' ');
  const value = formatValue(leader.value, column.format, told.locale);
  if (isOverTime(told) && end === 'largest') return words.peak(name, value);
  const isOne = told.columns.length === told.groupings + 1;
  return words.leader({
    name,
    value,
    end,
    measure: isOne ? null : column.label,
    count: told.limited ? null : told.rows.length,
  });
}

function leaderOf(
  told: Told,
  measure: number,
  end: 'largest' | 'smallest',
): { readonly row: Row; readonly value: number } | null {
  const isWhole = told.rows.every(
    ({ [measure]: value = null }) => value === null || typeof value === 'number',
  );
  if (!isWhole) return null;
  const ranked = told.rows.flatMap((row) => {
    const value = row[measure];
    const isNamed = row.slice(0, told.groupings).every((cell) => cell !== null);
    return typeof value === 'number' && isNamed ? [{ row, value }] : [];
  });
  const sign = end === 'largest' ? 1 : -1;
  return ranked.reduce<(typeof ranked)[number] | null>(
    (best, each) => (best === null || sign * each.value > sign * best.value ? each : best),
    null,
  );
}

/** Of the columns that name a row. */
const mostNamed = 3;

function isOverTime({ columns, groupings }: Told): boolean {
  return columns.slice(0, groupings).some(({ format }) => format === 'date');
}

/** Rows that follow time are not ordered by what they measure, and a running total always ends at its highest. */
function isTrivial(told: Told, measure: number, end: 'largest' | 'smallest'): boolean {
  if (!isOverTime(told) || !isInOrder(told.rows)) return false;
  return end === 'smallest' || isRunning(told.rows, measure);
}

function isInOrder(rows: readonly Row[]): boolean {
  return rows.every(([day = null], at) => at === 0 || String(day) >= String(rows[at - 1]?.[0]));
}

function isRunning(rows: readonly Row[], measure: number): boolean {
  const values = rows.map(({ [measure]: value }) => Number(value));
  return values.length > 3 && values.every((value, at) => at === 0 || value >= (values[at - 1] ?? value));
}

function isComparison(name: string): boolean {
  return /_(previous|change|change_rate)$/.test(name);
}
