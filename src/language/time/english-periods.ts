import { oneDay } from '../../domain/civil-date.ts';
import { allTime, partOfWeek } from './korean-periods.ts';
import { calendarUnit, rollingWindow, type Unit, unitsAgo } from './periods.ts';
import { lastWeekday, latestWeekday } from './recurring.ts';
import { fixed, period, type Rule } from './rule.ts';

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekdayName = `(?<weekday>${weekdayNames.join('|')})`;

const numberWords =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty'.split(
    '|',
  );
const numberValues: Readonly<Record<string, number>> = Object.fromEntries(
  numberWords.map((word, index) => [word, { twenty: 20, thirty: 30 }[word] ?? index + 1]),
);
const amount = `(?<count>\\d{1,4}|${numberWords.join('|')}|a|an)\\s+(?:full\\s+|calendar\\s+)?(?<unit>day|week|month|quarter|year)s?`;
const unitName = '(?<unit>week|month|quarter|year)';

/** Periods told from today: yesterday, last week, the past 7 days, 2 weeks ago, last Monday, YTD. */
export const englishPeriods: readonly Rule[] = [
  { source: 'today', read: (_, now) => calendarUnit(now, 'day', 0) },
  { source: 'yesterday', read: (_, now) => calendarUnit(now, 'day', -1) },
  { source: '(?:the\\s+)?day\\s+before\\s+yesterday', read: (_, now) => calendarUnit(now, 'day', -2) },
  {
    source: '(?:the\\s+)?previous\\s+day',
    read: (_, now) => ({ ...calendarUnit(now, 'day', -1), shiftOnly: true }),
  },
  { source: '(?:the\\s+day\\s+after\\s+)?tomorrow', read: (_, now) => calendarUnit(now, 'day', 1) },
  {
    source: `(?:this|(?:the\\s+)?current)\\s+${unitName}(?:\\s+(?:so\\s+far|to\\s+date))?`,
    read: ({ unit }, now) => calendarUnit(now, unitIn(unit), 0),
  },
  { source: `last\\s+${unitName}`, read: ({ unit }, now) => calendarUnit(now, unitIn(unit), -1) },
  {
    source: `(?:the\\s+)?(?:previous|prior|preceding)\\s+${unitName}`,
    read: ({ unit }, now) => ({ ...calendarUnit(now, unitIn(unit), -1), shiftOnly: true }),
  },
  { source: `next\\s+${unitName}`, read: ({ unit }, now) => calendarUnit(now, unitIn(unit), 1) },
  {
    source: `(?:the\\s+)?${unitName}\\s+before\\s+last`,
    read: ({ unit }, now) => calendarUnit(now, unitIn(unit), -2),
  },
  {
    source: `(?:the\\s+)?past\\s+${unitName}`,
    read: ({ unit }, now) => rollingWindow(now, unitIn(unit), 1),
  },
  {
    source: `(?:the\\s+)?(?:last|past|previous|prior|trailing|most\\s+recent)\\s+${amount}`,
    read: ({ count, unit }, now) => rollingWindow(now, unitIn(unit), countIn(count)),
  },
  {
    source: `${amount}\\s+(?:ago|earlier)`,
    read: ({ count, unit }, now) => unitsAgo(now, unitIn(unit), countIn(count)),
  },
  {
    source: '(?<unit>year|quarter|month|week)[\\s-]+to[\\s-]+date|(?<short>[yqmw])td',
    read: ({ unit, short }, now) => calendarUnit(now, unitIn(unit ?? short), 0),
  },
  {
    source:
      '(?:the\\s+)?beginning\\s+of\\s+(?:the|this)\\s+(?<unit>year|month|week|quarter)|(?:the\\s+)?start\\s+of\\s+(?:the|this)\\s+(?<other>year|month|week|quarter)',
    read: ({ unit, other }, now) =>
      period(oneDay(calendarUnit(now, unitIn(unit ?? other), 0).span.from), { startOnly: true }),
  },
  { source: 'all[\\s-]+time', read: (_, now) => allTime(now) },
  {
    source: `last\\s+${weekdayName}`,
    read: ({ weekday }, now) => period(oneDay(lastWeekday(now.today - 1, weekdayIn(weekday)))),
  },
  {
    source: `next\\s+${weekdayName}`,
    read: ({ weekday }, now) => period(oneDay(lastWeekday(now.today, weekdayIn(weekday)) + 7)),
  },
  {
    source: `(?:on\\s+|this\\s+)?${weekdayName}`,
    read: ({ weekday }, now) => latestWeekday(now, weekdayIn(weekday)),
  },
  {
    source: `(?:on\\s+|every\\s+|each\\s+)?${weekdayName}s|(?:every|each)\\s+(?<each>${weekdayNames.join('|')})`,
    read: ({ weekday, each }) => fixed({ kind: 'weekday-set', days: [weekdayIn(weekday ?? each)] }),
  },
  {
    source: '(?<which>last|this|(?:the\\s+)?past)\\s+weekend',
    read: ({ which }, now) => partOfWeek(now, which === 'this' ? 0 : -1, '주말'),
  },
  {
    source: '(?:on\\s+|at\\s+)?(?:the\\s+)?weekends?',
    read: () => fixed({ kind: 'weekday-set', days: [6, 7] }),
  },
  {
    source: '(?:on\\s+)?(?:weekdays|working\\s+days|business\\s+days)',
    read: () => fixed({ kind: 'weekday-set', days: [1, 2, 3, 4, 5] }),
  },
];

const unitsByLetter: Readonly<Record<string, Unit>> = { y: 'year', q: 'quarter', m: 'month', w: 'week' };

function unitIn(word: string | undefined): Unit {
  const text = (word ?? '').toLowerCase();
  return unitsByLetter[text] ?? (text as Unit);
}

function countIn(word: string | undefined): number {
  const text = (word ?? '').toLowerCase();
  return /^an?$/.test(text) ? 1 : (numberValues[text] ?? Number(text));
}

function weekdayIn(word: string | undefined): number {
  return weekdayNames.indexOf((word ?? '').toLowerCase()) + 1;
}
