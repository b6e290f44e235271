/**
 * Text as it would be read aloud: bold, italics, struck letters, quotation and list marks, emoji and addresses are no words.
 * Code blocks stay as they are, since a statement means what its characters say.
 */
export function plainWords(text: string): string {
  const parts = text.split(/(```[\s\S]*?(?:```|$))/u);
  const plain = parts
    .map((part) => (part.startsWith('```') ? part : plainPart(part)))
    .join('')
    .trim();
  // A picture alone is an answer of its own kind.
  return plain === '' ? text.trim() : plain;
}

const lineMarks = /^[ \t]*(?:>+[ \t]?|[•◦▪‣][ \t]*|-[ \t]+)/gmu;
const emoji = /(?<![\p{L}\p{N}:]):(?=[a-z0-9_+'-]*[a-z+])[a-z0-9_+'-]+:(?::skin-tone-\d:)?/gu;

/** Nobody follows it, and its parts are no words of the question. */
const address = /https?:\/\/\S+/giu;

/** Around words as Slack draws it: nothing stands between the mark and the words, and the sentence goes on after it. */
const looks = ['\\*', '_', '~'].map(
  (mark) =>
    new RegExp(
      `(?<=^|[\\s"'“‘(])${mark}([^\\s${mark}](?:[^\\n${mark}]*[^\\s${mark}])?)${mark}(?![A-Za-z0-9_*])`,
      'gmu',
    ),
);

/** `주문 수`, which is set off and no name of a column. */
const wordsInCode = /`([^`\n]*\p{Script=Hangul}[^`\n]*)`/gu;

/** Two looks instead of one pattern, which would start anew at every `select` of a long text. */
function isStatement(text: string): boolean {
  const at = text.search(/\bselect\b/iu);
  return at >= 0 && /\bfrom\b/iu.test(text.slice(at));
}

function plainPart(part: string): string {
  if (isStatement(part)) return part;
  const unmarked = part
    .replace(lineMarks, '')
    .replace(emoji, ' ')
    .replace(address, ' ')
    .replace(wordsInCode, '$1');
  // Bold within italics: each pass takes one mark away.
  const plain = looks.concat(looks).reduce((words, look) => words.replace(look, '$1'), unmarked);
  return plain.replace(/[ \t]{2,}/gu, ' ').replace(/[ \t]+$/gmu, '');
}
