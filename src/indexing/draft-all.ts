import type { Knowledge } from '../domain/knowledge.ts';
import type { StoredTable, TableLink } from '../knowledge-index/payload.ts';
import type { Draft } from './draft.ts';
import { dimensionDraft, exampleDraft, glossaryDraft, metricDraft } from './items/definition-drafts.ts';
import { documentDrafts } from './items/document-drafts.ts';
import { logDraft, logTermDraft } from './items/log-drafts.ts';
import { ddlDraft, tableDraft } from './items/table-drafts.ts';
import { columnValueDraft, dimensionValueDraft } from './items/value-drafts.ts';
import type { Linted } from './lint.ts';
import type { ListedValues } from './list-values.ts';
import { recoverLinks, type SplitIdentifier } from './recover-links.ts';

export interface DraftSources {
  readonly catalog: readonly StoredTable[];
  readonly knowledge: Knowledge;
  readonly linted: Linted;
  readonly values: ListedValues;
}

/** Everything that may be found, kind by kind. */
export function draftAll(sources: DraftSources, split: SplitIdentifier): Draft[] {
  const { catalog, knowledge, linted, values } = sources;
  const links = linksOf(catalog, linted, split);
  const dimensions = new Map(linted.dimensions.map((dimension) => [dimension.name, dimension]));
  return [
    ...catalog.map((table) => ddlDraft(table, links)),
    ...linted.tables.map(tableDraft),
    ...linted.metrics.map(({ item, tables }) => metricDraft(item, tables)),
    ...linted.dimensions.map(dimensionDraft),
    ...linted.glossary.map(({ item, tables }) => glossaryDraft(item, tables)),
    ...linted.examples.map(({ item, tables }) => exampleDraft(item, tables)),
    ...knowledge.logs.map(logDraft),
    ...knowledge.logTerms.map(logTermDraft),
    ...knowledge.documents.flatMap(documentDrafts),
    ...values.dimensions.flatMap((value) => {
      const dimension = dimensions.get(value.dimension);
      return dimension === undefined ? [] : [dimensionValueDraft(value, dimension)];
    }),
    ...values.columns.map(columnValueDraft),
  ];
}

/** Declared keys, joins the owners wrote down, and for columns that neither covers what their names say. */
export function linksOf(
  catalog: readonly StoredTable[],
  linted: Pick<Linted, 'tables'>,
  split: SplitIdentifier,
): TableLink[] {
  const declared = [
    ...catalog.flatMap((table) => table.foreignKeys.map((key) => declaredLink(table, key))),
    ...linted.tables.flatMap((table) =>
      table.joins.map(({ to, on }) => ({
        from: table.name,
        to,
        columns: Object.entries(on),
        declared: true,
      })),
    ),
  ];
  const covered = new Set(
    declared.flatMap(({ from, columns }) => columns.map(([column]) => `${from}.${column}`)),
  );
  const recovered = recoverLinks(catalog, split).filter(
    ({ from, columns }) => !columns.some(([column]) => covered.has(`${from}.${column}`)),
  );
  return [...declared, ...recovered];
}

function declaredLink(table: StoredTable, key: StoredTable['foreignKeys'][number]): TableLink {
  return {
    from: `${table.schema}.${table.name}`,
    to: key.table,
    columns: key.columns.map((column, at) => [column, key.references[at] ?? column] as const),
    declared: true,
  };
}
