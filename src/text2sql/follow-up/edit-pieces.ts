import type { TimeGrain } from '../../domain/date-range.ts';
import { isSameRange } from '../../domain/iso-days.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { Piece, Sense } from '../../semantic-layer/reading/piece.ts';
import type { EditMark } from './edit-words.ts';

/** The words about data of a follow-up, ready to be read, and what their endings ask for. */
export interface EditPieces {
  readonly pieces: readonly Piece[];
  readonly namesMetric: boolean;
  readonly namesRange: boolean;
  /** 객단가도, 서초구도: stand beside what is there. */
  readonly addsMetric: boolean;
  readonly addsValue: boolean;
  /** The dimensions that 구분 없이 and 전체 are said of. */
  readonly targets: readonly string[];
  /** Ends in 은?, 도, 만 and says no more, so it goes on with something. */
  readonly isElliptic: boolean;
  /** With what the words about data take back. */
  readonly marks: Marks;
  /** "카테고리별로도": splits beside the split that is there. */
  readonly addsGroup: boolean;
  /** "3개만": how many rows, and nothing about their order. */
  readonly onlyCounts: boolean;
  /** Metrics, and no word about data but them. */
  readonly isBareMetric: boolean;
  /** Every metric it names is there already. */
  readonly repeatsMetric: boolean;
  /** A value or a split, beside whatever else it names. */
  readonly narrows: boolean;
  /** Days of the longest step of time it names; 0 where it names none. */
  readonly stepDays: number;
  /** "신규 회원만": asks to narrow the answer by what is a number of its own. */
  readonly narrowsByMetric: boolean;
}

type Marks = ReadonlySet<EditMark>;

export function readEditPieces(cut: readonly Piece[], said: Marks, base: MetricQuery): EditPieces {
  const dropped = dropNamed(withoutReplaced(withoutKind(withoutBasis(cut)), base), said, base);
  const { marks, pieces: contrasted } = dropped;
  const clears = marks.has('clear-groupings') || marks.has('clear-filters') || marks.has('whole');
  const targets = clears ? targetsIn(contrasted, marks) : [];
  const left = contrasted.filter(
    (piece) => !targets.includes(piece) || (isGroup(piece) && marks.has('whole')),
  );
  const pieces = left.map((piece) => settleEnding(asValue(piece, left, base), left, marks, base));
  const isAdding = marks.has('add');
  return {
    pieces,
    namesMetric: pieces.some((piece) => has(piece, 'metric')),
    namesRange: pieces.some(isRange),
    addsMetric: pieces.some((piece) => has(piece, 'metric') && (isAdding || alsoSaid(piece))),
    addsValue:
      marks.has('beside') || pieces.some((piece) => has(piece, 'value') && (isAdding || alsoSaid(piece))),
    targets: targets.flatMap((piece) => dimensionsOf(piece)),
    isElliptic: isElliptic(cut),
    marks,
    ...shapeOf(pieces, base),
  };
}

type Shape = Pick<
  EditPieces,
  'addsGroup' | 'onlyCounts' | 'isBareMetric' | 'repeatsMetric' | 'narrows' | 'narrowsByMetric' | 'stepDays'
>;

function shapeOf(pieces: readonly Piece[], base: MetricQuery): Shape {
  const content = contentOf(pieces);
  return {
    addsGroup: pieces.some((piece) => isGroup(piece) && /도$/u.test(piece.text)),
    onlyCounts: pieces.some((piece) => has(piece, 'limit')) && !pieces.some(saysOrder),
    isBareMetric: content.length > 0 && content.every((piece) => has(piece, 'metric')),
    repeatsMetric: content.every(
      (piece) =>
        !has(piece, 'metric') ||
        piece.senses.some((sense) => sense.kind === 'metric' && !isOtherMetric(sense, base)),
    ),
    narrows: content.some((piece) => has(piece, 'value') || has(piece, 'dimension') || isGrain(piece)),
    stepDays: Math.max(0, ...content.flatMap(stepsOf)),
    narrowsByMetric: content.some(
      (piece) =>
        /만$/u.test(piece.text) &&
        !measure.test(piece.word) &&
        piece.senses.every((sense) => isOtherMetric(sense, base)),
    ),
  };
}

/** "취소율만" shows that alone; "신규 회원만" names people. */
const measure =
  /(?:수|건|율|률|액|비|가|값|매출|금액|시간|점수|평점|비율|비중|합계|평균|잔액|마진|이익|수익)$/u;

