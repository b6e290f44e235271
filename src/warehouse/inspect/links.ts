import type { ColumnRef, TableLink } from './inspection.ts';

/** Sets of columns of which links say that no two rows of the table share the values. */
export function keysOfTable(table: string, links: readonly TableLink[]): string[][] {
  return links.flatMap((link) => {
    const keys: string[][] = [];
    if (link.to === table && link.cardinality !== 'one-to-many') keys.push(Object.values(link.on));
    if (link.from === table && link.cardinality !== 'many-to-one') keys.push(Object.keys(link.on));
    return keys;
  });
}

/** The table of which these columns hold all that a link joins on its many side; null when there is none. */
export function repeatingTable(columns: readonly ColumnRef[], links: readonly TableLink[]): string | null {
  const has = (table: string, names: readonly string[]) =>
    names.every((name) => columns.some((each) => each.table === table && each.column === name));
  for (const link of links) {
    if (link.cardinality === 'many-to-one' && has(link.from, Object.keys(link.on))) return link.from;
    if (link.cardinality === 'one-to-many' && has(link.to, Object.values(link.on))) return link.to;
  }
  return null;
}
