import type { Day, DaySpan } from '../../domain/civil-date.ts';
import type { WeekStart } from '../../domain/date-range.ts';
import type { CompareKind, Holiday, TimeMeaning, TimeProblem } from './time-mention.ts';

/** What the rules may know about the moment of asking. */
export interface Now {
  readonly today: Day;
  readonly weekStart: WeekStart;
  readonly holidays: readonly Holiday[];
}

/** A stretch of days an expression names, before its neighbours (부터, since, 대비) are looked at. */
export interface Period {
  readonly kind: 'period';
  readonly span: DaySpan;
  /** Named periods (this month, 3월) end with today while they run; explicit days and rolling windows do not. */
  readonly named?: boolean;
  /** "최근 7일": a window that cannot be the end of another range. */
  readonly rolling?: boolean;
  /** What "대비" after it compares with; without one the span itself. */
  readonly compare?: CompareKind;
  /** "전주", "전월" as a comparison name no period of their own. */
  readonly shiftOnly?: boolean;
  /** Set when the words leave the year (or the month, the week) open. */
  readonly recurring?: Recurring;
  /** The day "2주 전부터" starts at, where "2주 전" alone is the whole week. */
  readonly anchor?: Day;
  readonly openStart?: boolean;
  /** The question's own period in a pair (이번 주와 지난주 비교): never the compared one. */
  readonly main?: boolean;
  /** "연초": a moment too vague for a range of its own, and clear as a start (연초부터). */
  readonly startOnly?: boolean;
  /** A day that was named within its week (지난주 금요일): another weekday beside it lies in the same one. */
  readonly week?: DaySpan;
  /** A weekday alone (월요일): with another range in the text it is a condition on that range. */
  readonly weekday?: number;
}

/** An expression that comes round again: how to place it beside another day. */
export interface Recurring {
  readonly every: 'year' | 'month' | 'week';
  firstFrom(day: Day): DaySpan | null;
  lastUpTo(day: Day): DaySpan | null;
}

/** An expression whose meaning its neighbours cannot change. */
export interface Fixed {
  readonly kind: 'fixed';
  readonly meaning: TimeMeaning;
}

/** What a rule makes of an expression. */
export type Reading = Period | Fixed;

/** `source` is a regular expression source; word boundaries and particles are added around it. Null: not this after all. */
export interface Rule {
  readonly source: string;
  read(groups: Groups, now: Now): Reading | null;
}

/** A match's named groups. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** An expression that is time and cannot be used. */
export function problem(code: TimeProblem): Fixed {
  return { kind: 'fixed', meaning: { kind: 'problem', problem: code } };
}

/** A meaning as a reading. */
export function fixed(meaning: TimeMeaning): Fixed {
  return { kind: 'fixed', meaning };
}

/** A span as a reading. */
export function period(span: DaySpan, more: Omit<Period, 'kind' | 'span'> = {}): Period {
  return { kind: 'period', span, ...more };
}
