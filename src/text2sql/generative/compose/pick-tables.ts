import { retrievalTerms } from '../../../language/tokens/retrieval-terms.ts';
import type { RankedTable, Reason, Retrieved } from '../../../retrieval/retrieval.ts';
import type { TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import type { AskedWords } from '../named.ts';
import type { Detail } from './describe-table.ts';

/** A table worth describing, how far, and why. */
export interface PickedTable {
  readonly table: string;
  readonly detail: Detail;
  readonly reason: string;
}

export interface TablePick {
  /** The most important first. */
  readonly tables: readonly PickedTable[];
  /** What a statement may read beside them: one join away, or ranked and not described. */
  readonly near: ReadonlySet<string>;
}

const enough = 6;
const most = 12;
const mostInFull = 6;
/** Of the best score: what lies below one is described in brief, below the other not at all. */
const strong = 0.5;
const faint = 0.2;
/** Only what joins these is near enough to be read without a description. */
const mostCertain = 4;

/**
 * The two best of retrieval, then tables that definitions, examples or the thread's last statement read, then what
 * retrieval ranked, down to where its scores drop off; what shares only the name of a metric or a grouping with the
 * question (every table speaks of orders) comes in only where little else does. Where a question matches next to nothing (it is in another language
 * than the schema), neighbours and the rest fill up.
 */
export function pickTables(
  needed: ReadonlyMap<string, string>,
  found: Retrieved,
  knowledge: ServedKnowledge,
  links: readonly TableLink[],
  asked: AskedWords,
): TablePick {
  const open = new Set(knowledge.catalog.map(({ schema, name }) => `${schema}.${name}`));
  const picked = new Map<string, string>();
  const add = (table: string, reason: string) => {
    if (picked.size < most && open.has(table) && !picked.has(table)) picked.set(table, reason);
  };
  const isStrong = strongIn(found, needed);
  const { ranked, meant } = rankedIn(found, isStrong, asked);
  const addRanked = (each: RankedTable) => add(each.table, reasonOf(each.reasons));
  for (const each of ranked.slice(0, 2)) addRanked(each);
  for (const [table, reason] of needed) add(table, reason);
  for (const each of meant) addRanked(each);
  for (const each of ranked.slice(0, picked.size < enough ? enough : 0)) addRanked(each);
  if (picked.size < enough) {
    for (const table of neighboursOf(new Set(picked.keys()), links))
      add(table, 'can be joined to a found table');
    for (const table of byLinks(open, links)) add(table, 'little was found, so the most connected are shown');
  }
  const near = neighboursOf(new Set([...picked.keys()].slice(0, mostCertain)), links);
  for (const { table } of found.tables) near.add(table);
  const inFull = new Set([...picked.keys()].filter(isStrong).slice(0, mostInFull));
  const tables = [...picked].map(([table, reason]): PickedTable => {
    return { table, reason, detail: inFull.has(table) ? 'full' : 'brief' };
  });
  return { tables, near };
}

/** What retrieval ranked, down to where its scores drop off, and what of it is found by more than generic words. */
function rankedIn(
  { tables }: Pick<Retrieved, 'tables'>,
  isStrong: (table: string) => boolean,
  asked: AskedWords,
): Readonly<Record<'ranked' | 'meant', readonly RankedTable[]>> {
  const best = tables[0]?.score || 1;
  const ranked = tables.filter(({ score }) => score / best >= faint);
  const isMeant = wordsBeyond(asked);
  return { ranked, meant: ranked.filter(({ table, reasons }) => isStrong(table) || isMeant(reasons)) };
}

function strongIn(
  { tables }: Pick<Retrieved, 'tables'>,
  needed: ReadonlyMap<string, string>,
): (table: string) => boolean {
  const scores = new Map(tables.map(({ table, score }) => [table, score / (tables[0]?.score || 1)]));
  return (table) => needed.has(table) || (scores.get(table) ?? 0) >= strong;
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

/** Whether anything but words that the definitions explain already brought a table here. */
function wordsBeyond({ named, text }: AskedWords): (reasons: RankedTable['reasons']) => boolean {
  const generic = new Set(retrievalTerms(named.words.join(' ')));
  const specific = new Set(retrievalTerms(text).filter((term) => !generic.has(term)));
  return (reasons) => {
    const speaking = reasons.filter(({ kind }) => kind === 'term' || kind === 'promoted');
    return speaking.length === 0 || speaking.some((reason) => isSpecific(reason, generic, specific));
  };
}

function isSpecific(reason: Reason, generic: ReadonlySet<string>, specific: ReadonlySet<string>): boolean {
  if (reason.kind === 'term') return !generic.has(reason.term);
  if (reason.kind !== 'promoted' || reason.by !== 'value') return true;
  return retrievalTerms(reason.title).some((term) => specific.has(term));
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
