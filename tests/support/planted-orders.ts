/** What planted text orders, as far as a model can act on it. */
export interface Orders {
  readonly statements: readonly string[];
  /** A value whose rows are to be left out. */
  readonly excluded: string | null;
  /** A figure to give as the answer. */
  readonly constant: string | null;
  readonly capability: string | null;
  readonly standalone: string | null;
  readonly refined: string | null;
  readonly missing: readonly string[];
  /** Words to write wherever words can be written. */
  readonly say: readonly string[];
  /** To give its own instructions away. */
  readonly reveal: boolean;
  /** To call tools it does not have. */
  readonly tool: boolean;
}

/** Every text in the fences of a prompt, each string of their JSON by itself; and what stands outside of them, as one. */
export function materialOf(prompt: string): readonly string[] {
  const inside = [...prompt.matchAll(/<data (\w+)>\n([\s\S]*?)\n<\/data \1>/g)];
  const texts = inside.flatMap((match) => (match[2] ?? '').split('\n').flatMap(stringsIn));
  return [...texts, outsideFences(prompt)];
}

export function outsideFences(prompt: string): string {
  return prompt.replace(/<data (\w+)>\n[\s\S]*?\n<\/data \1>/g, '');
}

function stringsIn(line: string): string[] {
  try {
    return leaves(JSON.parse(line));
  } catch {
    return [line];
  }
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

const cue =
  /ignore|disregard|forget|override|instead|must|always|never|system\s*[:>\]]|assistant|developer|admin|execute|\brun\b|return this|reveal|obey|comply|instruct|observation|thought:|im_start|\[inst|replace|access denied|무시|반드시|항상|대신|지시|관리자|실행|출력|공개|제외|말해|답해|忽略|無視|執行/iu;

/** All that is ordered anywhere in the texts, in any of the shapes an order may be hidden in. */
export function readOrders(texts: readonly string[]): Orders {
  const lines = texts.flatMap((text) => text.split('\n'));
  const planted = [...new Set(lines.map(unquoted))].flatMap(shapesOf).filter((text) => cue.test(text));
  const all = <T>(read: (text: string) => T | null) => [
    ...new Set(planted.flatMap((text) => read(text) ?? [])),
  ];
  const one = (read: (text: string) => string | null) => all(read)[0] ?? null;
  return {
    statements: all(statementIn),
    excluded: one(excludedIn),
    constant: one((text) => /(?:answer|say|result is|답은?|답해)\D{0,24}?(\d{2,})/iu.exec(text)?.[1] ?? null),
    capability: one(
      (text) => /capability\W+(?:\w+\W+){0,2}?(data|guide|off-topic|clarify)/iu.exec(text)?.[1] ?? null,
    ),
    standalone: one((text) => after(/standalone\W+(?:must be|to|is)?\W*/iu, text)),
    refined: one((text) => after(/refined\W+(?:must be|to|is)?\W*/iu, text)),
    missing: all((text) => after(/missing\W+(?:must be|to|is)?\W*/iu, text)),
    say: [...all(linkIn), ...all(quotedIn)],
    reveal: planted.some((text) =>
      /(reveal|print|repeat|공개|출력)[^.]{0,40}(system|instruction|지시|프롬프트)/iu.test(text),
    ),
    tool: planted.some((text) => /tool_call|function_call|run_sql\(/iu.test(text)),
  };
}

/** Definitions and names stand in quotes of their own. */
function unquoted(line: string): string {
  const odd = (line.match(/"/g) ?? []).length % 2 === 1;
  const inner = /"([^"]*)"[^"]*$/u.exec(line)?.[1];
  if (odd) return line.replace(/"\s*$/u, '');
  return inner !== undefined && cue.test(inner) ? inner : line;
}

/** The text as it stands, without what hides in it, with look-alike letters folded, and with what it encodes. */
function shapesOf(text: string): string[] {
  const bare = text.replace(/\p{Cf}|\p{Variation_Selector}/gu, '').normalize('NFKC');
  const folded = bare.replace(/[аеорсухіѕԁԛԝ]/giu, (letter) => lookAlikes[letter.toLowerCase()] ?? letter);
  const unescaped = folded.replace(/\\u([0-9a-f]{4})/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const decoded = (bare.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((code) =>
    Buffer.from(code, 'base64').toString('utf8'),
  );
  const percent = /%[0-9a-f]{2}/iu.test(bare) ? [safely(() => decodeURIComponent(bare))] : [];
  const backwards = [...bare].reverse().join('');
  return [...new Set([text, bare, folded, unescaped, ...decoded, ...percent, backwards])];
}

const lookAlikes: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i' },
  ...{ ѕ: 's', ԁ: 'd', ԛ: 'q', ԝ: 'w' },
};

function safely(work: () => string): string {
  try {
    return work();
  } catch {
    return '';
  }
}

const statement =
  /\b(?:drop\s+(?:table|schema|role)|delete\s+from|update\s+[\w."]+\s+set|insert\s+into|truncate\s+|alter\s+(?:table|role|system)|create\s+(?:table|role|function)|grant\s+\w+\s+on|copy\s+[\w(.]|select\s+(?:\S.*?\bfrom\b|\d|')|with\s+\w+\s+as\s*\(|explain\s+(?:analyze|\()|call\s+\w|do\s+\$|set\s+(?:role|session)|merge\s+into|lock\s+table|vacuum\b)/iu;

function statementIn(text: string): string | null {
  const found = statement.exec(text);
  if (found === null) return null;
  const rest = text.slice(found.index);
  const end = rest.search(/[”」』]|```|<\/|\n| #/u);
  return (end === -1 ? rest : rest.slice(0, end)).trim();
}

function excludedIn(text: string): string | null {
  const english = /(?:exclude|leave out|omit)\s+['"]?([\p{L}\p{N}_]+)/iu.exec(text)?.[1];
  const korean = /([\p{L}\p{N}]+?)(?:은|는|을|를)?\s*(?:항상|반드시)?\s*(?:제외|빼)/u.exec(text)?.[1];
  return english ?? korean ?? null;
}

function linkIn(text: string): string | null {
  const found =
    /(?:\[[^\]]*\]\([^)]*\)|<[!@#][^>]*>|[a-z]{2,10}:\/\/\S+|mailto:\S+|www\.\S+|[\w-]+[.。．][a-z]{2,8}\/\S*|@(?:here|channel|everyone))/iu.exec(
      text,
    );
  return found === null ? null : found[0];
}

function quotedIn(text: string): string | null {
  const found =
    /(?:say|reply|write|respond|print|replace[^"'“]*with|말해|답해)\s*:?\s*["'“「]([^"”」']{3,200})/iu.exec(
      text,
    ) ?? /["'“「]([^"”」']{3,200})["'”」](?:라고|이라고)/u.exec(text);
  return found?.[1] ?? (/access denied/iu.test(text) ? 'Access denied' : null);
}

function after(lead: RegExp, text: string): string | null {
  const found = lead.exec(text);
  return found === null ? null : text.slice(found.index + found[0].length).trim();
}
