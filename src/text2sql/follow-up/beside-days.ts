import { todayOf, toIso } from '../../domain/civil-date.ts';
import type { Clock, DateRange } from '../../domain/date-range.ts';
import { areAlikeLong, daysText } from '../../domain/iso-days.ts';
import { BEGINNING } from '../../language/time/time-mention.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { Piece } from '../../semantic-layer/reading/piece.ts';
import type { EditMark } from './edit-words.ts';

const joined = /(?:이랑|랑|하고|와|과|도)$/u;

/**
 * "2월도", "2월이랑 같이" ask for days beside those of the answer before, and "이번주랑 비교" sets them against later ones:
 * written as the comparison that the reader knows, the later days being the question's own. The text as it was where it
 * asks for nothing of the kind; null where the two cannot be set against each other.
 */
export function besideDays(
  text: string,
  pieces: readonly Piece[],
  marks: ReadonlySet<EditMark>,
  { range, compare }: Pick<MetricQuery, 'range' | 'compare'>,
  clock: Clock,
): string | null {
  if (range === null || range.from === BEGINNING) return text;
  const days = saysMore(pieces) ? [] : pieces.flatMap((piece) => daysOf(piece) ?? []);
  const [only, another] = days;
  if (only === undefined || another !== undefined || !areBeside(only, marks, range)) return text;
  if (compare !== null) return null;
  const { piece, said } = only;
  if (/^(?:작년|전년|last year)/iu.test(piece.text)) return replaced(text, piece, '작년과 비교');
  if (said.from < range.to && range.from < said.to) return null;
  if (!areComparable(range, said, clock)) return null;
  const [earlier, later] = said.from < range.from ? [said, range] : [range, said];
  return replaced(text, piece, `${daysText(earlier)}와 ${daysText(later)} 비교`);
}

/** Later days that the answer is compared with, or days that come with no word to compare. */
function areBeside(
  { piece, said, isCompared }: Days,
  marks: ReadonlySet<EditMark>,
  range: DateRange,
): boolean {
  if (isCompared) return said.from >= range.to && /비교|compar/iu.test(piece.text);
  return joined.test(piece.text) || marks.has('add');
}

/** Alike, or with a period that runs, of which only as many days of the other count. */
function areComparable(one: DateRange, other: DateRange, clock: Clock): boolean {
  return areAlikeLong(one, other) || [one, other].some(({ to }) => to > toIso(todayOf(clock)));
}

interface Days {
  readonly piece: Piece;
  readonly said: DateRange;
  readonly isCompared: boolean;
}

function daysOf(piece: Piece): Days | null {
  for (const sense of piece.senses) {
    if (sense.kind !== 'time') continue;
    const { meaning } = sense;
    if (meaning.kind === 'range') return { piece, said: meaning.range, isCompared: false };
    if (meaning.kind === 'compare' && meaning.compare === 'explicit' && meaning.range !== null)
      return { piece, said: meaning.range, isCompared: true };
  }
  return null;
}

/** A metric, a value or a split of its own beside the days. */
function saysMore(pieces: readonly Piece[]): boolean {
  return pieces.some(({ senses }) =>
    senses.some(({ kind }) => kind === 'metric' || kind === 'value' || kind === 'dimension'),
  );
}

function replaced(text: string, { start, end }: Piece, words: string): string {
  return `${text.slice(0, start)}${words}${text.slice(end)}`;
}
