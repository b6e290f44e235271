import type { Metric } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import type { GrammarWord, Piece, Sense } from './piece.ts';
import type { Ambiguity, Chosen, UnexplainedReason } from './question-reading.ts';
import type { ReadableModel } from './readable-model.ts';

/** A piece that carries content, settled on one sense. */
export interface Item {
  readonly position: number;
  readonly piece: Piece;
  readonly sense: Sense;
  /** The fillers between the item before and this one. */
  readonly skipped: string;
}

/**
 * What the steps of one reading share: the items in order, which of them have found a place, and which cannot have
 * one. An item in neither set at the end has no place.
 */
export interface Board {
  readonly items: readonly Item[];
  readonly model: ReadableModel;
  readonly placed: Set<Item>;
  readonly rejected: Map<Item, UnexplainedReason>;
  readonly ambiguities: Ambiguity[];
  /** What ambiguous words are to be read as. */
  readonly chosen: readonly Chosen[];
  readonly notes: Localised[];
}

export function place(board: Board, ...items: readonly (Item | undefined)[]): void {
  for (const item of items) if (item !== undefined) board.placed.add(item);
}

export function reject(board: Board, item: Item, reason: UnexplainedReason = 'no-place'): void {
  board.rejected.set(item, reason);
}

export function before(board: Board, item: Item): Item | undefined {
  return board.items[item.position - 1];
}

export function after(board: Board, item: Item): Item | undefined {
  return board.items[item.position + 1];
}

type Kind = Sense['kind'];

/** The items of one kind, each with its sense narrowed. */
export function itemsOf<K extends Kind>(
  board: Board,
  kind: K,
): (Item & { readonly sense: Extract<Sense, { kind: K }> })[] {
  return board.items.filter((item): item is Item & { sense: Extract<Sense, { kind: K }> } =>
    isKind(item, kind),
  );
}

export function isKind<K extends Kind>(
  item: Item | undefined,
  kind: K,
): item is Item & { readonly sense: Extract<Sense, { kind: K }> } {
  return item?.sense.kind === kind;
}

/** The word's role when the item is a word of the question itself, else null. */
export function roleOf(item: Item | undefined): GrammarWord['role'] | null {
  return item?.sense.kind === 'grammar' ? item.sense.word.role : null;
}

export function withRole<R extends GrammarWord['role']>(board: Board, ...roles: readonly R[]): Item[] {
  return board.items.filter((item) => roles.some((role) => roleOf(item) === role));
}

/** A metric's own step in time: 일별, or a bare 요일. */
export function isGrain(item: Item | undefined): boolean {
  return item?.sense.kind === 'grain' || (item?.sense.kind === 'time' && item.sense.meaning.kind === 'grain');
}

export function isLatin(item: Item): boolean {
  return /^\p{Script=Latin}/u.test(item.piece.text);
}

/** True when nothing but a comma, slash or conjunction joins two neighbours. */
export function joinedBySign(item: Item): boolean {
  return /^[,/&·、，|]$/u.test(item.piece.before);
}

/** Metrics that count people, which "몇 명" and "100명 이상" can be about. */
export function countsPeople(metric: Metric): boolean {
  const names = [metric.label.ko, metric.label.en, ...metric.synonyms.ko, ...metric.synonyms.en].join(' ');
  return /회원|고객|사용자|유저|이용자|라이더|기사|사람|인원|구매자|가입자|member|customer|user|rider|people|buyer/iu.test(
    names,
  );
}
