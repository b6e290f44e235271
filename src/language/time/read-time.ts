import { partsOf, todayOf, toRange } from '../../domain/civil-date.ts';
import type { Clock, DateRange } from '../../domain/date-range.ts';
import { comparePairs, comparePeriod } from './compare-periods.ts';
import { englishComparisons, koreanComparisons } from './comparisons.ts';
import { pairWeekdays } from './days-of-week.ts';
import { englishDates } from './english-dates.ts';
import { englishPeriods } from './english-periods.ts';
import { englishGrains, koreanGrains } from './grains.ts';
import { holidayRules } from './holidays.ts';
import { joinRanges } from './join-ranges.ts';
import { koreanDates } from './korean-dates.ts';
import { koreanPeriods } from './korean-periods.ts';
import { noLetterAfter, noLetterBefore } from './letters.ts';
import { numericDates } from './numeric-dates.ts';
import { openRange } from './open-ranges.ts';
import { fixed, type Now, type Period } from './rule.ts';
import { type CompiledRule, compiled, type Found, scan } from './scan.ts';
import type { Holiday, TimeMeaning, TimeMention } from './time-mention.ts';
import { unclearEnglish, unclearKorean } from './unclear.ts';

const hangul = /[가-힣]/;
const latin = /[a-z]/;
const digit = /\d/;

const rules = [
  ...compiled(
    [...unclearKorean, ...koreanComparisons, ...koreanDates, ...koreanPeriods, ...koreanGrains],
    hangul,
  ),
  ...compiled(numericDates, digit),
  ...compiled(
    [...unclearEnglish, ...englishComparisons, ...englishDates, ...englishPeriods, ...englishGrains],
    latin,
  ),
];
const joiner = new RegExp(`^(?:와|과|랑|이랑|하고|이나|나)${noLetterAfter}`);

const noHolidays: readonly Holiday[] = [];

/** Holidays change with the calendar, not with the question, so their rules are built once per list. */
const holidayCache = new WeakMap<readonly Holiday[], readonly CompiledRule[]>();

const years = { first: 1, last: 9998 };

/** Reads every time expression of a Korean or English text, in order and without overlaps. Never throws on any text. */
export function readTime(text: string, clock: Clock, holidays: readonly Holiday[]): TimeMention[] {
  const now: Now = { today: todayOf(clock), weekStart: clock.weekStart, holidays };
  const range = (one: Period) => rangeOf(one, now);
  const expressions = pairWeekdays(text, scan(text, [...rules, ...rulesFor(holidays)], now));
  const ranges = joinRanges(text, expressions, now);
  const opened = ranges.map((one) => openRange(text, one, now));
  const found = comparePairs(text, opened, range).map((one) => comparePeriod(text, one, range));
  return weekdaysAsConditions(found)
    .filter((one) => !(one.reading.kind === 'period' && one.reading.startOnly))
    .map((one) => toMention(text, one, now));
}

function rulesFor(list: readonly Holiday[]): readonly CompiledRule[] {
  const holidays = list.length === 0 ? noHolidays : list;
  const known = holidayCache.get(holidays);
  if (known !== undefined) return known;
  const made = compiled(holidayRules(holidays), /[가-힣a-z]/);
  holidayCache.set(holidays, made);
  return made;
}

/** "지난달 월요일" asks for the Mondays of last month; "월요일" alone for the latest one. */
function weekdaysAsConditions(found: readonly Found[]): Found[] {
  const hasRange = found.some(({ reading }) => reading.kind === 'period' && reading.weekday === undefined);
  return found.map((one) => {
    const weekday = one.reading.kind === 'period' ? one.reading.weekday : undefined;
    if (weekday === undefined || !hasRange) return one;
    return { ...one, reading: fixed({ kind: 'weekday-set', days: [weekday] }) };
  });
}

function toMention(text: string, found: Found, now: Now): TimeMention {
  const end = found.end + (joiner.exec(text.slice(found.end))?.[0].length ?? 0);
  const meaning = found.reading.kind === 'fixed' ? found.reading.meaning : meaningOf(found.reading, now);
  const start = found.start - leadIn(text, found);
  return { start, end, text: text.slice(start, end), meaning };
}

/** "over the past 7 days", "during Chuseok": before a period these words say no more than "in". */
const leadInWords = new RegExp(
  `${noLetterBefore}(?:over|during|within|throughout)\\s{1,3}(?:the\\s{1,3})?$`,
  'i',
);

function leadIn(text: string, { start, reading }: Found): number {
  if (reading.kind !== 'period') return 0;
  return leadInWords.exec(text.slice(0, start))?.[0].length ?? 0;
}

function meaningOf(one: Period, now: Now): TimeMeaning {
  const { from } = one.span;
  if (from > now.today) return { kind: 'problem', problem: 'in-the-future' };
  const range = rangeOf(one, now);
  if (range === null) return { kind: 'problem', problem: 'impossible-date' };
  const to = endOf(one, now);
  return {
    kind: 'range',
    range,
    includesToday: from <= now.today && now.today < to,
    openStart: one.openStart ?? false,
  };
}

/** Null when the days fall outside what a date can be written for. */
function rangeOf(one: Period, now: Now): DateRange | null {
  const span = { from: one.span.from, to: endOf(one, now) };
  const writable = [span.from, span.to].every((day) => {
    const { year } = partsOf(day);
    return year >= years.first && year <= years.last;
  });
  return writable && span.from < span.to ? toRange(span) : null;
}

/** A named period still running ends with today. */
function endOf({ span, named }: Period, now: Now): number {
  return named && span.from <= now.today ? Math.min(span.to, now.today + 1) : span.to;
}
