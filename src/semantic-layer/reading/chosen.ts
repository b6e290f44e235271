import type { DateRange } from '../../domain/date-range.ts';
import type { GlossaryTerm } from '../../domain/knowledge.ts';
import type { Localised } from '../../domain/locale.ts';
import type { Board, Item } from './board.ts';
import { namesOf } from './lexicon.ts';
import { chosenNote } from './notes.ts';
import type { Chosen } from './question-reading.ts';
import { keyOf } from './text-stream.ts';

/** How a range is named among the meanings of a word. */
export function rangeName({ from, to }: DateRange): string {
  return `${from}~${to}`;
}

/** How the values of a word are named: what decides between its meanings is their dimension. */
export function valueMeaning(dimension: string, values: readonly string[]): string {
  return `${dimension}=${values.join(',')}`;
}

export function dimensionOfValue(name: string): string {
  return name.slice(0, name.indexOf('='));
}

/** What was chosen for a word, by the same kind of meaning, the one that goes before others first. */
export function chosenFor(board: Board, kind: Chosen['kind'], word: string, term?: GlossaryTerm): Chosen[] {
  return board.chosen.filter((each) => each.kind === kind && isSameWord(each.word, word, term));
}

/** A choice for one name of a glossary term is one for all its names: 매출 and 매출액, sales and revenue. */
function isSameWord(one: string, other: string, term: GlossaryTerm | undefined): boolean {
  const key = keyOf(one);
  return key === keyOf(other) || (term !== undefined && isNameOf(term, key));
}

export function isNameOf(term: GlossaryTerm, key: string): boolean {
  return namesOf(term).some((name) => keyOf(name) === key);
}

/** Says that a word was read as it was chosen to be. */
export function noteChosen(board: Board, item: Item, { by }: Chosen, meaning: Localised): void {
  board.notes.push(chosenNote(item.piece.word, meaning, by));
}
