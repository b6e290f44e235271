/** A model's words on one line: control, bidirectional and unpaired characters would act wherever they are shown. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The same, cut to `longest` UTF-16 units, the mark of the cut included. */
export function clipped(text: string, longest: number): string {
  const clean = cleaned(text);
  return clean.length <= longest
    ? clean
    : `${clean
        .slice(0, longest - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
