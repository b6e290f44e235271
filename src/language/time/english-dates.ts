import { type DaySpan, dayOf, monthsFrom, oneDay, partsOf } from '../../domain/civil-date.ts';
import { month, quarter } from './korean-dates.ts';
import { latestBeforeThis, latestInYear } from './recurring.ts';
import { type Groups, type Now, period, problem, type Reading, type Rule } from './rule.ts';

const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');
/** Full names alone; "may" only as a name (May, may 2026, in may), because it is also a verb. */
const full = monthNames.filter((name) => name !== 'may').join('|');
const short = 'jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
const anyMonth = `(?<month>(?:${full}|may|${short}))\\.?`;
const yearAfter =
  '(?:,?\\s+(?:of\\s+)?(?<year>(?:19|20)\\d{2})|\\s+(?:of\\s+)?(?<yearWord>this\\s+year|last\\s+year|the\\s+year\\s+before\\s+last))';
const dayNumber = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const range = '\\s*(?:[-–—~]|to|through)\\s*';
const ordinals = ['first', 'second', 'third', 'fourth'];

/** Periods of the calendar: March 15, 15 March 2026, in March, Q1 2026, the first half of 2025. */
export const englishDates: readonly Rule[] = [
  {
    source: `${anyMonth}\\s+${dayNumber}(?![\\d:])${yearAfter}?`,
    read: (groups, now) =>
      inYear(groups, now, (year) => dayIn(year, monthIn(groups.month), Number(groups.day)), false),
  },
  {
    source: `(?:the\\s+)?${dayNumber}\\s+(?:of\\s+)?${anyMonth}${yearAfter}?`,
    read: (groups, now) =>
      inYear(groups, now, (year) => dayIn(year, monthIn(groups.month), Number(groups.day)), false),
  },
  {
    source: `${anyMonth}\\s+${dayNumber}${range}(?<last>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])${yearAfter}?`,
    read: (groups, now) => daysOfMonth(groups, now),
  },
  { source: `(?<month>${full})${yearAfter}?`, read: monthReading },
  { source: `(?<month>may|${short})\\.?${yearAfter}`, read: monthReading },
  {
    source: `(?<=\\b(?:in|since|during|from|until|through|of|to|and|than|with|vs\\.?|for)\\s+)(?<month>may|${short})`,
    read: monthReading,
  },
  {
    source: `(?<month>may|${short})(?=${range}(?:${full}|may|${short})(?![a-z]))`,
    read: monthReading,
  },
  {
    source: `last\\s+(?<month>${full}|may)`,
    read: (groups, now) =>
      latestBeforeThis(now, (year) => month(year, monthIn(groups.month), undefined), { named: true }),
  },
  {
    source: `(?:q(?<quarter>\\d)|(?<ordinal>${ordinals.join('|')}|[1-4](?:st|nd|rd|th))\\s+quarter)(?:${yearAfter}|\\s*['’](?<two>\\d{2}))?`,
    read: (groups, now) => inYear(groups, now, (year) => quarter(year, quarterIn(groups)), true),
  },
  {
    source: '(?<year>(?:19|20)\\d{2})[\\s-]*q(?<quarter>\\d)',
    read: (groups, now) => inYear(groups, now, (year) => quarter(year, quarterIn(groups)), true),
  },
  {
    source: `(?:h(?<half>[12])|(?:the\\s+)?(?<ordinal>first|second)\\s+half(?=\\s+of))${yearAfter}?`,
    read: (groups, now) => inYear(groups, now, (year) => half(year, groups), true),
  },
  {
    source:
      '(?<=\\b(?:in|during|for|of|since|from|until|through|to|and|than|with|vs\\.?)\\s+)(?<year>20\\d{2})',
    read: ({ year }) => period(monthsFrom(Number(year), 1, 12), { named: true }),
  },
];

function monthReading(groups: Groups, now: Now): Reading {
  return inYear(groups, now, (year) => month(year, monthIn(groups.month), undefined), true);
}

function inYear(groups: Groups, now: Now, spanIn: (year: number) => DaySpan | null, named: boolean): Reading {
  const year = yearIn(groups, now);
  if (year === null) return latestInYear(now, spanIn, { named });
  const span = spanIn(year);
  return span === null ? problem('impossible-date') : period(span, { named });
}

function yearIn({ year, yearWord, two }: Groups, now: Now): number | null {
  if (year !== undefined) return Number(year);
  if (two !== undefined) return 2000 + Number(two);
  if (yearWord === undefined) return null;
  const current = partsOf(now.today).year;
  if (/before/i.test(yearWord)) return current - 2;
  return /last/i.test(yearWord) ? current - 1 : current;
}

function daysOfMonth(groups: Groups, now: Now): Reading {
  if (Number(groups.last) < Number(groups.day)) return problem('reversed-range');
  const spanIn = (year: number) => {
    const first = dayIn(year, monthIn(groups.month), Number(groups.day));
    const last = dayIn(year, monthIn(groups.month), Number(groups.last));
    return first === null || last === null ? null : { from: first.from, to: last.to };
  };
  const reading = inYear(groups, now, spanIn, false);
  return reading.kind === 'period' ? period(reading.span, { rolling: true }) : reading;
}

function monthIn(name: string | undefined): number {
  const start = (name ?? '').toLowerCase().slice(0, 3);
  return monthNames.findIndex((month) => month.startsWith(start)) + 1;
}

function quarterIn({ quarter: digit, ordinal }: Groups): number {
  if (digit !== undefined) return Number(digit);
  const word = (ordinal ?? '').toLowerCase();
  return /^\d/.test(word) ? Number(word[0]) : ordinals.indexOf(word) + 1;
}

function half(year: number, { half: digit, ordinal }: Groups): DaySpan {
  const first = digit === '1' || ordinal?.toLowerCase() === 'first';
  return monthsFrom(year, first ? 1 : 7, 6);
}

function dayIn(year: number, monthNumber: number, date: number): DaySpan | null {
  const day = dayOf(year, monthNumber, date);
  return day === null ? null : oneDay(day);
}
