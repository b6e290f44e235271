import { eastAsianWidth } from 'get-east-asian-width';

const ellipsis = '…';

/** Columns a text takes on a terminal: Hangul and the like take two, combining marks none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

/**
 * A text that takes more columns is cut to end in an ellipsis, between code points; one alone stays. Read no further than
 * what is shown, since a cell may be as long as a document.
 */
export function fitted(text: string, width: number): string {
  let [taken, kept, read] = [0, 0, 0];
  for (const character of text) {
    taken += widthOf(character);
    if (taken > width) return read === 0 && character === text ? text : `${text.slice(0, kept)}${ellipsis}`;
    read += character.length;
    if (taken + textWidth(ellipsis) <= width) kept = read;
  }
  return text;
}

function widthOf(character: string): number {
  return /\p{Mn}|\p{Me}|\p{Cf}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}

/** The text with spaces up to so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(width - textWidth(text));
}
