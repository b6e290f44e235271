/** Why a piece of SQL from a knowledge file cannot stand inside a statement; null when it can. */
export function expressionFault(expression: string): string | null {
  const code = expression.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, "''");
  if (/['"]/.test(code.replaceAll("''", ''))) return 'holds a quote that is never closed';
  if (/--|\/\*|;/.test(code)) return 'holds a comment or a semicolon';
  if (/\b(select|union|with)\b(?!\s+time)/i.test(code))
    return 'holds a query of its own; only columns of its table can be used';
  if (count(code, '(') !== count(code, ')')) return 'has unequal parentheses';
  return null;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Names in braces, in order of appearance: metrics in a derived metric, dimensions in an aggregate one. */
export function bracedNames(expression: string): readonly string[] {
  return [...expression.matchAll(/\{\s*([^{}\s]+)\s*\}/g)].map((match) => match[1] ?? '');
}

/** `count(*)`, `count(distinct member_id)`: counts things, so that counting a thing once per group stays true. */
export function isCount(expression: string): boolean {
  return /^\s*count\s*\([^()]*\)\s*$/i.test(expression);
}
