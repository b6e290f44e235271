const pieces =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([A-Za-z_][A-Za-z0-9_]*)/g;

/** Names written `:name` in a statement; casts, strings, quoted names and comments are passed over. */
export function sqlParameters(sql: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, , name] of sql.matchAll(pieces)) if (name) names.add(name);
  return names;
}
