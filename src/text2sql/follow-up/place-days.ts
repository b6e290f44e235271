import {
  addMonths,
  type Day,
  type DaySpan,
  dayOf,
  firstOfMonth,
  monthsFrom,
  partsOf,
  todayOf,
  toRange,
  weekdayOf,
  weekOf,
} from '../../domain/civil-date.ts';
import type { Clock, DateRange } from '../../domain/date-range.ts';
import { daysText, numberOf } from '../../domain/iso-days.ts';
import { BEGINNING } from '../../language/time/time-mention.ts';

/** `isPlaced`: the words lean on the days of the answer before, so they are no question of their own. */
export interface PlacedDays {
  readonly text: string;
  readonly isPlaced: boolean;
}

interface Place {
  readonly base: DaySpan;
  readonly clock: Clock;
}

/** The days that a bare word means inside those of the answer before; null where that is not to be said. */
type Placing = (words: RegExpExecArray, place: Place) => DaySpan | null;

const start = '^\\s*(?:그럼|그러면|근데|그런데|what about|how about|and|그\\s*중(?:에서?)?)?\\s*';
const boundary = '(?=$|[\\s?!.,~]|은|는|만|에|엔|도|의|로|으로|이랑|랑|하고|와|과|이|날)';
const noMeasure = '(?!\\s*(?:간|동안|치|째|전|이상|이하|이내|연속|평균|이동|단위|마다|별))';
/** What follows a word that names a comparison, and no days. */
const noComparison =
  '(?!\\s*(?:대비|보다|에\\s*비해|동기|동요일|동기간)|(?:이랑|랑|와|과|하고)|\\s*(?:비교|기준\\s*대비))';
const weekdays = '월화수목금토일';
const englishWeekdays = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'];

const placings: readonly (readonly [RegExp, Placing])[] = [
  [
    rule(`${start}(\\d{1,2})일?\\s*(?:~|-|부터|에서)\\s*(\\d{1,2})일(?:까지)?${noMeasure}`),
    ([, first, last], place) => spanOf(dayIn(Number(first), place), dayIn(Number(last), place)),
  ],
  [
    rule(`${start}(\\d{1,2})일까지`),
    ([, last], place) => spanOf(place.base.from, dayIn(Number(last), place)),
  ],
  [rule(`${start}어제까지`), (_, place) => spanOf(place.base.from, todayOf(place.clock) - 1)],
  [rule(`${start}오늘까지`), (_, place) => spanOf(place.base.from, todayOf(place.clock))],
  [rule(`${start}(\\d{1,2})일부터`), ([, first], place) => spanFrom(dayIn(Number(first), place), place.base)],
  [rule(`${start}(\\d{1,2})일${noMeasure}${boundary}`), ([, day], place) => one(dayIn(Number(day), place))],
  [
    rule(`${start}(?:on\\s+)?the\\s+(\\d{1,2})(?:st|nd|rd|th)\\b(?!\\s+(?:of|week|day))`),
    ([, day], place) => one(dayIn(Number(day), place)),
  ],
  [
    rule(`${start}([${weekdays}])요일${noMeasure}(?!\\s*(?:과|와|이랑|랑|하고|,))${boundary}`),
    ([, word], place) => one(weekdayIn(weekdays.indexOf(word ?? '') + 1, place)),
  ],
  [
    rule(`${start}(?:on\\s+)?(${englishWeekdays.join('|')})day\\b(?!\\s+(?:and|or|,))`),
    ([, word], place) => one(weekdayIn(englishWeekdays.indexOf((word ?? '').toLowerCase()) + 1, place)),
  ],
  [rule(`${start}(?:그\\s*)?(?:전날|전일)${noComparison}${boundary}`), (_, { base }) => dayBefore(base)],
  [rule(`${start}(?:그\\s*)?전주${noComparison}${boundary}`), (_, place) => weekBefore(place)],
  [rule(`${start}(?:그\\s*)?(?:전월|전달)${noComparison}${boundary}`), (_, { base }) => monthBefore(base)],
  [rule(`${start}(?:the\\s+)?(?:previous\\s+day|day\\s+before)\\b`), (_, { base }) => dayBefore(base)],
  [rule(`${start}(?:the\\s+)?(?:previous\\s+week|week\\s+before)\\b`), (_, place) => weekBefore(place)],
  [rule(`${start}(?:the\\s+)?(?:previous\\s+month|month\\s+before)\\b`), (_, { base }) => monthBefore(base)],
];

