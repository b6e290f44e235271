import { linksOf } from '../../../indexing/draft-all.ts';
import { identifierParts } from '../../../language/tokens/identifier-parts.ts';
import type { TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import { perKnowledge } from '../per-knowledge.ts';

/**
 * How the tables can be joined: as their owners wrote it, as keys declare it, as names say it. A key is the one side, so
 * what refers to it is many.
 */
export const linksIn = perKnowledge(readLinks);

function readLinks({ tables, catalog }: ServedKnowledge): readonly TableLink[] {
  const written = tables.flatMap(({ name, joins }) =>
    joins.map(({ to, on, cardinality }) => ({ from: name, to, on, cardinality })),
  );
  const read = linksOf(catalog, { tables: [] }, identifierParts).map(({ from, to, columns }) => ({
    from,
    to,
    on: Object.fromEntries(columns),
    cardinality: 'many-to-one' as const,
  }));
  const open = new Set(catalog.map(({ schema, name }) => `${schema}.${name}`));
  const all = [...written, ...read].filter(({ from, to }) => open.has(from) && open.has(to));
  return [...new Map(all.reverse().map((link) => [keyOf(link), link])).values()].reverse();
}

function keyOf({ from, to, on }: TableLink): string {
  return JSON.stringify([from, to, on]);
}
