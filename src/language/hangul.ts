const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;
const rieul = 8;

/** True for a complete Hangul syllable (가 … 힣). */
export function isSyllable(character: string): boolean {
  const code = character.charCodeAt(0);
  return character.length === 1 && code >= firstSyllable && code <= lastSyllable;
}

/** True when every character is a complete syllable, so that the text reads as Korean and not as stray jamo. */
export function isSyllables(text: string): boolean {
  return text.length > 0 && [...text].every(isSyllable);
}

/** How the last syllable ends, which decides the form of the particle after it. Null when it is no syllable. */
export function finalSound(text: string): 'vowel' | 'rieul' | 'consonant' | null {
  const code = text.charCodeAt(text.length - 1);
  if (!(code >= firstSyllable && code <= lastSyllable)) return null;
  const final = (code - firstSyllable) % finals;
  if (final === 0) return 'vowel';
  return final === rieul ? 'rieul' : 'consonant';
}
