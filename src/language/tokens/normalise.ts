/** The key synonyms are matched by: NFC, lower case, letters and digits only, so spacing and punctuation do not matter. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');
}
