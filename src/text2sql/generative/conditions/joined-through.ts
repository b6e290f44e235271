import type { QueryCondition, QueryShape, TableLink } from '../../../warehouse/inspect/inspection.ts';

/**
 * The table that a condition's one was joined to, where the statement could have reached it from several: a region may be
 * the shop's or the member's. Null where there is one way alone.
 */
export function joinedThrough(
  { level, source, columns }: QueryCondition,
  { levels, tables }: QueryShape,
  links: readonly TableLink[],
): string | null {
  const rows = levels[level];
  const [target] = columns;
  if (rows === undefined || source === null || target === undefined) return null;
  const ways = new Set(
    tables.flatMap(({ name }) =>
      links.some(({ from, to }) => from === name && to === target.table) && name !== target.table
        ? [name]
        : [],
    ),
  );
  if (ways.size < 2) return null;
  const beside = rows.equalities.flatMap(([left, right]) =>
    left.source === source ? [right.source] : right.source === source ? [left.source] : [],
  );
  const from = beside
    .map((place) => rows.sources[place]?.table ?? null)
    .find((table) => table !== null && ways.has(table));
  return from ?? null;
}
