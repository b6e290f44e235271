import type { Clock, DateRange } from '../../domain/date-range.ts';
import { addDays } from '../../domain/iso-days.ts';
import type { GlossaryTerm, Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import type { MetricQuery } from '../metric-query.ts';
import { nameAmounts, wrongUnits } from './asked-unit.ts';
import type { Board, Item } from './board.ts';
import { bestCovers } from './cover.ts';
import { findMentions } from './find-mentions.ts';
import { refineMetric } from './finer-metric.ts';
import type { Lexicon } from './lexicon.ts';
import { nameAcross } from './names-across.ts';
import type { Piece } from './piece.ts';
import { placeConditions } from './place-conditions.ts';
import { placeGroupings } from './place-groupings.ts';
import { placeMetrics } from './place-metrics.ts';
import { placeOrder } from './place-order.ts';
import { placeRange, type RangeAndComparison } from './place-range.ts';
import { placeValues } from './place-values.ts';
import { placeTrend, placeVersus } from './place-words.ts';
import type { Ambiguity, Chosen, Unexplained } from './question-reading.ts';
import type { ReaderSources } from './read-question.ts';
import type { ReadableModel } from './readable-model.ts';
import { emptyBoard, placeSmallWords, rejectTheRest } from './slots.ts';
import { streamOf } from './text-stream.ts';

/** The slots that words fill in a question that is already there: only what they say themselves. */
export interface ReadEdit {
  readonly metrics: readonly string[];
  readonly groupings: MetricQuery['groupings'];
  readonly filters: MetricQuery['filters'];
  readonly having: MetricQuery['having'];
  readonly range: DateRange | null;
  readonly compare: MetricQuery['compare'];
  readonly order: MetricQuery['order'];
  readonly limit: number | null;
  readonly unexplained: readonly Unexplained[];
  readonly ambiguities: readonly Ambiguity[];
  readonly notes: readonly Localised[];
}

export interface EditContext {
  readonly clock: Clock;
  readonly chosen: readonly Chosen[];
  /** What the words are said of where they do not say it: the metrics, the rows that are ordered, the days compared. */
  readonly base: Pick<MetricQuery, 'metrics' | 'groupings' | 'range' | 'compare'>;
}

export interface EditReader {
  /** The best way to cut a text into what it names; null where two ways are as good. */
  cut(text: string, clock: Clock): readonly Piece[] | null;
  read(text: string, pieces: readonly Piece[], context: EditContext): ReadEdit;
}

/** Reads words as a change of a question, by the same steps and with the same scruples as a question of its own. */
export function createEditReader(
  model: ReadableModel,
  { glossary, holidays }: ReaderSources,
  lexicon: Lexicon,
): EditReader {
  return {
    cut(text, clock) {
      const stream = streamOf(text);
      const edges = findMentions(text, stream, lexicon, { clock, holidays });
      const [first, another] = bestCovers(text, stream, edges);
      if (another !== null) return null;
      return nameAmounts(text, nameAcross(first, lexicon), model);
    },
    read: (text, pieces, context) => readEdit(text, pieces, context, model, glossary),
  };
}

function readEdit(
  text: string,
  pieces: readonly Piece[],
  context: EditContext,
  model: ReadableModel,
  glossary: readonly GlossaryTerm[],
): ReadEdit {
  const board = emptyBoard(withRange(pieces, context.base.range), model, context.chosen);
  const named = placeMetrics(board, glossary);
  const known = context.base.metrics.flatMap((name) => model.metrics.get(name) ?? []);
  const metrics = refineMetric(board, named.length > 0 ? named : known);
  const filters = placeValues(board, metrics);
  const said = placeGroupings(board, metrics);
  const days = placeRange(board, { metrics, groupings: said }, context.clock);
  const shape = { metrics, filters, said, days };
  const groupings = placeShape(board, shape);
  const rows = groupings.length > 0 ? groupings : context.base.groupings;
  const compare = days.compare ?? context.base.compare;
  const { order, limit } = placeOrder(board, { metrics, groupings: rows, compare });
  const having = placeConditions(board, metrics, rows);
  placeSmallWords(board, metrics, rows, order !== null || having.length > 0);
  rejectTheRest(board);
  const isOther = metrics.some(({ name }) => !context.base.metrics.includes(name));
  return {
    metrics: named.length > 0 || isOther ? metrics.map(({ name }) => name) : [],
    ...{ groupings, filters, having, order, limit },
    ...days,
    unexplained: [...leftOver(board), ...wrongUnits(text, metrics, board)],
    ambiguities: board.ambiguities,
    notes: board.notes,
  };
}

/** Where the words name no days, those of the question that is there are the ones a comparison or a trend is about. */
function withRange(pieces: readonly Piece[], range: DateRange | null): readonly Piece[] {
  const isNamed = pieces.some(({ senses }) => senses.some(isRange));
  if (range === null || isNamed) return pieces;
  const meaning = { kind: 'range', range, includesToday: false, openStart: false } as const;
  const days = `${range.from} ~ ${addDays(range.to, -1)}`;
  const known: Piece = {
    ...{ start: 0, end: 0, text: days, word: days, tail: null, before: '' },
    senses: [{ kind: 'time', meaning }],
  };
  return [known, ...pieces];
}

function isRange(sense: Piece['senses'][number]): boolean {
  return sense.kind === 'time' && sense.meaning.kind === 'range';
}

function placeShape(
  board: Board,
  shape: {
    readonly metrics: readonly Metric[];
    readonly filters: ReadEdit['filters'];
    readonly said: ReadEdit['groupings'];
    readonly days: RangeAndComparison;
  },
): ReadEdit['groupings'] {
  const { metrics, filters, said, days } = shape;
  const versus = placeVersus(board, { groupings: said, filters, compare: days.compare });
  const hasTime = metrics.every(({ name }) => board.model.hasTime(name));
  const trend = placeTrend(board, said, hasTime ? days.range : null);
  return [trend, ...said, versus].filter((grouping) => grouping !== null);
}

/** Unlike in a question without a metric, every word that found no place counts. */
function leftOver(board: Board): Unexplained[] {
  return board.items.flatMap((item) => {
    const reason = board.rejected.get(item);
    return reason === undefined ? [] : [{ word: wordOf(item, reason), reason }];
  });
}

function wordOf({ piece }: Item, reason: Unexplained['reason']): string {
  return piece.tail === 'particle' && reason !== 'only-or-both' ? piece.word : piece.text;
}
