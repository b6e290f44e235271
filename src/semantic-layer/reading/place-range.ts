import { todayOf, toIso } from '../../domain/civil-date.ts';
import type { Clock, DateRange } from '../../domain/date-range.ts';
import { addDays, daysBetween } from '../../domain/iso-days.ts';
import type { Metric } from '../../domain/knowledge.ts';
import { comparedRange } from '../../language/time/compared-range.ts';
import { readTime } from '../../language/time/read-time.ts';
import type { ComparedUnit, CompareKind, TimeMeaning } from '../../language/time/time-mention.ts';
import type { Comparison, Grouping } from '../metric-query.ts';
import { type Board, type Item, itemsOf, place, reject, withRole } from './board.ts';
import { chosenFor, rangeName } from './chosen.ts';
import { defaultRange } from './default-range.ts';
import { comparedNote, defaultRangeNote, runningNote, weekNote } from './notes.ts';

export interface RangeAndComparison {
  readonly range: DateRange | null;
  readonly compare: Comparison | null;
}

interface TimeItem<K extends TimeMeaning['kind']> {
  readonly item: Item;
  readonly meaning: Extract<TimeMeaning, { kind: K }>;
}

/** One range for the whole question, and at most one to compare with. */
export function placeRange(
  board: Board,
  { metrics, groupings }: { readonly metrics: readonly Metric[]; readonly groupings: readonly Grouping[] },
  clock: Clock,
): RangeAndComparison {
  for (const { item } of timesOf(board, 'problem')) reject(board, item, 'unusable-time');
  const ranges = timesOf(board, 'range');
  const compares = timesOf(board, 'compare');
  if (!metrics.every((metric) => board.model.hasTime(metric.name))) {
    for (const { item } of [...ranges, ...compares]) reject(board, item, 'no-time');
    return { range: anyTime(board, metrics) ? noteDefault(board, groupings, clock) : null, compare: null };
  }
  const pair = pairOf(board, ranges, compares);
  if (pair !== null) return withComparison(board, pair.main, pair.compare, clock);
  const main = mainRange(board, ranges);
  const [compare] = compares;
  if (compare !== undefined) return withComparison(board, main, compare, clock);
  if (main !== null) return plainRange(board, main, ranges, clock);
  return { range: metrics.length > 0 ? noteDefault(board, groupings, clock) : null, compare: null };
}

function plainRange(
  board: Board,
  { range }: TimeItem<'range'>['meaning'],
  ranges: readonly TimeItem<'range'>[],
  clock: Clock,
): RangeAndComparison {
  noteRunning(board, range, clock);
  const isWeek = ranges.some(({ item }) => /주(?!.*요일)|week/iu.test(item.piece.word));
  if (isWeek) board.notes.push(weekNote(range, clock.weekStart));
  return { range, compare: null };
}

function timesOf<K extends TimeMeaning['kind']>(board: Board, kind: K): TimeItem<K>[] {
  return itemsOf(board, 'time').flatMap((item) =>
    item.sense.meaning.kind === kind
      ? [{ item, meaning: item.sense.meaning as Extract<TimeMeaning, { kind: K }> }]
      : [],
  );
}

function anyTime(board: Board, metrics: readonly Metric[]): boolean {
  return metrics.some((metric) => board.model.hasTime(metric.name));
}

function noteDefault(board: Board, groupings: readonly Grouping[], clock: Clock): DateRange {
  const grains = groupings.flatMap((grouping) => (grouping.kind === 'time' ? [grouping.grain] : []));
  const { range, length } = defaultRange(grains, clock);
  board.notes.push(defaultRangeNote(range, length));
  return range;
}

function mainRange(board: Board, ranges: readonly TimeItem<'range'>[]): TimeItem<'range'>['meaning'] | null {
  place(board, ...ranges.map(({ item }) => item));
  const distinct = new Set(ranges.map(({ meaning }) => JSON.stringify(meaning.range)));
  if (distinct.size > 1) {
    const text = ranges.map(({ item }) => item.piece.word).join(', ');
    const chosen = chosenRange(board, text, ranges);
    if (chosen !== null) return chosen;
    board.ambiguities.push({
      kind: 'range',
      text,
      ranges: ranges.map(({ item, meaning }) => ({ text: item.piece.word, range: meaning.range })),
    });
  }
  return ranges[0]?.meaning ?? null;
}