const steps: Readonly<Record<TimeGrain, number>> = {
  ...{ day: 1, week: 7, month: 31, quarter: 92, year: 366 },
  ...{ 'hour-of-day': 0, 'day-of-week': 0 },
};

function stepsOf({ senses }: Piece): number[] {
  return senses.flatMap((sense) => {
    if (sense.kind === 'grain') return [steps[sense.grain]];
    return sense.kind === 'time' && sense.meaning.kind === 'grain' ? [steps[sense.meaning.grain]] : [];
  });
}

function isOtherMetric(sense: Sense, { metrics }: MetricQuery): boolean {
  return sense.kind === 'metric' && metrics.length > 0 && !sense.names.some((name) => metrics.includes(name));
}

function saysOrder({ senses }: Piece): boolean {
  return senses.some(
    (sense) =>
      sense.kind === 'grammar' &&
      ['order', 'superlative', 'rank', 'change', 'group'].includes(sense.word.role),
  );
}

function isGrain({ senses }: Piece): boolean {
  return senses.some(
    (sense) => sense.kind === 'grain' || (sense.kind === 'time' && sense.meaning.kind === 'grain'),
  );
}

/** "저녁 시간대만": the word only says what kind of thing the evening is. */
function withoutKind(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece, index) => {
    const previous = pieces[index - 1];
    if (previous === undefined || !has(previous, 'value') || isGroup(piece)) return true;
    return !(isGrain(piece) && /^(?:시간대?|요일|hours?)(?!별|마다)/u.test(piece.text));
  });
}

/** "지역 빼고" of a split by region takes the split back. */
function dropNamed(
  pieces: readonly Piece[],
  marks: Marks,
  base: MetricQuery,
): { readonly pieces: readonly Piece[]; readonly marks: Marks } {
  const content = contentOf(pieces);
  const [named, negation, more] = content;
  if (named === undefined || more !== undefined || !isNegation(negation)) return { pieces, marks };
  if (!has(named, 'dimension') || has(named, 'value')) return { pieces, marks };
  const names = dimensionsOf(named);
  const splits = base.groupings.some((one) => one.kind === 'dimension' && names.includes(one.name));
  const isFiltered = base.filters.some(({ dimension }) => names.includes(dimension));
  if (splits === isFiltered) return { pieces, marks };
  const mark = splits ? 'clear-groupings' : 'clear-filters';
  return { pieces: pieces.filter((piece) => piece !== negation), marks: new Set([...marks, mark] as const) };
}

/** "어제 기준으로": of a day the word only says that it is the day meant. */
function withoutBasis(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece, index) => {
    const previous = pieces[index - 1];
    const isOf = previous !== undefined && (isRange(previous) || has(previous, 'metric'));
    return !(/^기준/u.test(piece.text) && isOf && pieces[index + 1] === undefined);
  });
}

/** "매출 말고 주문 수", "지난주 말고 지난달": names what is there only to say that it goes. */
function withoutReplaced(pieces: readonly Piece[], base: MetricQuery): readonly Piece[] {
  return pieces.filter((piece, index) => {
    const [previous, next] = [pieces[index - 1], pieces[index + 1]];
    if (isNegation(piece)) return !(previous !== undefined && isInBase(previous, base) && next !== undefined);
    return !(isNegation(next) && isInBase(piece, base) && pieces[index + 2] !== undefined);
  });
}

function isNegation(piece: Piece | undefined): boolean {
  return (
    piece?.senses.some((sense) => sense.kind === 'grammar' && sense.word.role === 'negate-after') ?? false
  );
}

/** Values are left to their filters, which know whether they were there. */
function isInBase({ senses }: Piece, base: MetricQuery): boolean {
  return senses.some((sense) => {
    if (sense.kind === 'metric') return sense.names.some((name) => base.metrics.includes(name));
    if (sense.kind === 'dimension')
      return base.groupings.some((one) => one.kind === 'dimension' && sense.names.includes(one.name));
    if (sense.kind !== 'time') return false;
    const { meaning } = sense;
    if (meaning.kind === 'grain')
      return base.groupings.some((one) => one.kind === 'time' && one.grain === meaning.grain);
    return meaning.kind === 'range' && isSameRange(meaning.range, base.range);
  });
}