function rule(source: string): RegExp {
  return new RegExp(source, 'iu');
}

/**
 * "15일은?" after February is 15 February, and "전월은?" January: days that are named by a part of their name are put
 * inside, or beside, the days of the answer before. Null where they have no place there.
 */
export function placeDays(text: string, range: DateRange | null, clock: Clock): PlacedDays | null {
  const settled = text.replace(/전달(?=\s*(?:대비|보다|이랑|하고|과|와|랑))/gu, '전월');
  const asRead = { text: settled, isPlaced: false };
  if (range === null || range.from === BEGINNING) return asRead;
  const place = { base: { from: numberOf(range.from), to: numberOf(range.to) }, clock };
  for (const [pattern, placing] of placings) {
    const words = pattern.exec(settled);
    if (words === null) continue;
    if (isEveryWeekday(words[0], place.base))
      return { text: `${written(place.base)} ${settled.trim()}`, isPlaced: true };
    const span = placing(words, place);
    if (span === null || span.from > todayOf(clock)) return null;
    return { text: `${written(span)}${settled.slice(words[0].length)}`, isPlaced: true };
  }
  return asRead;
}

/** "월요일만" of a month means all of them. */
function isEveryWeekday(words: string, base: DaySpan): boolean {
  return (
    base.to - base.from > 7 &&
    (/[월화수목금토일]요일/u.test(words) || /day$/iu.test(words.trim())) &&
    !/(?:previous|before)/iu.test(words)
  );
}

function written(span: DaySpan): string {
  return daysText(toRange(span));
}

function spanOf(first: Day | null, last: Day | null): DaySpan | null {
  return first === null || last === null || first > last ? null : { from: first, to: last + 1 };
}

function spanFrom(first: Day | null, base: DaySpan): DaySpan | null {
  return first === null || first < base.from ? null : spanOf(first, base.to - 1);
}

function one(day: Day | null): DaySpan | null {
  return spanOf(day, day);
}

/** The day of that number; in the one month that the days before lie in, or the only one among them. */
function dayIn(number: number, { base, clock }: Place): Day | null {
  const { year, month } = partsOf(base.from);
  if (isInOneMonth(base)) {
    const day = dayOf(year, month, number);
    if (day === null || day <= todayOf(clock)) return day;
    return lastOn(number, todayOf(clock));
  }
  const among = Array.from({ length: base.to - base.from }, (_, index) => base.from + index);
  const [only, another] = among.filter((day) => partsOf(day).day === number);
  return only === undefined || another !== undefined ? null : only;
}

/** Of the month that runs, a day still to come is that of the month before. */
function lastOn(number: number, today: Day): Day | null {
  const { year, month } = partsOf(addMonths(today, -1));
  return dayOf(year, month, number);
}

function isInOneMonth({ from, to }: DaySpan): boolean {
  const [first, last] = [partsOf(from), partsOf(to - 1)];
  return first.year === last.year && first.month === last.month;
}

/** Of the week that the days before lie in; of the week before where that day is still to come. */
function weekdayIn(weekday: number, { base, clock }: Place): Day | null {
  if (base.to - base.from > 7) return null;
  const among = Array.from({ length: base.to - base.from }, (_, index) => base.from + index);
  const inside = among.find((day) => weekdayOf(day) === weekday);
  if (inside !== undefined) return inside;
  const day = weekOf(base.from, 'monday').from + weekday - 1;
  return day > todayOf(clock) ? day - 7 : day;
}

function dayBefore({ from, to }: DaySpan): DaySpan | null {
  return to - from === 1 ? { from: from - 1, to: from } : null;
}

/** Of a week, or of one that runs. */
function weekBefore({ base, clock }: Place): DaySpan | null {
  const week = weekOf(base.from, clock.weekStart);
  if (week.from !== base.from || base.to > week.to || base.to - base.from === 1) return null;
  return { from: week.from - 7, to: week.from };
}

/** Of a month, or of one that runs. */
function monthBefore(base: DaySpan): DaySpan | null {
  const { year, month } = partsOf(base.from);
  if (base.from !== firstOfMonth(year, month) || !isInOneMonth(base)) return null;
  return monthsFrom(year, month - 1, 1);
}
