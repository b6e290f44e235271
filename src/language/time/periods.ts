import {
  addMonths,
  type Day,
  monthsFrom,
  oneDay,
  partsOf,
  shifted,
  weekOf,
} from '../../domain/civil-date.ts';
import { type Now, type Period, period } from './rule.ts';
import type { CompareKind } from './time-mention.ts';

/** The steps a calendar is counted in. */
export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const;

const compareByUnit: Readonly<Record<Unit, CompareKind>> = {
  day: 'previous-day',
  week: 'previous-week',
  month: 'previous-month',
  quarter: 'previous-quarter',
  half: 'explicit',
  year: 'previous-year',
};

/** The calendar unit `offset` steps from the current one: -1 is yesterday, last week, last month … */
export function calendarUnit(now: Now, unit: Unit, offset: number): Period {
  const span = unitSpan(now, unit, offset);
  const compare = offset === -1 ? { compare: compareByUnit[unit] } : {};
  return period(span, { named: unit !== 'day', ...compare });
}

function unitSpan(now: Now, unit: Unit, offset: number) {
  if (unit === 'day') return oneDay(now.today + offset);
  if (unit === 'week') return shifted(weekOf(now.today, now.weekStart), 7 * offset);
  const { year, month } = partsOf(now.today);
  const length = monthsIn[unit];
  const first = month - ((month - 1) % length);
  return monthsFrom(year, first + offset * length, length);
}

/** "최근 7일": the last whole days, weeks of seven days, or months, ending yesterday. */
export function rollingWindow(now: Now, unit: Unit, count: number): Period | null {
  if (count < 1) return null;
  return period({ from: back(now.today, unit, count), to: now.today }, { rolling: true });
}

/** "3일 전" is a day, "2주 전" a calendar week, "한 달 전" a calendar month; "2주 전부터" counts from the day itself. */
export function unitsAgo(now: Now, unit: Unit, count: number): Period | null {
  if (count < 1) return null;
  return { ...calendarUnit(now, unit, -count), anchor: back(now.today, unit, count) };
}

function back(day: Day, unit: Unit, count: number): Day {
  if (unit === 'day') return day - count;
  if (unit === 'week') return day - 7 * count;
  return addMonths(day, -count * monthsIn[unit]);
}
