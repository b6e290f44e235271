import { toIso } from '../../../domain/civil-date.ts';
import type { DateRange, IsoDate } from '../../../domain/date-range.ts';
import { latestOf, numberOf } from '../../../domain/iso-days.ts';
import type { AskedDays } from './asked-days.ts';
import { dayMs } from './calendar-steps.ts';
import type { ReadPeriod } from './read-periods.ts';
import { areSame, includes, joined, type Span, type Spans } from './spans.ts';

/** How the days a statement reads stand to those that were asked for. */
export type PeriodFit =
  /** No days were asked for, or none that could be held against it. */
  | { readonly kind: 'open' }
  /** Its tables know no time. */
  | { readonly kind: 'timeless' }
  /** All of them, and `columns` carry them; the ranges are those that are read. */
  | {
      readonly kind: 'covered';
      readonly ranges: readonly DateRange[];
      readonly columns: readonly string[];
      /** Those that carry the range that ends last. */
      readonly latest: readonly string[];
    }
  /** No condition limits any time column. */
  | { readonly kind: 'unbounded' }
  /** Nobody can tell which days its conditions let through. */
  | { readonly kind: 'unknown' }
  /** Others; `bound` is one that differs. */
  | { readonly kind: 'other'; readonly bound: string | null };

/** Holds what is read against what was asked: each range by itself, or ranges without days in common as one. */
export function fitPeriods(asked: AskedDays, read: readonly ReadPeriod[], hasTimeColumn: boolean): PeriodFit {
  const ranges = distinct(asked.ranges.map(({ range }) => range));
  if (ranges.length === 0 || asked.isOpen) return { kind: 'open' };
  if (!hasTimeColumn) return { kind: 'timeless' };
  if (read.length === 0) return { kind: 'unbounded' };
  const known = read.flatMap(({ column, spans }) => (spans === null ? [] : [{ column, spans }]));
  const wanted = ranges.map((range) => ({ range, accepted: acceptedFor(range, asked.today) }));
  const found = wanted.map(({ range, accepted }) => {
    const fitting = known.filter(({ spans }) => accepted.some((each) => areSame(spans, each.spans)));
    const [first] = fitting;
    const as = accepted.find((each) => first !== undefined && areSame(first.spans, each.spans));
    return { range: as?.range ?? range, columns: fitting.map(({ column }) => column) };
  });
  const isEach = found.every(({ columns }) => columns.length > 0);
  const together = isEach ? [] : readTogether(wanted, known);
  const columns = [...new Set(isEach ? found.flatMap((each) => each.columns) : together)];
  if (columns.length === 0) return misfit(read, known, ranges);
  const stray = known.find(({ column, spans }) => columns.includes(column) && isStray(spans, wanted));
  const isHidden = read.some(({ column, spans }) => spans === null && columns.includes(column));
  if (stray !== undefined) return { kind: 'other', bound: boundOf(stray.spans, ranges) };
  if (isHidden) return { kind: 'unknown' };
  if (!isEach) return { kind: 'covered', ranges, columns, latest: columns };
  const last = found.reduce((one, other) => (other.range.to > one.range.to ? other : one), found[0] ?? none);
  return { kind: 'covered', ranges: found.map(({ range }) => range), columns, latest: last.columns };
}

const none = { range: { from: '', to: '' }, columns: [] };

interface Accepted {
  readonly range: DateRange;
  readonly spans: Spans;
}

interface Wanted {
  readonly range: DateRange;
  readonly accepted: readonly Accepted[];
}

/** Of a range that still runs, days to come may be read or not, and so may today. */
function acceptedFor(range: DateRange, today: IsoDate): readonly Accepted[] {
  const exact = { range, spans: spansOf(range) };
  if (range.to <= today) return [exact];
  const from = startsAt(range.from);
  const later = [Number.POSITIVE_INFINITY, ...ends(range.to)].map((to) => ({ range, spans: [{ from, to }] }));
  const before = { from: range.from, to: today };
  return [exact, ...later, ...(range.from < today ? [{ range: before, spans: spansOf(before) }] : [])];
}

const furthestEnd = 366;

/** Every later midnight within a year. */
function ends(day: IsoDate): readonly number[] {
  return Array.from({ length: furthestEnd }, (_, at) => startsAt(day) + (at + 1) * dayMs);
}

function readTogether(
  wanted: readonly Wanted[],
  known: readonly { readonly column: string; readonly spans: Spans }[],
): readonly string[] {
  if (wanted.length < 2 || overlap(wanted.map(({ range }) => range))) return [];
  const last = wanted.toSorted((one, other) => (one.range.to < other.range.to ? -1 : 1)).at(-1);
  const others = wanted.filter((each) => each !== last).map(({ range }) => spansOf(range));
  const wholes = (last?.accepted ?? []).map(({ spans }) => joined([...others.flat(), ...spans]));
  return known
    .filter(({ spans }) => wholes.some((whole) => areSame(spans, whole)))
    .map(({ column }) => column);
}

function overlap(ranges: readonly DateRange[]): boolean {
  const inOrder = ranges.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return inOrder.some(({ from }, at) => at > 0 && from < (inOrder[at - 1]?.to ?? from));
}

/** Beside the asked days: more of them for a moving average, or all before or after, but no days of its own choosing. */
function isStray(spans: Spans, wanted: readonly Wanted[]): boolean {
  const accepted = wanted.flatMap((each) => each.accepted.map((one) => one.spans));
  if (accepted.some((each) => includes(spans, each))) return false;
  const known = new Set(accepted.flatMap((each) => each.flatMap(({ from, to }) => [from, to])));
  return spans.some(({ from, to }) =>
    [from, to].some((bound) => Number.isFinite(bound) && !known.has(bound)),
  );
}

function misfit(
  read: readonly ReadPeriod[],
  known: readonly { readonly spans: Spans }[],
  ranges: readonly DateRange[],
): PeriodFit {
  if (read.some(({ spans }) => spans === null)) return { kind: 'unknown' };
  const [first] = known;
  return { kind: 'other', bound: first === undefined ? null : boundOf(first.spans, ranges) };
}

/** The first bound that no asked range has, as a day with its time. */
function boundOf(spans: Spans, ranges: readonly DateRange[]): string | null {
  const asked = new Set(ranges.flatMap(({ from, to }) => [startsAt(from), startsAt(to)]));
  const bound = spans
    .flatMap(({ from, to }) => [from, to])
    .find((each) => Number.isFinite(each) && !asked.has(each));
  if (bound === undefined) return null;
  const day = toIso(Math.floor(bound / dayMs));
  const time = new Date(bound).toISOString().slice(11, 19);
  return time === '00:00:00' ? day : `${day} ${time}`;
}

function spansOf({ from, to }: DateRange): readonly [Span] {
  return [{ from: startsAt(from), to: startsAt(to) }];
}

function startsAt(day: IsoDate): number {
  return numberOf(day) * dayMs;
}

function distinct(ranges: readonly DateRange[]): readonly DateRange[] {
  return [...new Map(ranges.map((range) => [`${range.from} ${range.to}`, range])).values()];
}

/** From the first to the last day where no day between is left out; null otherwise. */
export function wholeOf(ranges: readonly DateRange[]): DateRange | null {
  const [first, ...others] = ranges.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  if (first === undefined) return null;
  return others.reduce<DateRange | null>((whole, { from, to }) => {
    if (whole === null || from > whole.to) return null;
    return { from: whole.from, to: latestOf(whole.to, to) };
  }, first);
}
