import type { Queryable } from '../../database/database.ts';
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogTable } from './catalog.ts';
import { columnsSql, keysSql, tablesSql } from './catalog-sql.ts';
import { cleanText } from './clean-text.ts';

export const maxComment = 200;
export const maxDefault = 80;

/** Reads what `role` (the login role when null) may read; the same on PostgreSQL 12 and later and on PGlite. */
export async function readCatalog(database: Queryable, role: string | null): Promise<Catalog> {
  const tables = await database.query<TableRow>(tablesSql, [role]);
  const columns = groupById(await database.query<ColumnRow>(columnsSql, [role]));
  const keys = groupById(await database.query<KeyRow>(keysSql));
  return {
    tables: tables.map((table) => tableOf(table, columns.get(table.id) ?? [], keys.get(table.id) ?? [])),
  };
}

interface TableRow {
  readonly id: number;
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly estimated: number;
}

interface ColumnRow {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly comment: string | null;
  readonly fallback: string | null;
}

interface KeyRow {
  readonly id: number;
  readonly primary: boolean;
  readonly columns: string[];
  readonly target: string | null;
  readonly references: string[];
}

function tableOf(table: TableRow, columns: readonly ColumnRow[], keys: readonly KeyRow[]): CatalogTable {
  return {
    schema: table.schema,
    name: table.name,
    kind: table.kind,
    comment: cleanText(table.comment, maxComment),
    columns: columns.map(columnOf),
    primaryKey: keys.find((key) => key.primary)?.columns ?? [],
    foreignKeys: keys.filter((key) => !key.primary).map(foreignKeyOf),
    estimatedRows: table.kind === 'view' || table.estimated < 0 ? null : table.estimated,
  };
}

function columnOf(column: ColumnRow): CatalogColumn {
  return {
    name: column.name,
    type: column.type,
    nullable: column.nullable,
    comment: cleanText(column.comment, maxComment),
    default: cleanText(column.fallback, maxDefault),
  };
}

function foreignKeyOf(key: KeyRow): CatalogForeignKey {
  return { columns: key.columns, table: key.target ?? '', references: key.references };
}

function groupById<T extends { readonly id: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), row]);
  return groups;
}
