import { addMonths, firstOfMonth, partsOf, toIso, weekOf } from '../../domain/civil-date.ts';
import type { DateRange, IsoDate, TimeGrain, WeekStart } from '../../domain/date-range.ts';
import { addDays, daysBetween, numberOf } from '../../domain/iso-days.ts';

/** What a time column is and whose days are meant. */
export interface TimeColumn {
  /** Qualified and quoted. */
  readonly sql: string;
  readonly type: 'timestamptz' | 'date';
}

export interface CalendarRules {
  readonly timeZone: string;
  readonly weekStart: WeekStart;
}

export type CalendarGrain = Exclude<TimeGrain, 'hour-of-day' | 'day-of-week'>;

export function isCyclic(grain: TimeGrain): grain is 'hour-of-day' | 'day-of-week' {
  return grain === 'hour-of-day' || grain === 'day-of-week';
}

/** Half-open and with the bare column on the left, so that an index on it serves. */
export function rangeConditions(
  column: TimeColumn,
  range: DateRange,
  rules: CalendarRules,
): readonly string[] {
  const moment = (day: IsoDate) =>
    column.type === 'date' ? dayLiteral(day) : momentLiteral(day, rules.timeZone);
  return [`${column.sql} >= ${moment(range.from)}`, `${column.sql} < ${moment(range.to)}`];
}

export function dayLiteral(day: IsoDate): string {
  return `'${day}'::date`;
}

/** The moment a day begins in the time zone. */
export function momentLiteral(day: IsoDate, timeZone: string): string {
  return `'${midnight(day, timeZone)}'::timestamptz`;
}

/** The business day of a moment. */
export function dayOf(column: TimeColumn, rules: CalendarRules): string {
  return column.type === 'date' ? column.sql : `(${localTime(column, rules)})::date`;
}

/** The first day of the period a row falls in, or its hour (0 to 23) or weekday (1 = the day weeks start on). */
export function periodOf(column: TimeColumn, grain: TimeGrain, rules: CalendarRules): string {
  const local = localTime(column, rules);
  if (grain === 'day') return dayOf(column, rules);
  if (grain === 'hour-of-day') return `extract(hour from ${local})::integer`;
  if (grain === 'day-of-week') {
    return rules.weekStart === 'monday'
      ? `extract(isodow from ${local})::integer`
      : `(extract(dow from ${local}) + 1)::integer`;
  }
  if (grain === 'week' && rules.weekStart === 'sunday') {
    return `date_trunc('week', ${local} + interval '1 day')::date - 1`;
  }
  return `date_trunc('${grain}', ${local})::date`;
}

/** Moves a period of the compared range onto the period at the same place of the range shown. */
export function shifted(
  period: string,
  grain: TimeGrain,
  move: { from: DateRange; to: DateRange },
  weekStart: WeekStart,
): string {
  if (isCyclic(grain)) return period;
  const [start, target] = [
    periodStart(move.from.from, grain, weekStart),
    periodStart(move.to.from, grain, weekStart),
  ];
  if (grain === 'day' || grain === 'week') {
    const days = daysBetween(start, target);
    return days === 0 ? period : `${period} ${signed(days)}`;
  }
  const months = monthsBetween(start, target);
  const by = Math.abs(months);
  return months === 0 ? period : `(${period} ${months < 0 ? '-' : '+'} interval '${by} months')::date`;
}

/** SELECT of every period of the range, also those without a row. `last` is the last day to show. */
export function everyPeriod(grain: TimeGrain, from: IsoDate, last: IsoDate, weekStart: WeekStart): string {
  if (grain === 'hour-of-day') return 'generate_series(0, 23) as series (period)';
  if (grain === 'day-of-week') return 'generate_series(1, 7) as series (period)';
  const [first, end] = [periodStart(from, grain, weekStart), periodStart(last, grain, weekStart)];
  const step = grain === 'quarter' ? '3 months' : `1 ${grain}`;
  return `generate_series('${first}'::timestamp, '${end}'::timestamp, interval '${step}') as series (period)`;
}

/** First day of the period that holds `day`. */
export function periodStart(day: IsoDate, grain: CalendarGrain, weekStart: WeekStart): IsoDate {
  if (grain === 'day') return day;
  const number = numberOf(day);
  if (grain === 'week') return toIso(weekOf(number, weekStart).from);
  const { year, month } = partsOf(number);
  if (grain === 'year') return toIso(firstOfMonth(year, 1));
  return toIso(firstOfMonth(year, grain === 'quarter' ? month - ((month - 1) % 3) : month));
}

/** The same place in the range shown of a day in the compared one. */
export function movedDay(
  day: IsoDate,
  grain: CalendarGrain,
  move: { from: DateRange; to: DateRange },
  weekStart: WeekStart,
): IsoDate {
  const [start, target] = [
    periodStart(move.from.from, grain, weekStart),
    periodStart(move.to.from, grain, weekStart),
  ];
  if (grain === 'day' || grain === 'week') return addDays(day, daysBetween(start, target));
  const first = numberOf(periodStart(day, grain, weekStart));
  return toIso(addMonths(first, monthsBetween(start, target)));
}

function localTime(column: TimeColumn, rules: CalendarRules): string {
  if (column.type === 'date') return `${column.sql}::timestamp`;
  return `${column.sql} at time zone '${rules.timeZone.replaceAll("'", "''")}'`;
}

function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [a, b] = [partsOf(numberOf(from)), partsOf(numberOf(to))];
  return (b.year - a.year) * 12 + b.month - a.month;
}

function signed(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}

/** Midnight with its offset written out, so that it is the same moment on every server. */
function midnight(day: IsoDate, timeZone: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const guess = offsetMinutes(utc, timeZone);
  const offset = offsetMinutes(utc - guess * 60_000, timeZone);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${day} 00:00:00${offset < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function offsetMinutes(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    clocks.set(timeZone, clock);
  }
  const name = clock.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -total : total;
}
