import type { SectionUse } from '../../domain/answer.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Locale } from '../../domain/locale.ts';
import { retrievalTerms } from '../../language/tokens/retrieval-terms.ts';
import { fitSections, type Section } from '../../prompting/sections.ts';
import type { Retrieved } from '../../retrieval/retrieval.ts';
import type { TableLink } from '../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import type { PreviousTurn } from './asked.ts';
import { type DefinitionLookup, definitionLookup, leavesOf } from './compose/define-metric.ts';
import { type DefinitionItem, definitionItems } from './compose/definition-items.ts';
import { type Detail, describeTable } from './compose/describe-table.ts';
import { exampleItems, examplesIn, joinItems, valueItems } from './compose/knowledge-items.ts';
import { linksIn } from './compose/links.ts';
import { type PickedTable, pickTables } from './compose/pick-tables.ts';
import { quoteTable } from './compose/quote.ts';

/** What a prompt is composed for. */
export interface ComposeRequest {
  readonly question: string;
  readonly refined: string | null;
  readonly terms: readonly string[];
  readonly locale: Locale;
  /** Newest first. */
  readonly previous: readonly PreviousTurn[];
}

/** The sections of a prompt about data, each a list of texts. */
export type ComposedSections = Readonly<Record<SectionName, readonly string[]>>;

type SectionName = 'definitions' | 'tables' | 'joins' | 'values' | 'examples' | 'others';

/** Tables further down the list are there to be found: cut to a line or two, they give way to examples. */
const furtherTables = 'further tables';
/** What comes after the first few gives way to examples and stored values. */
const furtherDefinitions = 'further definitions';
const firstDefinitions = 4;

export interface Composed {
  readonly sections: ComposedSections;
  /** Every item that was kept or cut, with the reason. */
  readonly records: readonly SectionUse[];
  /** `schema.table`: what a statement may read, never beyond what is visible. */
  readonly scopeTables: ReadonlySet<string>;
  /** The metrics defined in the prompt. */
  readonly metrics: readonly Metric[];
  readonly links: readonly TableLink[];
}

const mostOthers = 60;

/** The sections for one question, cut to the budget by rank. `knowledge` is what the asker may see of the served. */
export function composeSections(
  request: ComposeRequest,
  found: Retrieved,
  knowledge: ServedKnowledge,
  budgetTokens: number,
): Composed {
  const lookup = definitionLookup(knowledge);
  const links = linksIn(knowledge);
  const definitions = definitionItems(found, lookup);
  const needed = neededTables(definitions, found, request, lookup);
  const { tables, near } = pickTables(needed, found, knowledge, links);
  const fitted = fitSections(
    sectionsOf({ request, found, knowledge, lookup, links, definitions, tables }),
    budgetTokens,
  );
  const kept = (name: string) => fitted.sections.find((section) => section.name === name)?.items ?? [];
  const described = [...kept('tables'), ...kept(furtherTables)];
  const shown = new Set(described.map(({ key }) => key));
  const open = new Set(knowledge.catalog.map(({ schema, name }) => `${schema}.${name}`));
  const defined = [...kept('definitions'), ...kept(furtherDefinitions)];
  const keptKeys = new Set(defined.map(({ key }) => key));
  return {
    sections: {
      definitions: textOf(defined),
      tables: textOf(described),
      joins: textOf(kept('joins').filter((item) => bothShown(item.key, shown))),
      values: textOf(kept('values')),
      examples: textOf([...kept('examples')].reverse()),
      others: textOf(kept('others')),
    },
    records: fitted.records,
    scopeTables: new Set([...shown, ...near, ...needed.keys()].filter((table) => open.has(table))),
    metrics: definitions.filter(({ key }) => keptKeys.has(key)).flatMap(({ metrics }) => metrics),
    links,
  };
}

interface Ingredients {
  readonly request: ComposeRequest;
  readonly found: Retrieved;
  readonly knowledge: ServedKnowledge;
  readonly lookup: DefinitionLookup;
  readonly links: readonly TableLink[];
  readonly definitions: readonly DefinitionItem[];
  readonly tables: readonly PickedTable[];
}

