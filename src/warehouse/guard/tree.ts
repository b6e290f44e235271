/** A node's fields as the parser's JSON gives them; their shapes are checked against `grammar` before use. */
export type Fields = Readonly<Record<string, unknown>>;

/** A node without its wrapping. */
export interface Node {
  readonly type: string;
  readonly fields: Fields;
}

/** The one key and the fields of a wrapped node, `{"FuncCall": {…}}`; null for anything else. */
export function unwrap(value: unknown): Node | null {
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

/** Every node of a tree, in no certain order; those inside of one that `stops` are left out. */
export function nodesIn(root: unknown, stops: (node: Node) => boolean = () => false): readonly Node[] {
  const found: Node[] = [];
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    const unwrapped = unwrap(value);
    const node = unwrapped !== null && /^[A-Z]/.test(unwrapped.type) ? unwrapped : null;
    if (node !== null) found.push(node);
    const isEnd = node !== null && stops(node);
    if (!isEnd && (Array.isArray(value) || isFields(value))) left.push(...Object.values(value));
  }
  return found;
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

/** The text of a string constant; null for anything else. */
export function stringOf(value: unknown): string | null {
  const node = unwrap(value);
  return node?.type === 'A_Const' && isFields(node.fields.sval) ? text(node.fields.sval.sval) : null;
}

/** The number of a whole constant, 0 being left out of the tree; null for anything else. */
export function integerOf(value: unknown): number | null {
  const node = unwrap(value);
  return node?.type === 'A_Const' && isFields(node.fields.ival) ? Number(node.fields.ival.ival ?? 0) : null;
}

/** What a `TypeName` calls its type, without a schema; empty for anything else. */
export function typeNameOf(typeName: unknown): string {
  return isFields(typeName) ? (strings(typeName.names).at(-1) ?? '') : '';
}

/** `name` of `[pg_catalog.]name`; null for any other qualification. */
export function builtinName(parts: readonly string[]): string | null {
  if (parts.length === 1) return parts[0] ?? null;
  return parts.length === 2 && parts[0] === 'pg_catalog' ? (parts[1] ?? null) : null;
}