function targetsIn(pieces: readonly Piece[], marks: Marks): readonly Piece[] {
  const named = pieces.filter((piece) => has(piece, 'dimension') && !has(piece, 'value'));
  const bare = named.filter((piece) => !isGroup(piece));
  if (bare.length > 0 || marks.has('whole')) return bare.length > 0 ? bare : named;
  return named.length === 1 ? named : [];
}

function settleEnding(piece: Piece, all: readonly Piece[], marks: Marks, base: MetricQuery): Piece {
  if (marks.has('beside') && piece.tail === 'list' && piece === contentOf(all).at(-1))
    return { ...piece, tail: null };
  const splits =
    marks.has('split') || marks.has('add') || base.groupings.some(({ kind }) => kind === 'dimension');
  if (splits && isBareDimension(piece, all)) return { ...piece, tail: 'group' };
  return withDirection(withWholeYears(piece, base), base);
}

/** "작년이랑 비교": days are compared with the same days a year before, not with the whole of that year. */
function withWholeYears(piece: Piece, { range }: MetricQuery): Piece {
  const senses = piece.senses.map((sense): Sense => {
    if (sense.kind !== 'time' || sense.meaning.kind !== 'compare' || range === null) return sense;
    const { compare } = sense.meaning;
    return compare === 'previous-year' ? { kind: 'time', meaning: { ...sense.meaning, range: null } } : sense;
  });
  return { ...piece, senses };
}

/** "카테고리는?" after a split by region; a name beside a value only says what the value is. */
function isBareDimension(piece: Piece, all: readonly Piece[]): boolean {
  if (!has(piece, 'dimension') || has(piece, 'value') || has(piece, 'metric')) return false;
  if (piece.tail !== null && (piece.tail !== 'particle' || alsoSaid(piece))) return false;
  if (all.some((other) => has(other, 'metric')) || pointsAt(all[all.indexOf(piece) - 1])) return false;
  return !all.some((other) => has(other, 'value') || isGroup(other) || saysGroup(other));
}

/** "3개만": of rows that are ordered, the first three. */
function withDirection(piece: Piece, base: MetricQuery): Piece {
  const isRanked = base.groupings.length > 0 && base.groupings.every(({ kind }) => kind === 'dimension');
  if (!isRanked) return piece;
  const senses = piece.senses.map(
    (sense): Sense =>
      sense.kind === 'limit' && sense.direction === null
        ? { ...sense, direction: base.order?.direction ?? 'descending' }
        : sense,
  );
  return { ...piece, senses };
}

/** "그 지역" is one of the rows, and which one is not said. */
function pointsAt(piece: Piece | undefined): boolean {
  return piece !== undefined && /^(?:그|이|저|해당|that|this|those|these)$/iu.test(piece.text);
}

function saysGroup({ senses }: Piece): boolean {
  return senses.some((sense) => sense.kind === 'grammar' && sense.word.role.startsWith('group'));
}

/** "첫 주문만" of sales are the sales of first orders, and not their number. */
function asValue(piece: Piece, all: readonly Piece[], base: MetricQuery): Piece {
  if (base.metrics.length === 0 || !has(piece, 'metric') || !has(piece, 'value')) return piece;
  if (all.some((other) => other !== piece && has(other, 'metric'))) return piece;
  return { ...piece, senses: piece.senses.filter(({ kind }) => kind === 'value') };
}

function isElliptic(pieces: readonly Piece[]): boolean {
  if (pieces.some((piece) => has(piece, 'metric') && alsoSaid(piece))) return true;
  const last = pieces.at(-1);
  return last?.tail === 'particle' && /(?:은|는|도|만)요?$/u.test(last.text);
}

function alsoSaid(piece: Piece): boolean {
  return piece.tail === 'particle' && /도요?$/u.test(piece.text);
}

function contentOf(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece) => !has(piece, 'filler'));
}

function isGroup({ tail }: Piece): boolean {
  return tail === 'group';
}

function isRange({ senses }: Piece): boolean {
  return senses.some((sense) => sense.kind === 'time' && sense.meaning.kind === 'range');
}

function dimensionsOf({ senses }: Piece): readonly string[] {
  return senses.flatMap((sense) => (sense.kind === 'dimension' ? sense.names : []));
}

function has({ senses }: Piece, kind: Sense['kind']): boolean {
  return senses.some((sense) => sense.kind === kind);
}