function sectionsOf(parts: Ingredients): readonly Section[] {
  const { request, found, knowledge, lookup, links, definitions, tables } = parts;
  const shown = new Set(tables.map(({ table }) => table));
  const others = knowledge.catalog
    .map(({ schema, name }) => `${schema}.${name}`)
    .filter((table) => !shown.has(table))
    .slice(0, mostOthers)
    .map((table) => ({ key: table, text: quoteTable(table), reason: 'not found for this question' }));
  const items = tableItems(parts);
  const section = (name: string, title: string, rank: number, items: Section['items']): Section => ({
    name,
    title,
    rank,
    items,
  });
  return [
    section('definitions', 'Definitions', 1, definitions.slice(0, firstDefinitions)),
    section(furtherDefinitions, 'Further definitions', 6, definitions.slice(firstDefinitions)),
    section('tables', 'Tables', 0, items.full),
    section(furtherTables, 'Further tables', 4, items.brief),
    section('joins', 'Joins', 2, joinItems(links, shown)),
    section('values', 'Stored values', 3, valueItems(found, lookup)),
    section('examples', 'Verified examples', 5, exampleItems(found, request.locale)),
    section('others', 'Other tables', 7, others),
  ];
}

function tableItems({ request, found, knowledge, lookup, links, definitions, tables }: Ingredients) {
  const stored = new Map(knowledge.catalog.map((table) => [`${table.schema}.${table.name}`, table]));
  const metas = new Map(knowledge.tables.map((meta) => [meta.name, meta]));
  const asked = [request.question, request.refined ?? '', ...request.terms].join(' ');
  const sources = [
    ...definitions.map(({ text }) => text),
    ...exampleItems(found, request.locale).map(({ text }) => text),
    ...valueItems(found, lookup).map(({ text }) => text),
    ...request.previous.map(({ sql }) => sql ?? ''),
  ];
  const interest = {
    terms: new Set(retrievalTerms(asked)),
    words: new Set(
      sources
        .join(' ')
        .toLowerCase()
        .match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [],
    ),
    joined: new Set(
      links.flatMap(({ from, to, on }) =>
        Object.entries(on).flatMap(([left, right]) => [`${from}.${left}`, `${to}.${right}`]),
      ),
    ),
  };
  const itemsIn = (detail: Detail) =>
    tables.flatMap(({ table, reason, detail: own }, at) => {
      const known = stored.get(table);
      if (known === undefined || own !== detail) return [];
      const text = describeTable(known, metas.get(table) ?? null, interest, detail);
      return [{ key: table, text, reason, ...(at === 0 && { required: true }) }];
    });
  return { full: itemsIn('full'), brief: itemsIn('brief') };
}

/** Tables that something shown to the model is computed from, with what it is. */
function neededTables(
  definitions: readonly DefinitionItem[],
  found: Retrieved,
  { previous }: ComposeRequest,
  lookup: DefinitionLookup,
): ReadonlyMap<string, string> {
  const [last] = previous;
  const inLast = (last?.sql ?? '').match(/[\w"]+\.[\w"]+/g) ?? [];
  const needed: [string, string][] = [
    ...definitions.flatMap(({ key, metrics }) =>
      metrics.flatMap((metric) =>
        leavesOf(metric, lookup).map((leaf): [string, string] => [leaf.table, `needed by ${key}`]),
      ),
    ),
    ...inLast.map((name): [string, string] => [name.replaceAll('"', ''), 'read by the last statement']),
    ...examplesIn(found)
      .slice(0, 1)
      .flatMap(({ example, tables }) =>
        tables.map((table): [string, string] => [table, `read by example ${example.name}`]),
      ),
  ];
  const first = new Map<string, string>();
  for (const [table, reason] of needed) if (!first.has(table)) first.set(table, reason);
  return first;
}

/** A join whose table did not fit helps nobody. */
function bothShown(join: string, shown: ReadonlySet<string>): boolean {
  const names = [...shown].map(quoteTable);
  const [left = '', right = ''] = join.split(' = ');
  return [left, right].every((side) => names.some((name) => side.startsWith(`${name}.`)));
}

function textOf(items: readonly { readonly text: string }[]): readonly string[] {
  return items.map(({ text }) => text);
}
