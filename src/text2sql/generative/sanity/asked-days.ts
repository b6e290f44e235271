import { todayOf, toIso } from '../../../domain/civil-date.ts';
import type { Clock, DateRange, IsoDate } from '../../../domain/date-range.ts';
import { readTime } from '../../../language/time/read-time.ts';
import { BEGINNING, type Holiday } from '../../../language/time/time-mention.ts';

/** The days a question speaks of. */
export interface AskedDays {
  /** Every range it names, as it names them. */
  readonly ranges: readonly { readonly words: string; readonly range: DateRange }[];
  /** From the first to the last of them; null where it names none. */
  readonly whole: DateRange | null;
  /** Other days belong to it too: it compares with a period it does not name, or has no first day. */
  readonly isOpen: boolean;
  readonly today: IsoDate;
}

/** Read by the same rules as governed questions; the words as asked come before what was made of them. */
export function askedDays(
  question: string,
  refined: string | null,
  clock: Clock,
  holidays: readonly Holiday[],
): AskedDays {
  const own = readTime(question, clock, holidays);
  const isNamed = own.some(({ meaning }) => meaning.kind === 'range');
  const mentions = isNamed || refined === null ? own : readTime(refined, clock, holidays);
  const ranges = mentions.flatMap(({ text, meaning }) => {
    if (meaning.kind === 'range') return [{ words: text, range: meaning.range }];
    return meaning.kind === 'compare' && meaning.range !== null
      ? [{ words: text, range: meaning.range }]
      : [];
  });
  const isOpen = mentions.some(
    ({ meaning }) =>
      (meaning.kind === 'range' && meaning.range.from === BEGINNING) ||
      meaning.kind === 'problem' ||
      (meaning.kind === 'compare' && meaning.range === null),
  );
  return { ranges, whole: wholeOf(ranges.map(({ range }) => range)), isOpen, today: toIso(todayOf(clock)) };
}

function wholeOf(ranges: readonly DateRange[]): DateRange | null {
  const from = ranges.map((range) => range.from).sort()[0];
  const to = ranges
    .map((range) => range.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
