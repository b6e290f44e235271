/** What a text holds as its one JSON object, or why it holds none. */
export type JsonReply =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly issue: string };

/**
 * The one JSON object of a reply: the whole text, one fenced block, or one object with prose around it. Servers without
 * enforced output do that. Nothing is mended and nothing is chosen: broken JSON and two different objects are failures.
 */
export function readJsonReply(text: string): JsonReply {
  const reply = withoutThoughts(text.replace(/^\uFEFF/, '').trim());
  if (reply === '') return { ok: false, issue: 'the reply is empty' };
  const whole = parse(reply);
  if (whole !== undefined) return asObject(whole);

  const fenced = fencedBlocks(reply);
  const found = distinctObjects(fenced.length > 0 ? fenced : objectTexts(reply));
  const [only] = found;
  if (found.length > 1) return { ok: false, issue: 'the reply holds several JSON objects instead of one' };
  if (only === undefined) return { ok: false, issue: 'the reply is not one whole JSON object' };
  return { ok: true, value: only };
}

/** Reasoning models on local servers write their thoughts before the reply. */
export function withoutThoughts(text: string): string {
  return text.replace(/^<think>[\s\S]*?<\/think>\s*/, '');
}

function distinctObjects(texts: readonly string[]): object[] {
  const byText = new Map<string, object>();
  for (const text of texts) {
    const value = parseObject(text);
    if (value !== null) byText.set(JSON.stringify(value), value);
  }
  return [...byText.values()];
}

function parseObject(text: string): object | null {
  const read = asObject(parse(text));
  return read.ok ? read.value : null;
}

function asObject(value: unknown): JsonReply {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value };
  return { ok: false, issue: 'the reply is JSON, but not an object' };
}

/** Undefined, which JSON cannot say, where the text is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands between two lines of three backticks; a fence left open holds nothing. */
function fencedBlocks(text: string): string[] {
  const blocks: string[] = [];
  let open: string[] | null = null;
  for (const line of text.split('\n')) {
    const bare = line.trim();
    if (open === null) {
      if (/^```[\w-]*$/.test(bare)) open = [];
    } else if (bare === '```') {
      blocks.push(open.join('\n'));
      open = null;
    } else open.push(line);
  }
  return blocks;
}

/** The outermost `{…}` of a text, by counting braces outside of strings; one pass, whatever the text. */
function objectTexts(text: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { open, index } of braces(text)) {
    if (depth === 0) start = index;
    depth = Math.max(0, depth + (open ? 1 : -1));
    if (depth === 0 && !open) texts.push(text.slice(start, index + 1));
  }
  return texts;
}

/** Quotes count from the first brace on: those of the prose before it need not be paired. */
function* braces(text: string): Generator<{ open: boolean; index: number }> {
  const from = Math.max(0, text.indexOf('{'));
  let quoted = false;
  for (const { 0: token, index } of text.slice(from).matchAll(/\\.|["{}]/gs)) {
    if (token === '"') quoted = !quoted;
    else if (!quoted && token.length === 1) yield { open: token === '{', index: index + from };
  }
}
