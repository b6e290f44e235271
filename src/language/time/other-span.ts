import {
  type DaySpan,
  firstOfMonth,
  fromIso,
  monthsFrom,
  oneDay,
  partsOf,
  todayOf,
  toIso,
  toRange,
  weekOf,
} from '../../domain/civil-date.ts';
import type { Clock, DateRange, WeekStart } from '../../domain/date-range.ts';
import type { Locale } from '../../domain/locale.ts';

/** What an answer is of. */
export interface AnswerSpan {
  readonly range: DateRange | null;
  /** ISO text; null when it is not known how far the data reach. */
  readonly freshUntil: string | null;
}

export interface OtherSpan {
  readonly range: DateRange;
  /** Asks for it as a follow-up. */
  readonly text: string;
}

/**
 * The calendar span above or below that of an answer: day, week, month, quarter, year. It ends where the answer's does, or
 * where the data end. Null where there is none, as below a day.
 */
export function otherSpan(
  answered: AnswerSpan,
  direction: 'narrower' | 'wider',
  clock: Clock,
  locale: Locale,
): OtherSpan | null {
  const span = spanOf(answered.range);
  if (span === null) return null;
  const dataEnd = dataEndOf(answered, clock);
  const found = direction === 'wider' ? wider(span, dataEnd, clock) : narrower(span, dataEnd, clock);
  return found === null ? null : { range: toRange(found), text: textOf(found, locale) };
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const units: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Days of the longest of each. */
const longest: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

function wider(span: DaySpan, dataEnd: number, { weekStart }: Clock): DaySpan | null {
  const larger = units.filter((unit) => longest[unit] > lengthOf(span));
  for (const unit of larger) {
    const last = unitAt(span.to - 1, unit, weekStart);
    const from = Math.min(last.from, unitAt(span.from, unit, weekStart).from);
    const found = { from, to: Math.max(span.to, Math.min(last.to, dataEnd)) };
    if (lengthOf(found) > lengthOf(span)) return found;
  }
  const { year } = partsOf(span.from);
  return year <= 1 ? null : { from: firstOfMonth(year - 1, 1), to: span.to };
}

function narrower(span: DaySpan, dataEnd: number, { weekStart }: Clock): DaySpan | null {
  const to = Math.min(span.to, Math.max(span.from + 1, dataEnd));
  const smaller = units.filter((unit) => longest[unit] < lengthOf(span)).toReversed();
  for (const unit of smaller) {
    const found = latestWithin({ from: span.from, to }, unit, weekStart);
    if (lengthOf(found) < lengthOf(span)) return found;
  }
  return null;
}

/** The last one, or the one before where little of the last is there yet. */
function latestWithin(span: DaySpan, unit: Unit, weekStart: WeekStart): DaySpan {
  const last = unitAt(span.to - 1, unit, weekStart);
  const begun = { from: Math.max(last.from, span.from), to: Math.min(last.to, span.to) };
  const before = unitAt(last.from - 1, unit, weekStart);
  const isLittle = 2 * lengthOf(begun) < lengthOf(last);
  return isLittle && before.from >= span.from ? before : begun;
}

function unitAt(day: number, unit: Unit, weekStart: WeekStart): DaySpan {
  const { year, month } = partsOf(day);
  switch (unit) {
    case 'day':
      return oneDay(day);
    case 'week':
      return weekOf(day, weekStart);
    case 'month':
      return monthsFrom(year, month, 1);
    case 'quarter':
      return monthsFrom(year, month - ((month - 1) % 3), 3);
    case 'year':
      return monthsFrom(year, 1, 12);
  }
}

/** Today has hardly begun: it counts where the answer counted it. */
function dataEndOf({ range, freshUntil }: AnswerSpan, clock: Clock): number {
  const today = todayOf(clock);
  const asked = spanOf(range);
  const known = asked !== null && asked.to > today ? today + 1 : today;
  const fresh = freshUntil === null ? null : fromIso(freshUntil.slice(0, 10));
  return fresh === null ? known : Math.min(known, fresh + 1);
}

function spanOf(range: DateRange | null): DaySpan | null {
  const [from, to] = [fromIso(range?.from ?? ''), fromIso(range?.to ?? '')];
  return from === null || to === null || to <= from ? null : { from, to };
}

function lengthOf({ from, to }: DaySpan): number {
  return to - from;
}

function textOf({ from, to }: DaySpan, locale: Locale): string {
  const [first, last] = [toIso(from), toIso(to - 1)];
  if (first === last) return locale === 'ko' ? `${first} 보여줘` : `for ${first}`;
  return locale === 'ko' ? `${first}부터 ${last}까지로 보여줘` : `from ${first} to ${last}`;
}
