/** One word of a text. Offsets are UTF-16 units, half-open. `normal` is the key it is matched by. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly normal: string;
  readonly script: 'hangul' | 'latin' | 'number' | 'other';
}

/**
 * One alternative per script. Latin comes before numbers so that identifiers keep their digits and underscores, and a
 * combining mark stays with its letter (decomposed Hangul and accents arrive from macOS).
 */
const wordPattern = new RegExp(
  [
    /(?<latin>_*\p{Script=Latin}[\p{Script=Latin}\p{M}\p{Nd}_]*(?:['’]\p{Script=Latin}+)?)/u,
    /(?<number>\p{Nd}+(?:[,.]\p{Nd}+)*)/u,
    /(?<hangul>[\p{Script=Hangul}\p{M}]+)/u,
    /(?<other>[\p{L}\p{N}\p{M}]+)/u,
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
);

/** Cuts at spaces, punctuation and changes of script ("GMV는" is two words); identifiers (order_items, SKU2) stay whole. */
export function words(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => toWord(match));
}

function toWord(match: RegExpExecArray): Word {
  const [text] = match;
  return {
    start: match.index,
    end: match.index + text.length,
    text,
    normal: text.normalize('NFC').toLowerCase().replaceAll('’', "'"),
    script: scriptOf(match),
  };
}

function scriptOf({ groups }: RegExpExecArray): Word['script'] {
  if (groups?.latin !== undefined) return 'latin';
  if (groups?.number !== undefined) return 'number';
  return groups?.hangul === undefined ? 'other' : 'hangul';
}
