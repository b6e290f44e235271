import { domainEndings } from '../../language/plain-text.ts';

/** Control, zero-width and direction characters, lone surrogates, and letters that show nothing. Line breaks stay. */
const hidden = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/gu;

const web = /http(?=s?:\/\/)/giu;
const scheme = /(?<!hxxps?):(?=\/\/)/giu;
const bareScheme = /(?<!\p{L})(mailto|tel|javascript|data|slack):(?=\S)/giu;
const www = /www\.(?=\S)/giu;
const domain = new RegExp(
  `(?<=[\\p{L}\\p{N}-])\\.(?=(?:${domainEndings})(?![\\p{L}\\p{N}_-])|\\p{L}{2,}/\\S)`,
  'giu',
);

const quote = /^([^\S\n]*)>/gmu;
/** Between letters a mark opens nothing: `order_count`, `~` in a range of days stands alone. */
const looseMark = /(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])|(?<!\S)~(?=\S)|(?<=\S)~(?!\S)/gu;
const emoji = /:(?=[a-z0-9_'+-]{0,50}[a-z][a-z0-9_'+-]{0,50}:|[+-]1:)/giu;
const everyone = /@(?=(?:here|channel|everyone|group)\b)/giu;

const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼' };
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text from outside for a mrkdwn text object (with `verbatim: true`) or a message's `text`: it shows as it is, and nothing
 * of it links, calls, or opens markup. Marks that would are replaced by look-alikes, since mrkdwn has no escape for them.
 */
export function escapeMrkdwn(text: string): string {
  return withoutLinks(visible(text))
    .replace(quote, '$1›')
    .replaceAll('`', "'")
    .replace(looseMark, (mark) => lookAlikes[mark] ?? mark)
    .replace(emoji, '∶')
    .replace(everyone, '＠')
    .replace(/[&<>]/gu, entityOf);
}

/** Text from outside on one line for plain text: cells, buttons, labels. Empty where nothing of it shows. */
export function plainCell(text: string): string {
  return withoutLinks(visible(text))
    .replaceAll('`', "'")
    .replace(everyone, '＠')
    .replace(/<(?=[!@#])/gu, '‹')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Text from outside inside preformatted text, where line breaks and indents mean something. */
export function plainCode(text: string): string {
  return visible(text).replace(/<(?=[!@#])/gu, '‹');
}

/** The same inside a code block of mrkdwn, where a backtick would end it. */
export function codeMrkdwn(text: string): string {
  return withoutLinks(plainCode(text)).replaceAll('`', "'").replace(/[&<>]/gu, entityOf);
}

/** At most `limit` characters (UTF-16 units), ending in an ellipsis when cut; no character and no entity is torn. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return '';
  const kept = text
    .slice(0, limit - 1)
    .replace(/[\ud800-\udbff]$/u, '')
    .replace(/&[a-z]{0,3}$/u, '')
    .trimEnd();
  return `${kept}…`;
}

function visible(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replaceAll('\t', '  ').replace(hidden, '');
}

function withoutLinks(text: string): string {
  return text
    .replace(web, 'hxxp')
    .replace(scheme, '[:]')
    .replace(bareScheme, '$1[:]')
    .replace(www, 'www[.]')
    .replace(domain, '[.]');
}

function entityOf(character: string): string {
  return entities[character] ?? character;
}
