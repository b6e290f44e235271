import type { DateRange, IsoDate, TimeGrain } from '../../domain/date-range.ts';

/** A named stretch of days (설 연휴, 삼일절), as the company's calendar lists it. Half-open like every range. */
export interface Holiday extends DateRange {
  readonly name: string;
}

/** One time expression of a text. Offsets are UTF-16 units, half-open; particles after it (지난주*에*) are included. */
export interface TimeMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly meaning: TimeMeaning;
}

export type TimeMeaning =
  /**
   * Half-open days. A named period still running (이번 달, 3월 in March) ends with today, so that a comparison is like
   * for like. `includesToday` is false for "최근 7일", which ends yesterday. `openStart`: "어제까지" names no first day
   * and `from` is then 1970-01-01.
   */
  | {
      readonly kind: 'range';
      readonly range: DateRange;
      readonly includesToday: boolean;
      readonly openStart: boolean;
    }
  | { readonly kind: 'grain'; readonly grain: TimeGrain }
  /** `range` is the compared period where the words name one (지난주 대비); null for "전주 대비", "YoY". */
  | {
      readonly kind: 'compare';
      readonly compare: CompareKind;
      readonly range: DateRange | null;
      /** What is compared when nothing else says it: "전주 동요일" is about a day, "전년 동월" about a month. */
      readonly about?: ComparedUnit;
    }
  /** Days of the week as a condition (주말, 평일, on Mondays): ISO numbers, 1 = Monday … 7 = Sunday. */
  | { readonly kind: 'weekday-set'; readonly days: readonly number[] }
  /** Recognised as time, and not usable as it stands. */
  | { readonly kind: 'problem'; readonly problem: TimeProblem };

/** What the main range is moved by to get the compared one; `explicit` means the mention's own range. */
export type CompareKind =
  | 'previous-period'
  | 'previous-day'
  | 'previous-week'
  | 'previous-month'
  | 'previous-quarter'
  | 'previous-year'
  | 'explicit';

export type ComparedUnit = 'day' | 'week' | 'month' | 'quarter';

export type TimeProblem =
  /** 2월 30일, 13월. */
  | 'impossible-date'
  /** The end lies before the start. */
  | 'reversed-range'
  /** 내일, next week, a year to come: no data can exist. */
  | 'in-the-future'
  /** A holiday the calendar does not list. */
  | 'unknown-holiday'
  /** A part of a month that teams draw differently (3월 첫째 주, 월말, late March). */
  | 'unclear';

/** First day of ranges that name none. */
export const BEGINNING: IsoDate = '1970-01-01';
