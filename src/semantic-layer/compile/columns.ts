import type { ColumnFormat } from '../../domain/cell.ts';
import type { TimeGrain, WeekStart } from '../../domain/date-range.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import { isCyclic } from './period.ts';
import type { ResolvedQuery } from './resolve.ts';

/** A column of the result, with its heading in both languages. */
export interface CompiledColumn {
  readonly name: string;
  readonly label: Localised;
  readonly format: ColumnFormat;
  /** Names of coded values, for showing them; weekdays have them. */
  readonly valueLabels?: Readonly<Record<string, Localised>>;
}

const grainLabels: Readonly<Record<TimeGrain, Localised>> = {
  day: { ko: '날짜', en: 'Day' },
  week: { ko: '주(시작일)', en: 'Week of' },
  month: { ko: '월', en: 'Month' },
  quarter: { ko: '분기(시작일)', en: 'Quarter from' },
  year: { ko: '연도', en: 'Year' },
  'hour-of-day': { ko: '시', en: 'Hour' },
  'day-of-week': { ko: '요일', en: 'Weekday' },
};

/** In the order of the SELECT. Weekdays are 1 to 7 from the day weeks start on, hours 0 to 23; both carry their names. */
export function columnsOf(query: ResolvedQuery, weekStart: WeekStart): readonly CompiledColumn[] {
  const groupings = query.groupings.map((grouping): CompiledColumn => {
    if (grouping.kind === 'dimension') {
      return { name: grouping.column, label: grouping.dimension.label, format: grouping.dimension.format };
    }
    const format = isCyclic(grouping.grain) ? 'integer' : 'date';
    const column: CompiledColumn = {
      name: grouping.column,
      label: grainLabels[grouping.grain],
      format,
    };
    if (grouping.grain === 'day-of-week') return { ...column, valueLabels: weekdays(weekStart) };
    return grouping.grain === 'hour-of-day' ? { ...column, valueLabels: hours } : column;
  });
  return [...groupings, ...query.shown.flatMap((metric) => metricColumns(metric, query.compare !== null))];
}

const hours: Readonly<Record<string, Localised>> = Object.fromEntries(
  Array.from({ length: 24 }, (_, hour) => [String(hour), { ko: `${hour}시`, en: `${hour}:00` }]),
);

const weekdayNames: readonly Localised[] = [
  { ko: '일', en: 'Sun' },
  { ko: '월', en: 'Mon' },
  { ko: '화', en: 'Tue' },
  { ko: '수', en: 'Wed' },
  { ko: '목', en: 'Thu' },
  { ko: '금', en: 'Fri' },
  { ko: '토', en: 'Sat' },
];

function weekdays(weekStart: WeekStart): Readonly<Record<string, Localised>> {
  const first = weekStart === 'monday' ? 1 : 0;
  return Object.fromEntries(
    weekdayNames.map((_, at) => [at + 1, weekdayNames[(at + first) % 7] as Localised]),
  );
}

function metricColumns(metric: Metric, isCompared: boolean): readonly CompiledColumn[] {
  const { name, label, format } = metric;
  const own: CompiledColumn = { name, label, format };
  if (!isCompared) return [own];
  const points = format === 'percent' ? { ko: '(%p)', en: ' (points)' } : { ko: '', en: '' };
  return [
    own,
    { name: `${name}_previous`, label: { ko: `비교 기간 ${label.ko}`, en: `${label.en}, before` }, format },
    {
      name: `${name}_change`,
      label: { ko: `${label.ko} 증감${points.ko}`, en: `${label.en}, change${points.en}` },
      format,
    },
    {
      name: `${name}_change_rate`,
      label: { ko: `${label.ko} 증감률`, en: `${label.en}, change in %` },
      format: 'percent',
    },
  ];
}
