import type { ExplanationSection } from '../domain/answer.ts';
import type { TableJoin, TableMeta } from '../domain/knowledge.ts';
import type { Locale } from '../domain/locale.ts';
import type { StoredTable } from '../knowledge-index/payload.ts';
import { minuteOf } from '../language/messages/answer-facts.ts';
import { type DiscoveryMessages, discoveryMessages } from '../language/messages/discovery.ts';
import type { Explanation } from './explain-query.ts';
import { findTables } from './find-tables.ts';
import { listed } from './names.ts';

export type ExplainedTable =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  /** No table open to the asker is named in the text. */
  | { readonly kind: 'nothing'; readonly text: string };

/** All of it within the asker's rights; the catalog holds the columns that may be read, and no personal ones. */
export interface ExplainTableDependencies {
  readonly catalog: readonly StoredTable[];
  readonly tables: ReadonlyMap<string, TableMeta>;
  /** Newest value of a time column as ISO text; null where there is none. */
  readonly newestIn: (table: string, column: string) => Promise<string | null>;
  /** Questions about that table that the asker gets an answer to. */
  readonly questions: (table: string) => readonly string[];
}

const most = { columns: 30, suggestions: 3, named: 3 } as const;

/** What the tables that a message names hold, as their owners and the live catalog tell it. */
export async function explainTable(
  text: string,
  locale: Locale,
  dependencies: ExplainTableDependencies,
): Promise<ExplainedTable> {
  const words = discoveryMessages(locale);
  const { catalog, tables } = dependencies;
  const stored = new Map(catalog.map((table) => [`${table.schema}.${table.name}`, table]));
  const found = findTables(text, [...stored.keys()], tables).flatMap((name) => stored.get(name) ?? []);
  if (found.length === 0) return { kind: 'nothing', text: words.noTable };
  const names = found.map(({ schema, name }) => `${schema}.${name}`);
  const shown = names.map((name) => {
    const label = tables.get(name)?.label[locale];
    return label === undefined ? name : words.named(label, name);
  });
  const sections = await Promise.all(
    found.map(async (table, at) => {
      const told = await sectionsOf(table, locale, dependencies);
      const of = found.length === 1 ? '' : `${names[at] ?? ''} · `;
      return told.map(({ heading, lines }) => ({ heading: `${of}${heading}`, lines }));
    }),
  );
  const suggestions = names.flatMap((name) => dependencies.questions(name));
  const named = listed(shown, most.named, words.more);
  return {
    kind: 'explained',
    explanation: {
      title: words.tableTitle(named),
      text: words.table(named),
      sections: sections.flat(),
      sql: null,
      sources: { tables: names, definitions: [] },
      suggestions: [...new Set(suggestions)].slice(0, most.suggestions),
    },
  };
}

async function sectionsOf(
  table: StoredTable,
  locale: Locale,
  dependencies: ExplainTableDependencies,
): Promise<readonly ExplanationSection[]> {
  const words = discoveryMessages(locale);
  const name = `${table.schema}.${table.name}`;
  const meta = dependencies.tables.get(name) ?? null;
  const open = new Set(dependencies.catalog.map((each) => `${each.schema}.${each.name}`));
  const joins = (meta?.joins ?? []).filter(({ to }) => open.has(to));
  const { headings } = words;
  const sections = [
    { heading: headings.purpose, lines: purposeLines(table, meta, locale) },
    { heading: headings.keys, lines: [keyLine(table, meta, words)] },
    { heading: headings.columns, lines: columnLines(table, meta, words) },
    { heading: headings.joins, lines: joins.map((join) => joinLine(join, locale, dependencies)) },
    { heading: headings.freshness, lines: await freshLines(name, meta, words, dependencies) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function purposeLines({ comment }: StoredTable, meta: TableMeta | null, locale: Locale): readonly string[] {
  if (meta === null) return comment === null || comment === '' ? [] : [comment];
  return [meta.purpose[locale], discoveryMessages(locale).owner(meta.source.owner)];
}

/** A key that holds a column not open to the asker is not told. */
function keyLine(table: StoredTable, meta: TableMeta | null, words: DiscoveryMessages): string {
  const readable = new Set(table.columns.map(({ name }) => name));
  const key = table.primaryKey.length > 0 ? table.primaryKey : (meta?.primaryKey ?? []);
  const isTold = key.length > 0 && key.every((column) => readable.has(column));
  return isTold ? words.key(key.join(', ')) : words.noKey;
}

function columnLines(
  { columns }: StoredTable,
  meta: TableMeta | null,
  words: DiscoveryMessages,
): readonly string[] {
  const lines = columns.slice(0, most.columns).map(({ name, type, comment }) => {
    const notes = [comment ?? '', meta?.columns[name] ?? ''].filter((note) => note !== '');
    return `${name} (${type})${notes.length === 0 ? '' : `: ${notes.join('. ')}`}`;
  });
  const left = columns.length - lines.length;
  return left > 0 ? [...lines, words.more(left)] : lines;
}

function joinLine(
  { to, on, cardinality }: TableJoin,
  locale: Locale,
  { tables }: ExplainTableDependencies,
): string {
  const label = tables.get(to)?.label[locale];
  const columns = Object.entries(on).map(([own, other]) => (own === other ? own : `${own} = ${other}`));
  const words = discoveryMessages(locale);
  const name = label === undefined ? to : words.named(label, to);
  return `${name}: ${columns.join(', ')}, ${words.cardinality[cardinality]}`;
}

async function freshLines(
  name: string,
  meta: TableMeta | null,
  words: DiscoveryMessages,
  { newestIn }: ExplainTableDependencies,
): Promise<readonly string[]> {
  const column = meta?.freshness ?? null;
  const moment = column === null ? null : await newestIn(name, column);
  if (column === null || moment === null) return [];
  return [words.fresh(minuteOf(moment), column)];
}
