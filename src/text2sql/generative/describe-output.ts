import type { Locale } from '../../domain/locale.ts';
import type { QueryShape } from '../../warehouse/inspect/inspection.ts';
import type { Measure } from '../../warehouse/measure/measure.ts';
import type { Names } from './names.ts';

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

/** What an output is, in neutral words; null where its statement does not tell simply. */
export function describeOutput(
  { outputs, tables }: QueryShape,
  at: number,
  { unit, part }: Measure,
  names: Names,
  locale: Locale,
): string | null {
  const output = outputs[at];
  if (output === undefined) return null;
  if (unit === 'part') return parts[part ?? '']?.[locale] ?? null;
  if (unit === 'count') return counted(tables, names, locale);
  const [column, another] = output.columns;
  if (column === undefined || another !== undefined || unit === 'share' || unit === 'change') return null;
  const label = names.column(column.table, column.column)?.[locale] ?? null;
  if (label === null) return null;
  if (output.aggregate === null) return label;
  return aggregates[output.aggregate]?.[locale](label) ?? null;
}

function counted(tables: QueryShape['tables'], names: Names, locale: Locale): string {
  const [only, another] = [...new Set(tables.map(({ name }) => name))];
  const label = only === undefined || another !== undefined ? null : names.table(only);
  if (locale === 'ko') return label === null ? '건수' : `${label.ko} 수`;
  return label === null ? 'Count' : `Number of ${label.en.toLowerCase()}`;
}
