import type { Catalog } from '../catalog/catalog.ts';
import { readerRoleScript } from './reader-role-script.ts';

/** How a column's comment says that it holds personal data. */
const personalMarker = '[개인정보]';

/** The script of a role that reads what the catalog lists, without the columns that say they hold personal data. */
export function proposeRole(catalog: Catalog, role = 'askbird_reader'): string {
  const hidden = catalog.tables.flatMap((table) =>
    table.columns
      .filter((column) => column.comment?.includes(personalMarker))
      .map((column) => `${table.schema}.${table.name}.${column.name}`),
  );
  const schemas = [...new Set(catalog.tables.map((table) => table.schema))].sort();
  return readerRoleScript({ role, schemas, hiddenColumns: hidden });
}
