import type { TableLink } from '../knowledge-index/payload.ts';

/** What link recovery reads of a table. */
export interface LinkableTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string }[];
  readonly primaryKey: readonly string[];
}

interface KeyColumn {
  readonly table: LinkableTable;
  readonly column: string;
  /** The words that say whose key it is: `cust` of `sbCustId` in a schema where every table begins with `sb`. */
  readonly subject: readonly string[];
}

/** `order_id` -> order, id. */
export type SplitIdentifier = (identifier: string) => readonly string[];

/**
 * Warehouses often declare no foreign keys, and a question that needs a bridge table then cannot find it. Within one
 * schema a column is read as a reference when its name ends in the name of another table's key (`clicked_shop_id` ->
 * `shop_id`, `sbTxCustId` -> `sbCustId`) or in that table's name and `id` (`salesperson_id` -> `salespersons.id`).
 */
export function recoverLinks(tables: readonly LinkableTable[], split: SplitIdentifier): TableLink[] {
  const schemas = new Set(tables.map((table) => table.schema));
  return [...schemas].flatMap((schema) =>
    linksWithin(
      tables.filter((table) => table.schema === schema),
      split,
    ),
  );
}

function linksWithin(tables: readonly LinkableTable[], split: SplitIdentifier): TableLink[] {
  const shared = sharedWords(tables, split);
  const subjectOf = (column: string) => subjectWords(column, split).filter((word) => !shared.has(word));
  const nameOf = (table: LinkableTable) => split(table.name).filter((word) => !shared.has(word));
  const keys = ownedOnce(
    tables.flatMap((table) => keysOf(table, subjectOf, nameOf(table))),
    nameOf,
  );
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name }) => {
      if (keys.some((key) => key.table === table && key.column === name)) return [];
      const key = referencedKey(table, subjectOf(name), keys);
      return key === null ? [] : [linkTo(table, name, key)];
    }),
  );
}

/** Words that begin the name of every table (`sb` in sbCustomer, sbTicker) say nothing about one of them. */
function sharedWords(tables: readonly LinkableTable[], split: SplitIdentifier): Set<string> {
  const [first, ...others] = tables.map((table) => split(table.name)[0]);
  return first !== undefined && others.length > 1 && others.every((word) => word === first)
    ? new Set([first])
    : new Set();
}

/** `cust` of `cust_id`, `a` of `aid`; nothing for a column that is no identifier. */
function subjectWords(column: string, split: SplitIdentifier): readonly string[] {
  const words = split(column);
  if (words.length > 1 && words.at(-1) === 'id') return words.slice(0, -1);
  const short = /^([a-z]{1,2})id$/.exec(column.toLowerCase());
  return short?.[1] === undefined ? [] : [short[1]];
}

/** Declared keys, a column `id`, and identifiers whose subject shortens the table's own name (`doc_id` of doctors). */
function keysOf(
  table: LinkableTable,
  subjectOf: (column: string) => readonly string[],
  name: readonly string[],
): KeyColumn[] {
  return table.columns.flatMap(({ name: column }) => {
    if (column.toLowerCase() === 'id') return [{ table, column, subject: name.map(singular) }];
    const subject = subjectOf(column);
    const isDeclared = table.primaryKey.length === 1 && table.primaryKey[0] === column;
    return subject.length > 0 && (isDeclared || shortens(subject, name)) ? [{ table, column, subject }] : [];
  });
}

function shortens(subject: readonly string[], name: readonly string[]): boolean {
  return subject.every((word, at) => name[at]?.startsWith(word) === true);
}

/** `did` belongs to domain, not to domain_author: of tables with one key name the shortest named owns it. */
function ownedOnce(
  keys: readonly KeyColumn[],
  nameOf: (table: LinkableTable) => readonly string[],
): KeyColumn[] {
  return keys.filter((key) =>
    keys.every(
      (other) =>
        other.table === key.table ||
        other.subject.join(' ') !== key.subject.join(' ') ||
        nameOf(other.table).length > nameOf(key.table).length,
    ),
  );
}

function referencedKey(
  table: LinkableTable,
  subject: readonly string[],
  keys: readonly KeyColumn[],
): KeyColumn | null {
  const fitting = keys.filter((key) => key.table !== table && endsIn(subject, key.subject));
  return fitting.sort((one, other) => other.subject.length - one.subject.length)[0] ?? null;
}

function endsIn(words: readonly string[], end: readonly string[]): boolean {
  if (end.length === 0 || end.length > words.length) return false;
  const tail = words.slice(-end.length).map(singular);
  return end.every((word, at) => singular(word) === tail[at]);
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 2 ? word.slice(0, -1) : word;
}

function linkTo(table: LinkableTable, column: string, key: KeyColumn): TableLink {
  return {
    from: `${table.schema}.${table.name}`,
    to: `${key.table.schema}.${key.table.name}`,
    columns: [[column, key.column]],
    declared: false,
  };
}
