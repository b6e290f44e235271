/**
 * What counts as part of a word around a time expression, as a character class. Plain ranges on purpose: with \p{L}
 * and the flags iu every pattern builds its own table of all letters, which costs 150 ms at first use.
 */
export const letter = '[0-9A-Za-z_À-ɏㄱ-ㆎ가-힣]';
/** Left edge of a word. */
export const noLetterBefore = `(?<!${letter})`;
/** Right edge of a word. */
export const noLetterAfter = `(?!${letter})`;
