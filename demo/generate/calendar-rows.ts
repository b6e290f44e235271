import { weekdayOf } from '../../src/domain/civil-date.ts';
import { dayOf, isoOf, isoWeekOf, isWeekend } from '../calendar.ts';
import { at } from '../random.ts';
import type { RowSink } from '../rows.ts';
import { holidays } from '../vocabulary/holidays.ts';
import type { WorldFrame } from './frame.ts';

const holidayDays = new Set(holidays.map(({ date }) => date));

export function isHoliday(day: number): boolean {
  return holidayDays.has(isoOf(day));
}

/** Whole years, so that questions about last year or next month find their days. */
export function writeCalendar({ lastDay }: WorldFrame, sink: RowSink): void {
  const lastYear = Math.max(2027, Number(isoOf(lastDay).slice(0, 4)));
  for (let day = dayOf('2025-01-01'); day <= dayOf(`${lastYear}-12-31`); day += 1) {
    const iso = isoOf(day);
    const month = Number(iso.slice(5, 7));
    sink.row('ref.dates', [
      iso,
      Number(iso.slice(0, 4)),
      Math.ceil(month / 3),
      month,
      isoWeekOf(day),
      weekdayOf(day),
      at(['월', '화', '수', '목', '금', '토', '일'], weekdayOf(day) - 1),
      isWeekend(day),
      isHoliday(day),
    ]);
  }
  for (const { date, name, isSubstitute } of holidays) sink.row('ref.holidays', [date, name, isSubstitute]);
}
