/** A calendar day in the configured time zone, `YYYY-MM-DD`. */
export type IsoDate = string;

/** Half-open: `from` is in, `to` is out. Both are days in the configured time zone. */
export interface DateRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The steps a metric can be split into over time, and the two cyclic ones. */
export type TimeGrain = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'hour-of-day' | 'day-of-week';

/** Which day a week begins on; the default is Monday (ISO 8601 and Korean business use). */
export type WeekStart = 'monday' | 'sunday';

/** The clock of one question: fixed once, so that every step of it agrees on what "today" is. */
export interface Clock {
  readonly now: Date;
  /** IANA name, `Asia/Seoul` by default. */
  readonly timeZone: string;
  readonly weekStart: WeekStart;
}
