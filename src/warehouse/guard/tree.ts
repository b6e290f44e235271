/** A node's fields as the parser's JSON gives them; their shapes are checked against `grammar` before use. */
export type Fields = Readonly<Record<string, unknown>>;

/** The one key and the fields of a wrapped node, `{"FuncCall": {…}}`; null for anything else. */
export function unwrap(value: unknown): { type: string; fields: Fields } | null {
  if (!isFields(value)) return null;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0 || !isFields(entry[1])) return null;
  return { type: entry[0], fields: entry[1] };
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list of `String` nodes: a qualified name, an operator, a list of columns. */
export function strings(value: unknown): string[] {
  return list(value).map((item) => {
    const node = unwrap(item);
    return node?.type === 'String' && typeof node.fields.sval === 'string' ? node.fields.sval : '';
  });
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function locationOf(fields: Fields): number {
  return typeof fields.location === 'number' ? fields.location : -1;
}

/** `name` of `[pg_catalog.]name`; null for any other qualification. */
export function builtinName(parts: readonly string[]): string | null {
  if (parts.length === 1) return parts[0] ?? null;
  return parts.length === 2 && parts[0] === 'pg_catalog' ? (parts[1] ?? null) : null;
}
