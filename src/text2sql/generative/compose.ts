import type { SectionUse } from '../../domain/answer.ts';
import type { Metric } from '../../domain/knowledge.ts';
import type { Holiday } from '../../language/time/time-mention.ts';
import { retrievalTerms } from '../../language/tokens/retrieval-terms.ts';
import { itemTokens } from '../../prompting/prompt-use.ts';
import { fitSections, type Section, type SectionItem } from '../../prompting/sections.ts';
import type { Retrieved } from '../../retrieval/retrieval.ts';
import type { TableLink } from '../../warehouse/inspect/inspection.ts';
import type { ServedKnowledge } from '../served-knowledge.ts';
import type { Asked } from './asked.ts';
import { withBridges } from './compose/bridges.ts';
import { chooseValues, saidInQuestion } from './compose/choose-values.ts';
import { type DefinitionLookup, definitionLookup } from './compose/define-metric.ts';
import { type DefinitionItem, definitionItems, tablesOf } from './compose/definition-items.ts';
import { type Detail, describeTable } from './compose/describe-table.ts';
import type { Filling } from './compose/filled-examples.ts';
import { exampleItems, examplesIn, joinItems } from './compose/knowledge-items.ts';
import { linksIn } from './compose/links.ts';
import { type PickedTable, pickTables } from './compose/pick-tables.ts';
import { quoteTable } from './compose/quote.ts';
import { type AskedWords, nothingNamed } from './named.ts';

/** What a prompt is composed for. */
export type ComposeRequest = Pick<
  Asked,
  'question' | 'refined' | 'terms' | 'named' | 'locale' | 'clock' | 'previous'
>;

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

/** A name costs next to nothing, and tells that something exists. */
const mostOthers = 60;
/** Of tables found first, those whose chief metric is told although no word named it. */
const mostChief = 2;

/** The sections for one question, cut to the budget by rank. `knowledge` is what the asker may see of the served. */
export function composeSections(
  request: ComposeRequest,
  found: Retrieved,
  knowledge: ServedKnowledge,
  budgetTokens: number,
  holidays: readonly Holiday[] = [],
): Composed {
  const lookup = definitionLookup(knowledge);
  const links = linksIn(knowledge);
  const asked = askedWords(request, lookup);
  const firstTables = found.tables.slice(0, mostChief).map(({ table }) => table);
  const definitions = definitionItems(found, lookup, asked.named, firstTables);
  const values = chooseValues(found, knowledge, lookup, asked);
  const needed = withBridges(neededTables({ definitions, values }, found, request, lookup), links);
  const { tables, near } = pickTables(needed, found, knowledge, links, asked);
  const examples = exampleItems(found, fillingOf(request, values, knowledge, holidays));
  const parts = { request, knowledge, links, asked, definitions, tables, values, examples };
  const undescribed = othersIn(knowledge, tables, near);
  const fitted = fitSections(sectionsOf(parts), Math.max(0, budgetTokens - tokensOf(undescribed)));
  const kept = (name: string) => fitted.sections.find((section) => section.name === name)?.items ?? [];
  const described = [...kept('tables'), ...kept(furtherTables)];
  const shown = new Set(described.map(({ key }) => key));
  const open = new Set(knowledge.catalog.map(({ schema, name }) => `${schema}.${name}`));
  const defined = [...kept('definitions'), ...kept(furtherDefinitions)];
  const keptKeys = new Set(defined.map(({ key }) => key));
  const cut = tables
    .filter(({ table }) => !shown.has(table))
    .map(({ table }) => nameItem(table, 'did not fit'));
  const others = [...cut, ...undescribed].slice(0, mostOthers);
  const named = others.map(({ key }) => key);
  return {
    sections: {
      definitions: textOf(defined),
      tables: textOf(described),
      joins: textOf(kept('joins').filter((item) => bothShown(item.key, shown))),
      values: textOf(kept('values')),
      examples: textOf([...kept('examples')].reverse()),
      others: textOf(others),
    },
    records: [...fitted.records, ...othersRecords(others)],
    scopeTables: new Set([...shown, ...near, ...needed.keys(), ...named].filter((table) => open.has(table))),
    metrics: definitions.filter(({ key }) => keptKeys.has(key)).flatMap(({ metrics }) => metrics),
    links,
  };
}

