import type { RankedTable, Reason, Retrieved } from '../../../retrieval/retrieval.ts';
import type { TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';

/** A table worth describing, and why. */
export interface PickedTable {
  readonly table: string;
  readonly reason: string;
}

export interface TablePick {
  /** The most important first. */
  readonly tables: readonly PickedTable[];
  /** What a statement may read beside them: one join away, or ranked and not described. */
  readonly near: ReadonlySet<string>;
}

const enough = 6;
const fillUpTo = 12;
/** Only what joins these is near enough to be read without a description. */
const mostCertain = 4;

/**
 * Tables that definitions, examples or the thread's last statement read come first, then what retrieval ranked. Where a
 * question matches next to nothing (it is in another language than the schema), neighbours and the rest fill up.
 */
export function pickTables(
  needed: ReadonlyMap<string, string>,
  found: Retrieved,
  knowledge: ServedKnowledge,
  links: readonly TableLink[],
): TablePick {
  const open = new Set(knowledge.catalog.map(({ schema, name }) => `${schema}.${name}`));
  const picked = new Map<string, string>();
  const add = (table: string, reason: string) => {
    if (open.has(table) && !picked.has(table)) picked.set(table, reason);
  };
  for (const { table, reasons } of found.tables.slice(0, 2)) add(table, reasonOf(reasons));
  for (const [table, reason] of needed) add(table, reason);
  for (const { table, reasons } of found.tables) add(table, reasonOf(reasons));
  if (picked.size < enough) {
    for (const table of neighboursOf(new Set(picked.keys()), links))
      fill(table, 'can be joined to a found table');
    for (const table of byLinks(open, links))
      fill(table, 'little was found, so the most connected are shown');
  }
  function fill(table: string, reason: string): void {
    if (picked.size < fillUpTo) add(table, reason);
  }
  const near = neighboursOf(new Set([...picked.keys()].slice(0, mostCertain)), links);
  for (const { table } of found.tables) near.add(table);
  return { tables: [...picked].map(([table, reason]) => ({ table, reason })), near };
}

function neighboursOf(tables: ReadonlySet<string>, links: readonly TableLink[]): Set<string> {
  return new Set(
    links.flatMap(({ from, to }) => [...(tables.has(from) ? [to] : []), ...(tables.has(to) ? [from] : [])]),
  );
}

function reasonOf(reasons: RankedTable['reasons']): string {
  const [first] = reasons;
  return first === undefined ? 'ranked' : wordsOf(first);
}

/** What much else refers to is the likeliest part of any question. */
function byLinks(tables: ReadonlySet<string>, links: readonly TableLink[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const table of links.flatMap(({ from, to }) => [from, to])) {
    counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  return [...tables].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
}

/** A reason of retrieval, for the record. */
export function wordsOf(reason: Reason): string {
  switch (reason.kind) {
    case 'term':
      return `word '${reason.term}' in its ${reason.field}`;
    case 'similar':
      return `similar, place ${reason.rank}`;
    case 'promoted':
      return `used by ${reason.by} ${reason.title}`;
    case 'connects':
      return `connects ${reason.tables.join(' and ')}`;
  }
}
