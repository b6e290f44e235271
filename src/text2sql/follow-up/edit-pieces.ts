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
}

type Marks = ReadonlySet<EditMark>;

export function readEditPieces(cut: readonly Piece[], marks: Marks, base: MetricQuery): EditPieces {
  const contrasted = withoutReplaced(withoutBasis(cut), base);
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
  };
}

/** "어제 기준으로": of a day the word only says that it is the day meant. */
function withoutBasis(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece, index) => {
    const previous = pieces[index - 1];
    return !(/^기준/u.test(piece.text) && previous !== undefined && isRange(previous));
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
    return (
      meaning.kind === 'range' &&
      meaning.range.from === base.range?.from &&
      meaning.range.to === base.range.to
    );
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
