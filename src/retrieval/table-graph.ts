import type { TableLink } from '../knowledge-index/payload.ts';

/** Which tables can be joined, and which belong together. */
export interface TableGraph {
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** Tables of one group share a schema or are linked, directly or over others: one database within a pool of them. */
  readonly groupOf: ReadonlyMap<string, string>;
}

/** Only tables of `names` take part: what an asker may not see connects nothing for them. */
export function tableGraph(names: readonly string[], links: readonly TableLink[]): TableGraph {
  const known = new Set(names);
  const neighbours = new Map(names.map((name) => [name, new Set<string>()]));
  const groups = disjointGroups(names);
  for (const { from, to } of links) {
    if (from === to || !known.has(from) || !known.has(to)) continue;
    neighbours.get(from)?.add(to);
    neighbours.get(to)?.add(from);
    groups.join(from, to);
  }
  const firstOfSchema = new Map<string, string>();
  for (const name of names) {
    const schema = name.split('.')[0] ?? name;
    const first = firstOfSchema.get(schema);
    if (first === undefined) firstOfSchema.set(schema, name);
    else groups.join(first, name);
  }
  return { neighbours, groupOf: new Map(names.map((name) => [name, groups.find(name)])) };
}

function disjointGroups(names: readonly string[]) {
  const parent = new Map(names.map((name) => [name, name]));
  const find = (name: string): string => {
    let root = name;
    for (let above = parent.get(root); above !== undefined && above !== root; above = parent.get(root))
      root = above;
    parent.set(name, root);
    return root;
  };
  return { find, join: (one: string, other: string) => parent.set(find(one), find(other)) };
}
