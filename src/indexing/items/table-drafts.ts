import type { TableMeta } from '../../domain/knowledge.ts';
import type { StoredColumn, StoredTable, TableLink } from '../../knowledge-index/payload.ts';
import { type Draft, draft } from '../draft.ts';

/** What the live catalog says of a table: found by names of schema, table and columns and by their comments. */
export function ddlDraft(table: StoredTable, links: readonly TableLink[]): Draft {
  const name = `${table.schema}.${table.name}`;
  return draft({
    kind: 'ddl',
    key: name,
    title: name,
    payload: { type: 'ddl', table, links: links.filter((link) => link.from === name) },
    tables: [name],
    owner: 'catalog',
    source: 'catalog',
    fields: [
      { name: 'name', weight: 3, texts: [table.name] },
      { name: 'column', weight: 1.5, texts: table.columns.map((column) => column.name) },
      { name: 'comment', weight: 1, texts: [table.comment ?? ''] },
      { name: 'schema', weight: 1, texts: [table.schema] },
      { name: 'column comment', weight: 1, texts: table.columns.map(commentOf) },
    ],
    text: [table.name, table.name, table.comment ?? '', ...table.columns.map((column) => column.name)].join(
      ' ',
    ),
  });
}

function commentOf(column: StoredColumn): string {
  return column.comment ?? '';
}

/** What its owner says of a table. */
export function tableDraft(table: TableMeta): Draft {
  const [, bareName = table.name] = table.name.split('.');
  return draft({
    kind: 'table',
    key: table.name,
    title: `${table.label.ko} (${table.name})`,
    payload: { type: 'table', table },
    tables: [table.name],
    owner: table.source.owner,
    source: `${table.source.path}:${table.source.line}`,
    fields: [
      { name: 'name', weight: 3, texts: [table.label.ko, table.label.en, bareName] },
      { name: 'keyword', weight: 2, texts: table.keywords },
      { name: 'purpose', weight: 1.5, texts: [table.purpose.ko, table.purpose.en] },
      { name: 'question', weight: 1, texts: table.questions },
      { name: 'service', weight: 0.5, texts: [table.service] },
      { name: 'column note', weight: 0.5, texts: Object.entries(table.columns).flat() },
    ],
  });
}
