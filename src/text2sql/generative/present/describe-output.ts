import type { Locale } from '../../../domain/locale.ts';
import type { QueryOutput, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import type { Measure } from '../../../warehouse/measure/measure.ts';
import type { Names } from '../names.ts';

const aggregates: Readonly<Record<string, Readonly<Record<Locale, (label: string) => string>>>> = {
  sum: { ko: (label) => `${label} 합계`, en: (label) => `Total ${label}` },
  avg: { ko: (label) => `${label} 평균`, en: (label) => `Average ${label}` },
  min: { ko: (label) => `${label} 최솟값`, en: (label) => `Smallest ${label}` },
  max: { ko: (label) => `${label} 최댓값`, en: (label) => `Largest ${label}` },
};

const parts: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  hour: { ko: '시각', en: 'Hour' },
  dow: { ko: '요일', en: 'Weekday' },
  isodow: { ko: '요일', en: 'Weekday' },
  day: { ko: '일', en: 'Day' },
  week: { ko: '주', en: 'Week' },
  month: { ko: '월', en: 'Month' },
  quarter: { ko: '분기', en: 'Quarter' },
  year: { ko: '연도', en: 'Year' },
};

export interface DescribeContext {
  readonly names: Names;
  /** Whether its rows are those of tables, not of subqueries. */
  readonly isDirect: boolean;
  readonly locale: Locale;
}

/** What an output is, in neutral words; null where its statement does not tell simply. */
export function describeOutput(
  { outputs, tables }: QueryShape,
  at: number,
  { unit, part }: Measure,
  { names, isDirect, locale }: DescribeContext,
): string | null {
  const output = outputs[at];
  if (output === undefined) return null;
  if (unit === 'part') return parts[part ?? '']?.[locale] ?? null;
  if (output.kind !== 'column' && !isDirect) return null;
  if (unit === 'count') {
    return /^count\(\s*\*\s*\)$/i.test(output.text) ? counted(tables, names, locale) : null;
  }
  return ofColumn(output, names, locale);
}

/** A column by its label, or one aggregate of it. */
function ofColumn(
  { kind, columns: [column], text }: QueryOutput,
  names: Names,
  locale: Locale,
): string | null {
  const label = column === undefined ? undefined : names.column(column.table, column.column)?.[locale];
  if (column === undefined || label === undefined) return null;
  if (kind === 'column') return label;
  const call = /^(\w+)\(\s*(?:\w+\.)?(\w+)\s*\)$/.exec(text);
  return call?.[2] === column.column ? (aggregates[call[1] ?? '']?.[locale](label) ?? null) : null;
}

/** Of several tables it is not told here whose rows are counted. */
function counted(tables: QueryShape['tables'], names: Names, locale: Locale): string | null {
  const [only, another] = [...new Set(tables.map(({ name }) => name))];
  const label = only === undefined || another !== undefined ? null : names.table(only);
  if (label === null) return null;
  return locale === 'ko' ? `${label.ko} 수` : `Number of ${label.en.toLowerCase()}`;
}
