import { dayOf, monthsFrom, oneDay } from '../../domain/civil-date.ts';
import { latestInYear } from './recurring.ts';
import { period, problem, type Reading, type Rule } from './rule.ts';

const year = '(?<year>(?:19|20)\\d{2})';
const weekdayNote = '(?:\\s*\\([월화수목금토일](?:요일)?\\))?';
const noNumber = '(?![\\d/.-]*\\d)';

/** Dates in figures. Day before month (15/3) is not read: 3/4 could be either, and Korean writes the month first. */
export const numericDates: readonly Rule[] = [
  {
    source: `${year}-(?<month>\\d{1,2})-(?<day>\\d{1,2})${noNumber}${weekdayNote}`,
    read: (groups) => fullDate(groups.year, groups.month, groups.day),
  },
  {
    source: `${year}/(?<month>\\d{1,2})/(?<day>\\d{1,2})${noNumber}${weekdayNote}`,
    read: (groups) => fullDate(groups.year, groups.month, groups.day),
  },
  {
    source: `${year}\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<day>\\d{1,2})\\.?${noNumber}${weekdayNote}`,
    read: (groups) => fullDate(groups.year, groups.month, groups.day),
  },
  {
    source: `${year}(?<month>\\d{2})(?<day>\\d{2})${noNumber}`,
    read: (groups) => {
      const reading = fullDate(groups.year, groups.month, groups.day);
      return reading.kind === 'period' ? reading : null;
    },
  },
  {
    source: `${year}[-/.](?<month>\\d{1,2})${noNumber}`,
    read: (groups) => {
      const month = Number(groups.month);
      if (month < 1 || month > 12) return problem('impossible-date');
      return period(monthsFrom(Number(groups.year), month, 1), { named: true });
    },
  },
  {
    source: `(?<month>\\d{1,2})/(?<day>\\d{1,2})(?![\\d/.])${weekdayNote}`,
    read: ({ month, day }, now) => {
      if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1) return null;
      return latestInYear(now, (inYear) => {
        const found = dayOf(inYear, Number(month), Number(day));
        return found === null ? null : oneDay(found);
      });
    },
  },
];

function fullDate(yearText = '', month = '', day = ''): Reading {
  const found = dayOf(Number(yearText), Number(month), Number(day));
  return found === null ? problem('impossible-date') : period(oneDay(found));
}
