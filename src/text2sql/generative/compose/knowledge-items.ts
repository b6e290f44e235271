import type { VerifiedExample } from '../../../domain/knowledge.ts';
import type { SectionItem } from '../../../prompting/sections.ts';
import type { Hit, Retrieved } from '../../../retrieval/retrieval.ts';
import type { TableLink } from '../../../warehouse/inspect/inspection.ts';
import { type DefinitionLookup, dimensionSql } from './define-metric.ts';
import { type Filling, filledExample } from './filled-examples.ts';
import { wordsOf } from './pick-tables.ts';
import { quoteName, quoteTable, quoteText } from './quote.ts';

/** A stored value as a prompt tells it, with the words of the question that found it. */
export interface ValueItem extends SectionItem {
  readonly value: string;
  readonly terms: readonly string[];
}

/** Stored values that share a word with the question, with the column that holds them. */
export function valueItems({ hits }: Retrieved, { dimensions }: DefinitionLookup): readonly ValueItem[] {
  return (hits.value ?? []).flatMap((hit) => {
    const place = placeOf(hit, dimensions);
    const reasons = hit.reasons.filter((reason) => reason.kind === 'term');
    const [term] = reasons;
    if (place === null || term === undefined) return [];
    const terms = reasons.map((reason) => reason.term);
    return [{ key: hit.item.key, ...place, reason: wordsOf(term), terms }];
  });
}

function placeOf({ item }: Hit, dimensions: DefinitionLookup['dimensions']) {
  const { payload } = item;
  if (payload.type === 'column-value') {
    const { table, column, value } = payload.value;
    return placed(`${quoteTable(table)}.${quoteName(column)}`, value);
  }
  if (payload.type !== 'dimension-value') return null;
  return dimensionPlace(payload.value.dimension, payload.value.value, dimensions);
}

/** A value of a dimension with the column or expression that holds it; null for a dimension that is not served. */
export function dimensionPlace(
  name: string,
  value: string,
  dimensions: DefinitionLookup['dimensions'],
): { readonly text: string; readonly value: string } | null {
  const dimension = dimensions.get(name);
  return dimension === undefined ? null : placed(dimensionSql(dimension), value);
}

function placed(column: string, value: string) {
  return { text: `${column} = ${quoteText(value)}`, value };
}

/** The nearest first; a prompt shows them the other way round, because what stands last weighs most. */
export function exampleItems({ hits }: Pick<Retrieved, 'hits'>, filling: Filling): readonly SectionItem[] {
  return examplesIn({ hits }).flatMap(({ example, reason }) => {
    const filled = filledExample(example, filling);
    if (filled === null) return [];
    const text = `question ${quoteText(filled.question, 200)}\n${filled.sql}`;
    return [{ key: example.name, text, reason }];
  });
}

/** Verified examples near the question. */
export function examplesIn({ hits }: Pick<Retrieved, 'hits'>): readonly {
  readonly example: VerifiedExample;
  readonly tables: readonly string[];
  readonly reason: string;
}[] {
  return (hits.example ?? []).flatMap(({ item, reasons }) =>
    item.payload.type === 'example'
      ? [
          {
            example: item.payload.example,
            tables: item.tables,
            reason: reasons[0] === undefined ? 'near' : wordsOf(reasons[0]),
          },
        ]
      : [],
  );
}

/** The joins between described tables. */
export function joinItems(links: readonly TableLink[], shown: ReadonlySet<string>): readonly SectionItem[] {
  return links
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .map((link) => {
      const pairs = Object.entries(link.on).map(
        ([left, right]) =>
          `${quoteTable(link.from)}.${quoteName(left)} = ${quoteTable(link.to)}.${quoteName(right)}`,
      );
      const text = `${pairs.join(' and ')} (${link.cardinality})`;
      return { key: text, text, reason: 'both tables are described' };
    });
}
