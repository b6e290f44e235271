import type { Clock } from '../../domain/date-range.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { Piece } from '../../semantic-layer/reading/piece.ts';
import type { EditReader } from '../../semantic-layer/reading/read-edit.ts';
import { type EditPieces, readEditPieces } from './edit-pieces.ts';
import { type EditWords, readBeside, readEditWords } from './edit-words.ts';

/** A text as an edit of some query, before its words about data are read. */
export interface EditText extends EditWords {
  readonly pieces: EditPieces;
}

/** The words about the answer are known at once; those about data once it is known what they edit. */
export interface SaidEdit extends EditWords {
  /** Null where the text can be cut into words in more than one way. */
  settle(base: MetricQuery): EditText | null;
}

export function readEditText(text: string, clock: Clock, edits: EditReader): SaidEdit {
  const plain = readEditWords(text);
  const first = edits.cut(plain.rest, clock);
  const words = first !== null && setsBeside(first) ? readBeside(plain) : plain;
  const cut = words === plain ? first : edits.cut(words.rest, clock);
  return {
    ...words,
    settle: (base) => (cut === null ? null : { ...words, pieces: readEditPieces(cut, words.marks, base) }),
  };
}

/** "서초구랑 비교": a value and no days. */
function setsBeside(pieces: readonly Piece[]): boolean {
  const kinds = pieces.flatMap(({ senses }) => senses.map(({ kind }) => kind));
  return kinds.includes('value') && !kinds.includes('time');
}
