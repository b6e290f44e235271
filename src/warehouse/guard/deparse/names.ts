import { columnKeywords, functionKeywords, reservedKeywords } from '../data/keywords.ts';

const plainName = /^[a-z_\p{Script=Hangul}][a-z0-9_$\p{Script=Hangul}]*$/u;

export function identifier(name: string): string {
  const bare =
    plainName.test(name) &&
    !reservedKeywords.has(name) &&
    !columnKeywords.has(name) &&
    !functionKeywords.has(name);
  return bare ? name : quoted(name);
}

/** After AS any keyword is a label. */
export function label(name: string): string {
  return plainName.test(name) ? name : quoted(name);
}

/** `left` and `right` are keywords, and fine as names of functions. */
export function functionName(parts: readonly string[]): string {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && functionKeywords.has(only) && plainName.test(only))
    return only;
  return parts.map(identifier).join('.');
}

export function qualified(parts: readonly string[]): string {
  return parts.map(identifier).join('.');
}

const escaped = /[\\\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2028\u2029\ufff9-\ufffb]/gu;

/** Means the same with `standard_conforming_strings` on or off, and holds no line break nor anything that nobody sees. */
export function literal(value: string): string {
  const doubled = value.replaceAll("'", "''");
  const plain = doubled.replace(escaped, escapeOf);
  return plain === doubled ? `'${doubled}'` : `E'${plain}'`;
}

function escapeOf(character: string): string {
  if (character === '\\') return '\\\\';
  if (character === '\n') return '\\n';
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

export function operatorName(parts: readonly string[]): string {
  const name = parts.at(-1) ?? '';
  return parts.length === 1 ? name : `operator(${parts.slice(0, -1).map(identifier).join('.')}.${name})`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