/** Days are chosen for one question: what "3월, 4월" meant last time says nothing of the next. */
function chosenRange(
  board: Board,
  text: string,
  ranges: readonly TimeItem<'range'>[],
): TimeItem<'range'>['meaning'] | null {
  const names = chosenFor(board, 'range', text).flatMap(({ by, name }) => (by === 'reading' ? [name] : []));
  return ranges.find(({ meaning }) => names.includes(rangeName(meaning.range)))?.meaning ?? null;
}

/** "1월과 2월 비교": two ranges and a word that sets them against each other; the later one is the question's own. */
function pairOf(
  board: Board,
  ranges: readonly TimeItem<'range'>[],
  compares: readonly TimeItem<'compare'>[],
): { main: TimeItem<'range'>['meaning']; compare: TimeItem<'compare'> } | null {
  const [one, other] = [...ranges].sort((a, b) => a.meaning.range.from.localeCompare(b.meaning.range.from));
  if (ranges.length !== 2 || compares.length > 0 || withRole(board, 'versus').length === 0) return null;
  if (one === undefined || other === undefined) return null;
  place(board, other.item);
  return {
    main: other.meaning,
    compare: { item: one.item, meaning: { kind: 'compare', compare: 'explicit', range: one.meaning.range } },
  };
}

const units: Readonly<Partial<Record<CompareKind, ComparedUnit | 'year'>>> = {
  'previous-day': 'day',
  'previous-week': 'week',
  'previous-month': 'month',
  'previous-quarter': 'quarter',
  'previous-year': 'year',
};

/** The period that runs, and the one before it. */
const unitWords: Readonly<Record<ComparedUnit | 'year', readonly [string, string]>> = {
  day: ['어제', '어제'],
  week: ['이번 주', '지난주'],
  month: ['이번 달', '지난달'],
  quarter: ['이번 분기', '지난 분기'],
  year: ['올해', '작년'],
};

/** "전주 대비" alone is about the week that runs now, or the last one while no day of this is over; "전주 동요일" about yesterday. */
function rangeForComparison(
  board: Board,
  { compare, about, range: named }: TimeItem<'compare'>['meaning'],
  clock: Clock,
): DateRange | null {
  if (compare === 'previous-period') return noteDefault(board, [], clock);
  const unit = about ?? units[compare];
  if (unit === undefined) return null;
  const [running, last] = unitWords[unit];
  const range = rangeIn(running, clock);
  return range?.from === toIso(todayOf(clock)) && named === null ? rangeIn(last, clock) : range;
}

function rangeIn(word: string, clock: Clock): DateRange | null {
  const [mention] = readTime(word, clock, []);
  return mention?.meaning.kind === 'range' ? mention.meaning.range : null;
}

function withComparison(
  board: Board,
  said: TimeItem<'range'>['meaning'] | null,
  { item, meaning }: TimeItem<'compare'>,
  clock: Clock,
): RangeAndComparison {
  const range = said?.range ?? rangeForComparison(board, meaning, clock);
  if (range === null || said?.openStart) return { range, compare: null };
  const compared = comparedTo(range, meaning, clock);
  if (compared === null || overlaps(range, compared)) return { range, compare: null };
  place(board, item);
  noteRunning(board, range, clock);
  if (range.to > toIso(todayOf(clock))) board.notes.push(comparedNote(compared));
  return { range, compare: { kind: meaning.compare, range: compared } };
}

/** A period is not compared with a part of itself. */
function overlaps(one: DateRange, other: DateRange): boolean {
  return one.from < other.to && other.from < one.to;
}

/**
 * The range to compare with. While the question's own range still runs, only as many days of the other count; null
 * when the words name two stretches that do not answer each other.
 */
function comparedTo(
  range: DateRange,
  meaning: TimeItem<'compare'>['meaning'],
  clock: Clock,
): DateRange | null {
  const named = meaning.range;
  if (named !== null && named.to > toIso(todayOf(clock))) return null;
  if (meaning.compare !== 'explicit') {
    const moved = comparedRange(range, meaning.compare);
    return named === null || (moved.from === named.from && moved.to <= named.to) ? moved : null;
  }
  if (named === null) return null;
  const runs = range.to > toIso(todayOf(clock));
  const days = daysBetween(range.from, range.to);
  return runs && daysBetween(named.from, named.to) > days
    ? { from: named.from, to: addDays(named.from, days) }
    : named;
}

function noteRunning(board: Board, range: DateRange, clock: Clock): void {
  const today = toIso(todayOf(clock));
  if (range.from <= today && range.to > today) board.notes.push(runningNote(today));
}
