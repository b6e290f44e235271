import type { Clock } from '../../domain/date-range.ts';
import type { MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { Piece } from '../../semantic-layer/reading/piece.ts';
import type { EditReader } from '../../semantic-layer/reading/read-edit.ts';
import { besideDays } from './beside-days.ts';
import { type EditPieces, readEditPieces } from './edit-pieces.ts';
import { type EditWords, readBeside, readEditWords } from './edit-words.ts';
import { placeDays } from './place-days.ts';
import { plainEdit } from './plain-edit.ts';

/** A text as an edit of some query, before its words about data are read. */
export interface EditText extends EditWords {
  readonly pieces: EditPieces;
  /** Its days are said by a part of their name, which only the answer before makes whole. */
  readonly leansOnDays: boolean;
}

/** The words about the answer are known at once; those about data once it is known what they edit. */
export interface SaidEdit extends EditWords {
  /** Null where the text can be cut into words in more than one way, or its days have no place beside those before. */
  settle(base: MetricQuery): EditText | null;
}

export function readEditText(text: string, clock: Clock, edits: EditReader): SaidEdit {
  const said = plainEdit(text);
  return {
    ...readEditWords(said),
    settle(base) {
      const placed = placeDays(said, base.range, clock);
      if (placed === null) return null;
      const words = readEditWords(placed.text);
      const cut = cutWords(words, clock, edits, base);
      if (cut === null) return null;
      const pieces = readEditPieces(cut.pieces, cut.words.marks, base);
      return { ...cut.words, marks: pieces.marks, pieces, leansOnDays: placed.isPlaced };
    },
  };
}

interface CutWords {
  readonly words: EditWords;
  readonly pieces: readonly Piece[];
}

function cutWords(plain: EditWords, clock: Clock, edits: EditReader, base: MetricQuery): CutWords | null {
  const first = edits.cut(plain.rest, clock);
  if (first === null) return null;
  if (setsBeside(first)) return recut(readBeside(plain), clock, edits);
  const rest = besideDays(plain.rest, first, plain.marks, base, clock);
  if (rest === null) return null;
  return rest === plain.rest ? { words: plain, pieces: first } : recut(asCompared(plain, rest), clock, edits);
}

/** Days beside others are compared and not added. */
function asCompared(words: EditWords, rest: string): EditWords {
  return { ...words, rest, marks: new Set([...words.marks].filter((mark) => mark !== 'add')) };
}

function recut(words: EditWords, clock: Clock, edits: EditReader): CutWords | null {
  const pieces = edits.cut(words.rest, clock);
  return pieces === null ? null : { words, pieces };
}

/** "서초구랑 비교": a value and no days. */
function setsBeside(pieces: readonly Piece[]): boolean {
  const kinds = pieces.flatMap(({ senses }) => senses.map(({ kind }) => kind));
  return kinds.includes('value') && !kinds.includes('time');
}
