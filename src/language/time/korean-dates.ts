import { addMonths, type DaySpan, dayOf, monthsFrom, oneDay, partsOf } from '../../domain/civil-date.ts';
import { calendarUnit } from './periods.ts';
import { latestBeforeThis, latestDayOfMonth, latestInYear } from './recurring.ts';
import { type Groups, type Now, period, problem, type Reading, type Rule } from './rule.ts';

/** "2026년", "26년", "작년", "올" before a month, quarter or holiday. */
export const yearPrefix =
  "(?:(?<year>'?\\d{2}|(?:19|20)\\d{2})\\s*년도?\\s*(?:의\\s*)?|(?<yearWord>올해|올|금년|작년|지난\\s*해|전년|재작년|지지난\\s*해|내년)\\s*(?:의\\s*)?)";

const yearOffsets: readonly [RegExp, number][] = [
  [/^(?:재작년|지지난)/, -2],
  [/^(?:작년|지난|전년)/, -1],
  [/^(?:올|금년)/, 0],
  [/^내년/, 1],
];

/** The year the prefix names, or null when there is none. */
export function yearIn(groups: Groups, now: Now): number | null {
  if (groups.year !== undefined) {
    const digits = Number(groups.year.replace("'", ''));
    return digits < 100 ? 2000 + digits : digits;
  }
  const offset = yearOffsets.find(([word]) => word.test(groups.yearWord ?? ''))?.[1];
  return offset === undefined ? null : partsOf(now.today).year + offset;
}

const monthWord =
  '(?<monthWord>지지난\\s*달|지난\\s*달|저번\\s*달|전월|이번\\s*달|이달|금월|당월)\\s*(?:의\\s*)?';
const weekdayNote = '(?:\\s*\\([월화수목금토일](?:요일)?\\))?';
const dash = '\\s*[~∼〜–—-]\\s*';
/** What follows a number of days that is a length and no date: 7일 이상, 3일 연속, 7일 이동평균, 30일 내. */
const noLength =
  '(?!\\s*(?:이상|이하|이내|내|미만|초과|넘|연속|차|치|째|만에|걸|씩|전|간|동안|단위|후|뒤|정도|안|평균|이동|리텐션|잔존|유지|재구매|재주문|기한|이용|무료|체험))';
/** A moving average has a length, whatever month stands before it. */
const noMoving = '(?!\\s*이동\\s*평균)';
/** Usual lengths of a window: as a date they need a particle that only a date takes. */
const usualLengths: ReadonlySet<number> = new Set([7, 14, 30, 60, 90]);
const datelike = '(?<datelike>\\([월화수목금토일]|자(?![가-힣])|에|부터|까지|\\s*[~∼〜–—])';

/** What stands before a number of days that are picked out by an order: 주문이 많은 날 3일, 매출 상위 3일. */
const noTopDays = '(?<!(?:날|날짜|일자|요일|상위|하위|톱|탑|top|최다|최저)\\s{0,3})';

/** Periods of the calendar: 3월, 3월 15일, 2026년 1분기, 상반기, 지난달 15일. */
export const koreanDates: readonly Rule[] = [
  {
    source: `${yearPrefix}?(?<month>\\d{1,2})\\s*월\\s*(?<day>\\d{1,2})\\s*일${weekdayNote}`,
    read: (groups, now) => monthDay(groups, now, Number(groups.month), Number(groups.day)),
  },
  {
    source: `${yearPrefix}?(?<month>\\d{1,2})\\s*월\\s*(?<day>\\d{1,2})\\s*일?${dash}(?<last>\\d{1,2})\\s*일${weekdayNote}`,
    read: (groups, now) => daysOfMonth(groups, now),
  },
  {
    source: `${yearPrefix}?(?<month>\\d{1,2})\\s*월(?:\\s*(?<third>초순|상순|중순|하순))?`,
    read: (groups, now) => inYear(groups, now, (year) => month(year, Number(groups.month), groups.third)),
  },
  {
    source: `지난\\s*(?<month>\\d{1,2})\\s*월`,
    read: ({ month: number }, now) =>
      latestBeforeThis(now, (year) => month(year, Number(number), undefined), { named: true }),
  },
  {
    source: `${yearPrefix}?(?<month>\\d{1,2})\\s*월?${dash}(?<last>\\d{1,2})\\s*월`,
    read: (groups, now) => monthsOfYear(groups, now),
  },
  {
    source: `${monthWord}(?<day>\\d{1,2})\\s*일${weekdayNote}${noMoving}(?:(?=(?<mean>\\s*평균))|)`,
    read: ({ monthWord: word, day, mean }, now) =>
      mean !== undefined && usualLengths.has(Number(day))
        ? null
        : dayOfNamedMonth(now, word ?? '', Number(day)),
  },
  {
    source: `${noTopDays}(?<day>\\d{1,2})일(?:(?=${datelike})|)${weekdayNote}${noLength}`,
    read: ({ day, datelike: sign }, now) => bareDay(now, Number(day), sign !== undefined),
  },
  {
    source: `(?<year>(?:19|20)\\d{2})\\s*년도?|'?(?<short>\\d{2})\\s*년도`,
    read: ({ year, short }) =>
      period(monthsFrom(year === undefined ? 2000 + Number(short) : Number(year), 1, 12), { named: true }),
  },
  {
    source: `${yearPrefix}?(?<quarter>\\d)\\s*(?:/4\\s*)?분기`,
    read: (groups, now) => inYear(groups, now, (year) => quarter(year, Number(groups.quarter))),
  },
  {
    source: `지난\\s*(?<quarter>\\d)\\s*분기`,
    read: ({ quarter: number }, now) =>
      latestBeforeThis(now, (year) => quarter(year, Number(number)), { named: true }),
  },
  {
    source: `${yearPrefix}?(?<half>상|하|전|후)반기`,
    read: (groups, now) =>
      inYear(groups, now, (year) => monthsFrom(year, /[상전]/.test(groups.half ?? '') ? 1 : 7, 6)),
  },
  {
    source: '연초|년초|올초|올해\\s*초',
    read: (_, now) => startOf(now, 'year'),
  },
  { source: '월초|이번\\s*달\\s*초', read: (_, now) => startOf(now, 'month') },
  {
    source: '(?:작년|전년|지난\\s*해)\\s*(?:이맘때|이\\s*맘\\s*때|요맘때|이때)',
    read: (_, now) => ({
      ...calendarUnit(sameDayLastYear(now), 'week', 0),
      compare: 'previous-year',
      shiftOnly: true,
    }),
  },
];

