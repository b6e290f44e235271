import type { KnownTable, TableLink } from '../../src/warehouse/inspect/inspection.ts';

/** What foreign keys say; one whose columns are the table's own primary key is one to one. */
export function linksOfKeys(tables: readonly KnownTable[]): TableLink[] {
  return tables.flatMap((table) =>
    (table.foreignKeys ?? []).map((key): TableLink => {
      const own = table.primaryKey ?? [];
      const isOwn = own.length > 0 && own.every((column) => key.columns.includes(column));
      return {
        from: `${table.schema}.${table.name}`,
        to: key.table,
        on: Object.fromEntries(key.columns.map((column, index) => [column, key.references[index] ?? ''])),
        cardinality: isOwn ? 'one-to-one' : 'many-to-one',
      };
    }),
  );
}
