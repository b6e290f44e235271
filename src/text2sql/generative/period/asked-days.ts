import { todayOf, toIso } from '../../../domain/civil-date.ts';
import type { Clock, DateRange, IsoDate } from '../../../domain/date-range.ts';
import { comparedRange } from '../../../language/time/compared-range.ts';
import { readTime } from '../../../language/time/read-time.ts';
import { BEGINNING, type Holiday, type TimeMention } from '../../../language/time/time-mention.ts';

/** The days a question speaks of. */
export interface AskedDays {
  /** Every range it names, as it names them. */
  readonly ranges: readonly { readonly words: string; readonly range: DateRange }[];
  /** Other days belong to it too: it compares with a period nobody can tell, with one alone, or has no first day. */
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
  const main = mentions.flatMap(({ text, meaning }) =>
    meaning.kind === 'range' ? [{ words: text, range: meaning.range }] : [],
  );
  const compared = mentions.map((each) => comparedIn(each, main));
  return {
    ranges: [...main, ...compared.flatMap((each) => each ?? [])],
    isOpen:
      main.some(({ range }) => range.from === BEGINNING) ||
      mentions.some(({ meaning }) => meaning.kind === 'problem') ||
      compared.includes(null) ||
      (main.length === 0 && compared.some((each) => each?.length === 1)),
    today: toIso(todayOf(clock)),
  };
}

/** The period compared with, by its own words or counted back from the one that is named; null when neither tells. */
function comparedIn(
  { text, meaning }: TimeMention,
  [main, another]: AskedDays['ranges'],
): AskedDays['ranges'] | null {
  if (meaning.kind !== 'compare') return [];
  const { range, compare, about } = meaning;
  if (range !== null) return [{ words: text, range }];
  if (compare === 'explicit' || about !== undefined || main === undefined || another !== undefined)
    return null;
  return [{ words: text, range: comparedRange(main.range, compare) }];
}
