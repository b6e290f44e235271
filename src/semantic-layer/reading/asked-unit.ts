import type { Metric } from '../../domain/knowledge.ts';
import { type Board, countsPeople, itemsOf, withRole } from './board.ts';
import type { Piece } from './piece.ts';
import type { Unexplained } from './question-reading.ts';
import type { ReadableModel } from './readable-model.ts';

type Fits = (metric: Metric) => boolean;

/** What "몇 명", "how long" ask for; a metric of another kind would be a right number to the wrong question. */
const askedUnits: readonly (readonly [RegExp, Fits])[] = [
  [/몇\s*명(?!\p{Script=Hangul}*이상)/u, countsPeople],
  [/몇\s*(?:건|개|번|회|마리|장)/u, ({ format }) => format === 'integer'],
  [/몇\s*(?:%|퍼센트|프로)/u, ({ format }) => format === 'percent'],
  [/몇\s*(?:원|만\s*원|억)/u, ({ format }) => format === 'krw'],
  [/몇\s*(?:분|시간)(?!대)/u, ({ format }) => format === 'minutes'],
  [/몇\s*점/u, ({ format }) => format === 'score' || format === 'decimal'],
  [/\bhow many\b/iu, ({ format }) => format === 'integer'],
  [/\bhow long\b/iu, ({ format }) => format === 'minutes'],
];

/** "몇 곳", "how many regions": the number of groups, where a metric query gives the groups. */
const groupCounts = /몇\s*(?:개|곳|군데|가지)/u;
const howMany = /\bhow many\b/iu;

/** "얼마야", "how much": an amount; "얼마나" also asks how many. */
const amounts = /얼마(?!나|마다)|\bhow much\b/iu;
const countWords = /(?:수|수량|량|인원|횟수)$|\b(?:number|count|volume|units)\b/iu;

/** The words that ask for a unit none of the metrics has, or for a number of groups. */
export function wrongUnits(text: string, metrics: readonly Metric[], board: Board): Unexplained[] {
  if (metrics.length === 0) return [];
  return [
    ...countsOfGroups(text, board),
    ...unitsOfNone(text, metrics),
    ...amountsOfNone(text, metrics, board),
  ];
}

/**
 * "환불 얼마야" asks for 환불액, the one amount that is kept of refunds. Where there is none or there are several, the
 * metric stays, and a count does not answer.
 */
export function nameAmounts(text: string, pieces: readonly Piece[], model: ReadableModel): readonly Piece[] {
  if (!amounts.test(text)) return pieces;
  return pieces.map((piece) => {
    if (countWords.test(piece.word)) return piece;
    const senses = piece.senses.map((sense) => {
      const amount = sense.kind === 'metric' ? amountOf(sense.names, model) : null;
      return amount === null ? sense : { kind: 'metric' as const, names: [amount], term: null };
    });
    return { ...piece, senses };
  });
}

function amountOf([name, ...others]: readonly string[], model: ReadableModel): string | null {
  const metric = model.metrics.get(name ?? '');
  if (metric?.kind !== 'aggregate' || metric.format !== 'integer' || others.length > 0) return null;
  const [only, another] = [...model.metrics.values()].filter(
    (other) => other.kind === 'aggregate' && other.format === 'krw' && other.table === metric.table,
  );
  return only === undefined || another !== undefined ? null : only.name;
}

function countsOfGroups(text: string, board: Board): Unexplained[] {
  const dimensions = itemsOf(board, 'dimension').filter((item) => item.piece.tail !== 'group');
  const korean = dimensions.length > 0 ? groupCounts.exec(text) : null;
  const english = howMany.exec(text);
  const end = english === null ? text.length : english.index + english[0].length;
  const next = board.items.find(({ piece }) => piece.start >= end);
  const counted = next?.sense.kind === 'dimension' ? english : null;
  return [korean, counted].flatMap((match) =>
    match ? [{ word: match[0], reason: 'no-place' as const }] : [],
  );
}

function unitsOfNone(text: string, metrics: readonly Metric[]): Unexplained[] {
  return askedUnits.flatMap(([pattern, fits]) => {
    const asked = pattern.exec(text);
    return asked && !metrics.some(fits) ? [{ word: asked[0], reason: 'no-place' as const }] : [];
  });
}

/** A count whose name says that it is one (주문 수, number of orders) may be asked for with 얼마. */
function amountsOfNone(text: string, metrics: readonly Metric[], board: Board): Unexplained[] {
  const asked = amounts.exec(text);
  if (asked === null || metrics.some(({ format }) => format !== 'integer')) return [];
  const saysCount = itemsOf(board, 'metric').some(({ piece }) => countWords.test(piece.word));
  if (saysCount || withRole(board, 'quantity').length > 0) return [];
  return [{ word: asked[0], reason: 'no-place' as const }];
}