/** The words of a question with what they name; what was classified counts as named. */
function askedWords(
  { question, refined, terms, named = nothingNamed }: ComposeRequest,
  { metrics, dimensions }: DefinitionLookup,
): AskedWords {
  return {
    text: [question, refined ?? ''].join(' ').trim(),
    named: {
      ...named,
      metrics: [...new Set([...named.metrics, ...terms.filter((term) => metrics.has(term))])],
      dimensions: [...new Set([...named.dimensions, ...terms.filter((term) => dimensions.has(term))])],
    },
  };
}

/** Where an example needs a stored value, one that the question speaks of is the best to show. */
function fillingOf(
  { locale, clock }: ComposeRequest,
  said: readonly SectionItem[],
  { values }: ServedKnowledge,
  holidays: readonly Holiday[],
): Filling {
  const storedValue = (dimension: string) => {
    const own = values.filter((each) => each.dimension === dimension);
    const asked = own.find(({ value }) => said.some(({ key }) => key === `${dimension}=${value}`));
    return (asked ?? own[0])?.value ?? null;
  };
  return { locale, clock, holidays, storedValue };
}

/** Names of tables that nothing speaks for, those that can be joined to the found ones first. */
function othersIn(
  { catalog }: ServedKnowledge,
  tables: readonly PickedTable[],
  near: ReadonlySet<string>,
): readonly SectionItem[] {
  const picked = new Set(tables.map(({ table }) => table));
  return catalog
    .map(({ schema, name }) => `${schema}.${name}`)
    .filter((table) => !picked.has(table))
    .toSorted((one, other) => Number(near.has(other)) - Number(near.has(one)))
    .slice(0, mostOthers)
    .map((table) => nameItem(table, 'not found for this question'));
}

function nameItem(table: string, reason: string): SectionItem {
  return { key: table, text: quoteTable(table), reason };
}

function tokensOf(items: readonly SectionItem[]): number {
  return itemTokens(items.map(({ text }) => text));
}

/** Their room is kept free, so that all of them fit. */
function othersRecords(others: readonly SectionItem[]): readonly SectionUse[] {
  const section = { name: 'others', title: 'Other tables', rank: 0, items: others };
  return fitSections([section], Number.POSITIVE_INFINITY).records;
}

interface Ingredients {
  readonly request: ComposeRequest;
  readonly knowledge: ServedKnowledge;
  readonly links: readonly TableLink[];
  readonly asked: AskedWords;
  readonly definitions: readonly DefinitionItem[];
  readonly tables: readonly PickedTable[];
  readonly values: readonly SectionItem[];
  readonly examples: readonly SectionItem[];
}

function sectionsOf(parts: Ingredients): readonly Section[] {
  const { links, definitions, tables, values, examples } = parts;
  const shown = new Set(tables.map(({ table }) => table));
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
    section('values', 'Stored values', 3, values),
    section('examples', 'Verified examples', 5, examples),
  ];
}

function tableItems(parts: Ingredients) {
  const { request, knowledge, links, asked, definitions, tables, values, examples } = parts;
  const stored = new Map(knowledge.catalog.map((table) => [`${table.schema}.${table.name}`, table]));
  const metas = new Map(knowledge.tables.map((meta) => [meta.name, meta]));
  const sources = [
    ...textOf([...definitions, ...examples, ...values]),
    ...request.previous.map(({ sql }) => sql ?? ''),
  ];
  const interest = {
    terms: new Set(retrievalTerms([asked.text, ...request.terms].join(' '))),
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
  { definitions, values }: Pick<Ingredients, 'definitions' | 'values'>,
  found: Retrieved,
  { previous }: ComposeRequest,
  lookup: DefinitionLookup,
): ReadonlyMap<string, string> {
  const [last] = previous;
  const inLast = (last?.sql ?? '').match(/[\w"]+\.[\w"]+/g) ?? [];
  const needed: [string, string][] = [
    ...definitions.flatMap((item) =>
      tablesOf(item, lookup).map((table): [string, string] => [table, `needed by ${item.key}`]),
    ),
    ...values
      .filter(({ reason }) => reason === saidInQuestion)
      .flatMap(({ key }): [string, string][] => {
        const table = lookup.dimensions.get(key.slice(0, key.indexOf('=')))?.table;
        return table === undefined ? [] : [[table, `holds ${key}`]];
      }),
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
