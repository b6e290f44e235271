import type { ResultColumn, Row } from '../../domain/cell.ts';
import type { DateRange } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';
import { formatValue, isQuantity } from '../../language/messages/format-value.ts';
import { type DataSentences, dataSentences } from '../../language/messages/sentences.ts';
import { formatDateRange } from '../../language/numbers/format.ts';

/** What is said over the rows. */
export interface Told {
  readonly title: string;
  readonly range: DateRange | null;
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
  const words = dataSentences(told.locale);
  const period = told.range === null ? '' : formatDateRange(told.range, told.locale);
  if (told.rows.length === 0) return words.empty(told.title, period);
  if (told.explanation !== null) return tellExample(told, told.explanation, words, period);
  if (told.groupings === 0) return tellSingle(told, words, period);
  return [words.grouped(told.title, period), tellLeader(told, words)].filter((text) => text !== '').join(' ');
}

/** What a verified example shows; with its numbers where they are a single row. */
function tellExample(told: Told, explanation: string, words: DataSentences, period: string): string {
  const [row, another] = told.rows;
  if (row === undefined || another !== undefined || told.groupings > 0) return explanation;
  const values = told.columns.map(
    (column, index) => `${column.label} ${valueAt(row, index, column, told.locale)}`,
  );
  return `${explanation} ${words.several(values, period)}`;
}

function tellSingle(told: Told, words: DataSentences, period: string): string {
  const row = told.rows[0] ?? [];
  const measures = told.columns.flatMap((column, index) =>
    isComparison(column.name)
      ? []
      : [{ label: column.label, value: valueAt(row, index, column, told.locale) }],
  );
  const [first, second] = measures;
  const said =
    second === undefined
      ? words.single(told.title, period, first?.value ?? '')
      : words.several(
          measures.map(({ label, value }) => `${label} ${value}`),
          period,
        );
  return [said, tellChange(told, row, words)].filter((text) => text !== '').join(' ');
}

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
  if (leader === null) return '';
  const name = told.columns
    .slice(0, told.groupings)
    .map((_, index) => String(leader.row[index]))
    .join(' ');
  const value = formatValue(leader.value, column.format, told.locale);
  const overTime = told.columns.slice(0, told.groupings).some((each) => each.format === 'date');
  if (overTime && end === 'largest') return words.peak(name, value);
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

function isComparison(name: string): boolean {
  return /_(previous|change|change_rate)$/.test(name);
}

function valueAt(row: Row, index: number, column: ResultColumn, locale: Locale): string {
  const value = row[index];
  return typeof value === 'number'
    ? formatValue(value, column.format, locale)
    : String(value ?? noValue[locale]);
}

const noValue: Readonly<Record<Locale, string>> = { ko: '값 없음', en: 'no value' };
