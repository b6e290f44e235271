/** Comments and defaults are written by others and end in prompts: no control, bidirectional, invisible or half characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const unwanted = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** Null for nothing; cut at `limit` characters, the last of them an ellipsis. */
export function cleanText(text: string | null, limit: number): string | null {
  const clean = (text ?? '').toWellFormed().replace(unwanted, ' ').trim();
  if (clean === '') return null;
  const characters = [...clean];
  return characters.length <= limit ? clean : `${characters.slice(0, limit - 1).join('')}…`;
}
