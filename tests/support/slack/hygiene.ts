/** What may stand in a message although it points at somebody or somewhere. */
export interface Allowed {
  /** People who may be mentioned: the asker. */
  readonly people?: readonly string[];
  /** Channels that may be linked. */
  readonly channels?: readonly string[];
  /** Hosts that may be linked; `slack.com` and its workspaces always may. */
  readonly hosts?: readonly string[];
}

/**
 * What a careful bot never sends, although Slack would take it: pings of anybody but the asker, links elsewhere, unfurling,
 * parsing, an empty fallback text. `posted` also asks for the arguments of `chat.postMessage`; leave it out for a message
 * that a renderer just built.
 */
export function hygieneProblems(message: unknown, allowed: Allowed = {}, posted = false): string[] {
  const { text, blocks, ...rest } = record(message);
  const problems: string[] = [];
  if (typeof text !== 'string' || text.trim() === '') problems.push('/text: empty');
  else problems.push(...textProblems(text, '/text', allowed));
  problems.push(...blockHygiene(blocks, '/blocks', allowed), ...argumentProblems(rest, posted));
  return problems;
}

/** The same of blocks alone: those of a view, or chunks of a stream. */
export function blockHygiene(value: unknown, pointer: string, allowed: Allowed): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => blockHygiene(each, `${pointer}/${index}`, allowed));
  }
  if (typeof value !== 'object' || value === null) return [];
  const block = record(value);
  const own = ownProblems(block, pointer, allowed);
  const below = Object.entries(block).flatMap(([name, each]) =>
    blockHygiene(each, `${pointer}/${name}`, allowed),
  );
  return [...own, ...below];
}

/** Of one text that Slack reads as its own markup. */
export function textProblems(text: string, pointer: string, allowed: Allowed): string[] {
  const pings = [...text.matchAll(/<(![a-z]+|@[UW]|#[CG])([^>|]*)(?:\|[^>]*)?>/g)]
    .filter(([, sign = '', rest = '']) => !mayPoint(sign, rest, allowed))
    .map(([found]) => `${pointer}: points at somebody or somewhere: ${found}`);
  const links = [...text.matchAll(/https?:\/\/([^\s/|>)\]?#:]+)/gi)]
    .filter(([, host = '']) => !mayLink(host, allowed))
    .map(([found]) => `${pointer}: links to a host that is not listed: ${found}`);
  return [...pings, ...links];
}

function mayPoint(sign: string, rest: string, allowed: Allowed): boolean {
  if (sign.startsWith('@')) return (allowed.people ?? []).includes(sign.slice(1) + rest);
  if (sign.startsWith('#')) return (allowed.channels ?? []).includes(sign.slice(1) + rest);
  return sign === '!date';
}

function mayLink(host: string, allowed: Allowed): boolean {
  return ['slack.com', ...(allowed.hosts ?? [])].some((each) => host === each || host.endsWith(`.${each}`));
}

function ownProblems(block: Record<string, unknown>, pointer: string, allowed: Allowed): string[] {
  const { type, text, url, image_url: image } = block;
  if ((type === 'mrkdwn' || type === 'markdown') && typeof text === 'string') {
    return textProblems(text, `${pointer}/text`, allowed);
  }
  if (type === 'user' && !(allowed.people ?? []).includes(String(block.user_id))) {
    return [`${pointer}: points at ${block.user_id}`];
  }
  if (type === 'broadcast' || type === 'usergroup') return [`${pointer}: points at many`];
  if (type === 'channel' && !(allowed.channels ?? []).includes(String(block.channel_id))) {
    return [`${pointer}: points at ${block.channel_id}`];
  }
  return [url, image]
    .filter((each) => typeof each === 'string')
    .flatMap((each) => textProblems(each, pointer, allowed));
}

function argumentProblems(rest: Record<string, unknown>, posted: boolean): string[] {
  const problems: string[] = [];
  if (rest.parse !== undefined && rest.parse !== 'none') problems.push(`/parse: ${rest.parse}`);
  if (rest.link_names !== undefined && !isFalse(rest.link_names)) problems.push('/link_names: on');
  for (const name of ['unfurl_links', 'unfurl_media']) {
    if (posted ? !isFalse(rest[name]) : rest[name] !== undefined && !isFalse(rest[name])) {
      problems.push(`/${name}: not false`);
    }
  }
  return problems;
}

const isFalse = (value: unknown): boolean => value === false || value === 'false';

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
