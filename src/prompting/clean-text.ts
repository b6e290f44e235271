/** Lengths in code points beyond which text from elsewhere says more than it should. */
export const textCaps = { comment: 200, sampleValue: 40, other: 80 } as const;

const loneSurrogate = /\p{Surrogate}/gu;
const controls = /(?![\n\r\t])\p{Cc}/gu;
const bidirectional = /\p{Bidi_Control}/gu;
/** Soft hyphen, zero-width space and word joiners, annotations, tags and the variation selectors that can carry text. */
const invisible = /[\u{AD}\u{200B}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0000}-\u{E0FFF}]/gu;
const lineEnds = /\r\n?|[\u{2028}\u{2029}]/gu;

/** Without what a reader cannot see and a model can: control, bidirectional and invisible characters. */
export function cleanText(text: string): string {
  return text
    .replace(loneSurrogate, '\u{FFFD}')
    .replace(controls, '')
    .replace(bidirectional, '')
    .replace(invisible, '')
    .replace(lineEnds, '\n');
}

/** Clean, on one line, and at most `cap` code points; a cut shows as `…`. */
export function clip(text: string, cap: number = textCaps.other): string {
  const line = cleanText(text).replace(/\s+/gu, ' ').trim();
  if (line.length <= cap) return line;
  const points = Array.from(line.slice(0, 2 * cap + 2));
  return points.length <= cap ? line : `${points.slice(0, cap - 1).join('')}…`;
}
