/** Endings of domain names that a door may take for an address without a scheme. */
export const domainEndings = [
  'com|net|org|io|co|kr|dev|app|me|ru|cn|link|xyz|info|biz|page|site|online|shop|top|tv|cc|gg|ly|sh|ai|jp|us|uk|de|fr|eu|in',
  'click|zip|blog|club|live|news|tech|cloud|space|world|example|test|local|한국',
].join('|');

const scheme = /[a-z][a-z0-9+.-]{1,12}:\/\/|\b(?:https?|mailto|javascript|tel):(?=\S)|\bwww\.|\bxn--/iu;
/** Each run of letters is begun once: at its start, or behind a hyphen of one that goes on a name. */
const domain = new RegExp(
  `(?:(?<![\\p{L}\\p{N}_-])|(?<=_)[\\p{L}\\p{N}]*-)[\\p{L}\\p{N}-]+\\.(?:(?:${domainEndings})(?![\\p{L}\\p{N}_])|\\p{L}{2,}/\\S)`,
  'iu',
);

/** Calls to people and rooms, links and pictures of Slack and Markdown, tags, and the marks between turns of a chat. */
const call = /<[!@#|/a-z]|\]\(|\[\/?[A-Z_]{3,}\]|(?<![\p{L}\p{N}])@(?:here|channel|everyone)\b/iu;

const markup = /[<>[\]{}|*~#@]|&\w+;|```/u;

/** Look-alikes of the dot and of ASCII count as what a door or a browser takes them for. */
function plainForm(text: string): string {
  return text.normalize('NFKC').replace(/[。．｡]/gu, '.');
}

/** Whether a text holds an address, or calls somebody, once a door prints it. */
export function leadsSomewhere(text: string): boolean {
  const form = plainForm(text);
  return scheme.test(form) || domain.test(form) || call.test(form);
}

/** Whether a text is words and nothing that a door could turn into a link, a call, a picture or a frame. */
export function isPlain(text: string): boolean {
  return !leadsSomewhere(text) && !markup.test(plainForm(text));
}

/** Words in a row that nobody repeats by chance. */
const runLength = 7;

/** Whether a text repeats a passage of `source`, whatever stands between the words. */
export function repeatsPassage(text: string, source: string): boolean {
  const runs = new Set(runsIn(source));
  return runsIn(text).some((run) => runs.has(run));
}

function runsIn(text: string): readonly string[] {
  const words =
    plainForm(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(' '));
}
