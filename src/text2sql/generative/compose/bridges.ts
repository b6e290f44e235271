import type { TableLink } from '../../../warehouse/inspect/inspection.ts';

/** Between further ones there are too many ways to join. */
const mostJoined = 5;

/**
 * The needed tables with what joins them: one that has no link to those before it comes with the table between, without
 * which it cannot be used.
 */
export function withBridges(
  needed: ReadonlyMap<string, string>,
  links: readonly TableLink[],
): ReadonlyMap<string, string> {
  const around = neighbours(links);
  const linked = (one: string, other: string) => around.get(one)?.has(other) === true;
  const [start, ...rest] = [...needed.keys()].slice(0, mostJoined);
  if (start === undefined) return needed;
  const reached = [start];
  const bridges: [string, string][] = [];
  for (const table of rest) {
    if (!reached.some((each) => linked(each, table))) {
      const between = [...(around.get(table) ?? [])].find((each) => linked(each, start) && each !== start);
      if (between !== undefined && !needed.has(between))
        bridges.push([between, `joins ${start} and ${table}`]);
    }
    reached.push(table);
  }
  const all = [...needed];
  return new Map([...all.slice(0, mostJoined), ...bridges, ...all.slice(mostJoined)]);
}

function neighbours(links: readonly TableLink[]): ReadonlyMap<string, ReadonlySet<string>> {
  const around = new Map<string, Set<string>>();
  for (const { from, to } of links) {
    around.set(from, (around.get(from) ?? new Set()).add(to));
    around.set(to, (around.get(to) ?? new Set()).add(from));
  }
  return around;
}
