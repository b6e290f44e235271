import type { Context } from './context.ts';
import type { KnownTable } from './inspection.ts';
import { levels, type NamedSource, type Scope } from './scope.ts';
import { distance, farthest } from './similarity.ts';

const most = 5;

/** Real tables that a wrong name may have meant, best first, as `schema.table`. Tables not given are never named. */
export function nearestTables(name: string, tables: readonly KnownTable[], limit = most): string[] {
  const [schema, bare] = name.includes('.') ? halves(name) : [null, name];
  const candidates = tables.map((table) => ({
    text: `${table.schema}.${table.name}`,
    away: distance(bare, table.name) + (schema === null || schema === table.schema ? 0 : 0.02),
  }));
  return best(candidates, limit);
}

/** Names in reach that a wrong qualifier may have meant; a table hidden by its alias comes first. */
export function nearestSources(name: string, scope: Scope, context: Context): string[] {
  const sources = [...levels(scope)].flatMap(({ level }) => level.sources);
  const candidates = sources.flatMap((source) => [
    { text: source.alias, away: distance(name, source.alias) },
    { text: source.alias, away: source.table === null ? 1 : distance(name, bareName(source.table)) },
  ]);
  return best(candidates, most).length > 0 ? best(candidates, most) : unjoined(name, context);
}

function unjoined(name: string, context: Context): string[] {
  return nearestTables(name, context.tables, 2);
}

/**
 * Columns that a wrong name may have meant, written as they can be used in its place: those of the source it was said to
 * be in, those of the query's other sources, then those of tables that are a join away.
 */
export function nearestColumns(
  name: string,
  said: NamedSource | null,
  scope: Scope,
  context: Context,
  aliases: readonly string[] = [],
): string[] {
  const sources = [...levels(scope)].flatMap(({ level }) => level.sources);
  const own = said === null ? sources : [said];
  const bare = own.length <= 1;
  const candidates = [
    ...aliases.map((alias) => ({ text: alias, away: distance(name, alias) })),
    ...own.flatMap((source) => columnsOf(source, name, bare, 0)),
    ...sources.filter((source) => !own.includes(source)).flatMap((s) => columnsOf(s, name, false, 0.05)),
    ...neighboursOf(sources, context).flatMap((table) => elsewhere(table, name, 0.1)),
  ];
  const found = best(candidates, most);
  if (found.length > 0) return found;
  return best(
    context.tables.flatMap((table) => elsewhere(table, name, 0.2)).filter(({ away }) => away < 0.22),
    most,
  );
}

interface Candidate {
  readonly text: string;
  /** Distance plus what speaks against the place it is in. */
  readonly away: number;
}

function columnsOf(source: NamedSource, name: string, bare: boolean, penalty: number): Candidate[] {
  return source.columns.map((column) => ({
    text: bare ? column.name : `${source.alias}.${column.name}`,
    away: near(name, column.name, penalty),
  }));
}

function elsewhere(table: KnownTable, name: string, penalty: number): Candidate[] {
  return table.columns.map((column) => ({
    text: `${table.schema}.${table.name}.${column.name}`,
    away: near(name, column.name, penalty),
  }));
}

/** A name too far away stays so whatever its place. */
function near(name: string, column: string, penalty: number): number {
  const away = distance(name, column);
  return away > farthest ? 1 : away * (1 - penalty) + penalty * farthest;
}

function best(candidates: readonly Candidate[], limit: number): string[] {
  const sorted = candidates
    .filter(({ away }) => away <= farthest)
    .sort((left, right) => left.away - right.away);
  return [...new Set(sorted.map(({ text }) => text))].slice(0, limit);
}

/** Tables of the statement's other levels, and tables that a foreign key ties to the ones in reach. */
function neighboursOf(sources: readonly NamedSource[], context: Context): KnownTable[] {
  const inReach = new Set(sources.map((source) => source.table));
  const used = new Set(context.found.tables.map((table) => table.name));
  return context.tables.filter((table) => {
    const name = `${table.schema}.${table.name}`;
    if (inReach.has(name)) return false;
    const pointsHere = table.foreignKeys?.some((key) => inReach.has(key.table)) === true;
    const pointedAt = [...inReach].some((here) =>
      context.tableOf.get(here ?? '')?.foreignKeys?.some((key) => key.table === name),
    );
    return used.has(name) || pointsHere || pointedAt;
  });
}

function halves(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}

function bareName(table: string): string {
  return halves(table)[1];
}
