import type { VerifiedExample } from '../../../domain/knowledge.ts';
import type { Locale } from '../../../domain/locale.ts';
import type { SectionItem } from '../../../prompting/sections.ts';
import type { Hit, Retrieved } from '../../../retrieval/retrieval.ts';
import type { TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { DefinitionLookup } from './define-metric.ts';
import { wordsOf } from './pick-tables.ts';
import { quoteName, quoteTable, quoteText } from './quote.ts';

/** Stored spellings of what the question says, with the column that holds them. */
export function valueItems({ hits }: Retrieved, { dimensions }: DefinitionLookup): readonly SectionItem[] {
  return (hits.value ?? []).flatMap((hit) => {
    const place = placeOf(hit, dimensions);
    const [term] = hit.reasons.filter(({ kind }) => kind === 'term');
    if (place === null || term === undefined) return [];
    return [
      { key: hit.item.key, text: `${place.column} = ${quoteText(place.value)}`, reason: wordsOf(term) },
    ];
  });
}

function placeOf({ item }: Hit, dimensions: DefinitionLookup['dimensions']) {
  const { payload } = item;
  if (payload.type === 'column-value') {
    const { table, column, value } = payload.value;
    return { column: `${quoteTable(table)}.${quoteName(column)}`, value };
  }
  if (payload.type !== 'dimension-value') return null;
  const dimension = dimensions.get(payload.value.dimension);
  if (dimension === undefined) return null;
  const isColumn = /^\w+$/.test(dimension.expression);
  const expression = isColumn ? quoteName(dimension.expression) : `(${dimension.expression})`;
  return { column: `${quoteTable(dimension.table)}.${expression}`, value: payload.value.value };
}

/** The nearest first; a prompt shows them the other way round, because what stands last weighs most. */
export function exampleItems({ hits }: Retrieved, locale: Locale): readonly SectionItem[] {
  return examplesIn({ hits }).map(({ example, reason }) => ({
    key: example.name,
    text: `question ${quoteText(example.questions[locale][0] ?? '', 200)}\n${example.sql.trim()}`,
    reason,
  }));
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
