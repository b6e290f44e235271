/**
 * A message as its reader sees it: Slack's markup decoded, our own mention taken out, other people by their names where
 * those are known. Empty for a bare mention.
 */
export function messageText(
  text: string,
  self: string,
  names: ReadonlyMap<string, string> = noNames,
): string {
  const toOthers = text.replaceAll(mentionOf(self), '');
  const decoded = toOthers.replaceAll(/<([^<>\n]+)>/g, (_whole, inside: string) => decode(inside, names));
  return decodeEntities(decoded).trim();
}

/** With what sets it apart from the sentence: a space before it, and a comma or colon behind it that begins no emoji. */
function mentionOf(self: string): RegExp {
  return new RegExp(` ?<@${self}(?:\\|[^<>]*)?>(?:\\s*(?:[,;]|:(?=\\s|$)))?`, 'g');
}

/** Ids of the people that a message mentions, ourselves left out. */
export function mentioned(text: string, self: string): readonly string[] {
  const ids = [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id);
  return [...new Set(ids)].filter((id) => id !== self);
}

const noNames: ReadonlyMap<string, string> = new Map();

function decode(inside: string, names: ReadonlyMap<string, string>): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? null : inside.slice(bar + 1) || null;
  const id = target.slice(1);
  switch (target.charAt(0)) {
    case '@':
      return `@${names.get(id) ?? label ?? id}`;
    case '#':
      return `#${label ?? id}`;
    case '!':
      // `<!date^…|fallback>` and `<!subteam^…|@team>` say what they mean in their label; `<!here>` in its name.
      return label ?? `@${id.replace(/^subteam\^/, '')}`;
    default:
      return label ?? target.replace(/^mailto:/, '');
  }
}

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
