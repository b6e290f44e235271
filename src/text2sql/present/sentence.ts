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
  /** A verified example's own explanation replaces the title sentence. */
  readonly explanation: string | null;
}

/** One or two sentences: the number itself, or which group leads. Said from the rows, never from a model. */
export function tell(told: Told): string {
  const words = dataSentences(told.locale);
  const period = told.range === null ? '' : formatDateRange(told.range, told.locale);
  if (told.rows.length === 0) return words.empty(told.title, period);
  if (told.explanation !== null) return told.explanation;
  if (told.groupings === 0) return tellSingle(told, words, period);
  return [words.grouped(told.title, period), tellLeader(told, words)].filter((text) => text !== '').join(' ');
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
  const direction = moved === 0 ? 'same' : moved > 0 ? 'up' : 'down';
  const sign = moved < 0 ? -1 : 1;
  return words.compared(show(previous), show(change, sign), show(rate, sign), direction);
}

/** The largest group of the first measure, where the rows say it: more than one, all of them numbers. */
function tellLeader(told: Told, words: DataSentences): string {
  const column = told.columns[told.groupings];
  if (column === undefined || !isQuantity(column.format) || told.rows.length < 2) return '';
  const ranked = told.rows.flatMap((row) => {
    const value = row[told.groupings];
    return typeof value === 'number' ? [{ row, value }] : [];
  });
  const leader = ranked.reduce<(typeof ranked)[number] | null>(
    (best, each) => (best === null || each.value > best.value ? each : best),
    null,
  );
  if (leader === null) return '';
  const name = told.columns
    .slice(0, told.groupings)
    .map((_, index) => String(leader.row[index] ?? '-'))
    .join(' ');
  const value = formatValue(leader.value, column.format, told.locale);
  const overTime = told.columns.slice(0, told.groupings).some((each) => each.format === 'date');
  return overTime ? words.peak(name, value) : words.top(name, value, told.limited ? null : told.rows.length);
}

function isComparison(name: string): boolean {
  return /_(previous|change|change_rate)$/.test(name);
}

function valueAt(row: Row, index: number, column: ResultColumn, locale: Locale): string {
  const value = row[index];
  return typeof value === 'number' ? formatValue(value, column.format, locale) : String(value ?? '-');
}
