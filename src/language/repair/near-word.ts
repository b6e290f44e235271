import { convertHangulToQwerty, disassemble } from 'es-hangul';
import { isSyllables } from '../hangul.ts';
import { stems } from '../tokens/stems.ts';
import type { Lexicon } from './lexicon.ts';

const minSyllables = 3;
const minLetters = 5;
/** Syllables that make another word of the same stem (주문서, 주문수): a change of one is a change of meaning, no slip. */
const meaningfulEndings = new Set(
  '서자수액률율건비료금일점량팀팁원명권별지장주기적성화용인형도력시식품물소실표층계',
);

/** 율 and 률 are one ending that even careful writers mix up. */
const sameEnding = new Set(['율률', '률율']);

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const rowShift = [0, 0.25, 0.75];

/** The one vocabulary word a slip of the finger away; null when there is none, or more than one. */
export function nearWord(word: string, lexicon: Lexicon): string | null {
  const script = isSyllables(word) ? 'hangul' : /^[a-z]+$/.test(word) ? 'latin' : null;
  if (script === null || word.length < (script === 'hangul' ? minSyllables : minLetters)) return null;
  const keys = keystrokes(word);
  const near = lexicon.keys.filter(
    (key) => mayBeMeant(word, key, script) && isOneSlip(keys, keystrokes(key)),
  );
  const [first = null, ...more] = near;
  if (first === null || more.some((key) => script === 'hangul' || !isSameWord(key, first))) return null;
  return near.find((key) => key.length === word.length) ?? first;
}

/** "order" and "orders" are no two choices. */
function isSameWord(one: string, other: string): boolean {
  return stems(one).at(-1) === stems(other).at(-1);
}

function mayBeMeant(word: string, key: string, script: 'hangul' | 'latin'): boolean {
  if (Math.abs(word.length - key.length) > 1) return false;
  if (script === 'latin') return /^[a-z]+$/.test(key) && key.length >= minLetters && word[0] === key[0];
  if (!isSyllables(key) || key.length < minSyllables) return false;
  return disassemble(word)[0] === disassemble(key)[0] && !changesMeaning(word, key);
}

function changesMeaning(word: string, key: string): boolean {
  if (word.length !== key.length)
    return meaningfulEndings.has(word.length > key.length ? word.slice(-1) : '');
  if (word.slice(0, -1) !== key.slice(0, -1)) return false;
  return meaningfulEndings.has(word.slice(-1)) && !sameEnding.has(word.slice(-1) + key.slice(-1));
}

/** A word as the keys that type it, so that Hangul and Latin slips are the same thing. */
function keystrokes(word: string): string {
  return isSyllables(word) ? convertHangulToQwerty(word) : word;
}

/** One key missing, doubled or added, two swapped, or a neighbouring key hit instead. */
export function isOneSlip(typed: string, meant: string): boolean {
  if (typed === meant) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [restTyped, restMeant] = [typed.slice(start), meant.slice(start)];
  if (restTyped.slice(1) === restMeant || restTyped === restMeant.slice(1)) return true;
  if (restTyped.slice(1) === restMeant.slice(1)) return areNeighbours(restTyped[0], restMeant[0]);
  const swapped = `${restTyped[1] ?? ''}${restTyped[0] ?? ''}${restTyped.slice(2)}`;
  return swapped === restMeant;
}

function areNeighbours(one = '', other = ''): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true;
  const [first, second] = [placeOf(one), placeOf(other)];
  if (first === null || second === null) return false;
  return Math.abs(first.row - second.row) <= 1 && Math.abs(first.column - second.column) <= 1;
}

function placeOf(letter: string): { row: number; column: number } | null {
  const row = rows.findIndex((keys) => keys.includes(letter.toLowerCase()));
  if (row < 0 || letter === '') return null;
  const column = (rows[row] ?? '').indexOf(letter.toLowerCase()) + (rowShift[row] ?? 0);
  return { row, column };
}
