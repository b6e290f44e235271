import type { TableLink } from '../knowledge-index/payload.ts';

/** Which tables can be joined. */
export interface TableGraph {
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Only tables of `names` take part: what an asker may not see connects nothing for them. */
export function tableGraph(names: readonly string[], links: readonly TableLink[]): TableGraph {
  const neighbours = new Map(names.map((name) => [name, new Set<string>()]));
  for (const { from, to } of links) {
    if (from === to || !neighbours.has(from) || !neighbours.has(to)) continue;
    neighbours.get(from)?.add(to);
    neighbours.get(to)?.add(from);
  }
  return { neighbours };
}
