import { eastAsianWidth } from 'get-east-asian-width';

/** Columns a text takes on a terminal: Hangul and the like take two, combining marks none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

/** A text that takes more columns is cut to end in an ellipsis, between code points. */
export function fitted(text: string, width: number): string {
  let shown = [...text];
  while (shown.length > 1 && textWidth(shown.join('')) > width) shown = [...shown.slice(0, -2), '…'];
  return shown.join('');
}

/** The text with spaces up to so many columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(width - textWidth(text));
}