/** Periods inside a year: with the year named, or the latest that has begun. */
export function inYear(groups: Groups, now: Now, spanIn: (year: number) => DaySpan | null): Reading {
  const year = yearIn(groups, now);
  if (year === null) return latestInYear(now, spanIn, { named: true });
  const span = spanIn(year);
  return span === null ? problem('impossible-date') : period(span, { named: true });
}

/** A month, or its first, middle or last ten days; null when the number is no month. */
export function month(year: number, number: number, third: string | undefined): DaySpan | null {
  if (number < 1 || number > 12) return null;
  const whole = monthsFrom(year, number, 1);
  if (third === undefined) return whole;
  if (third === '중순') return { from: whole.from + 10, to: whole.from + 20 };
  return third === '하순'
    ? { from: whole.from + 20, to: whole.to }
    : { from: whole.from, to: whole.from + 10 };
}

/** Null when the number is no quarter. */
export function quarter(year: number, number: number): DaySpan | null {
  return number < 1 || number > 4 ? null : monthsFrom(year, 3 * number - 2, 3);
}

/** One day, of the named year or the latest not in the future; a day no year has is a problem. */
export function monthDay(groups: Groups, now: Now, monthNumber: number, date: number): Reading {
  const spanIn = (year: number) => dayIn(year, monthNumber, date);
  const year = yearIn(groups, now);
  if (year === null) return latestInYear(now, spanIn);
  const span = spanIn(year);
  return span === null ? problem('impossible-date') : period(span);
}

function daysOfMonth(groups: Groups, now: Now): Reading {
  const [first, last] = [Number(groups.day), Number(groups.last)];
  const monthNumber = Number(groups.month);
  if (last < first) return problem('reversed-range');
  return placed(
    groups,
    now,
    (year) => joined(dayIn(year, monthNumber, first), dayIn(year, monthNumber, last)),
    false,
  );
}

function monthsOfYear(groups: Groups, now: Now): Reading {
  const [first, last] = [Number(groups.month), Number(groups.last)];
  if (first < 1 || first > 12 || last < 1 || last > 12) return problem('impossible-date');
  if (last < first) return problem('reversed-range');
  return placed(groups, now, (year) => monthsFrom(year, first, last - first + 1), true);
}

function bareDay(now: Now, date: number, looksLikeDate: boolean): Reading | null {
  if (date > 31 || (usualLengths.has(date) && !looksLikeDate)) return null;
  return latestDayOfMonth(now, date);
}

/** A range with both ends written out, in the named year or the latest whose start has come. */
function placed(groups: Groups, now: Now, spanIn: (year: number) => DaySpan | null, named: boolean): Reading {
  const year = yearIn(groups, now);
  if (year === null) {
    const reading = latestInYear(now, spanIn);
    return reading.kind === 'period' ? period(reading.span, { named, rolling: true }) : reading;
  }
  const span = spanIn(year);
  return span === null ? problem('impossible-date') : period(span, { named, rolling: true });
}

function joined(first: DaySpan | null, last: DaySpan | null): DaySpan | null {
  return first === null || last === null ? null : { from: first.from, to: last.to };
}

function dayIn(year: number, monthNumber: number, date: number): DaySpan | null {
  const day = dayOf(year, monthNumber, date);
  return day === null ? null : oneDay(day);
}

function dayOfNamedMonth(now: Now, word: string, date: number): Reading {
  const offset = word.startsWith('지지') ? -2 : /^(?:지난|저번|전월)/.test(word) ? -1 : 0;
  const { year, month: monthNumber } = partsOf(calendarUnit(now, 'month', offset).span.from);
  const span = dayIn(year, monthNumber, date);
  return span === null ? problem('impossible-date') : period(span);
}

function startOf(now: Now, unit: 'year' | 'month'): Reading {
  return period(oneDay(calendarUnit(now, unit, 0).span.from), { startOnly: true });
}

function sameDayLastYear(now: Now): Now {
  return { ...now, today: addMonths(now.today, -12) };
}
