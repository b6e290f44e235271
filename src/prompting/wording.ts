import { todayOf, toIso, weekdayOf } from '../domain/civil-date.ts';
import type { Clock } from '../domain/date-range.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The languages of answers, as instructions name them. */
export const languageNames = { ko: 'Korean', en: 'English' } as const;

/** The day of a question as every prompt says it: `2026-07-28 (Tuesday)`. */
export function todayText(clock: Clock): string {
  const today = todayOf(clock);
  return `${toIso(today)} (${weekdays[weekdayOf(today) - 1]})`;
}
