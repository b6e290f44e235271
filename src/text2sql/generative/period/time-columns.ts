import type { ColumnRef, KnownTable } from '../../../warehouse/inspect/inspection.ts';

/** Whether a column of this type holds dates or moments. */
export function isTimeType(type: string | undefined): boolean {
  return /^(date|timestamp)/.test(type ?? '');
}

/** The same of columns by their names. */
export function timeColumns(known: readonly KnownTable[]): (column: ColumnRef) => boolean {
  const names = new Set(
    known.flatMap(({ schema, name, columns }) =>
      columns.filter(({ type }) => isTimeType(type)).map((column) => `${schema}.${name}.${column.name}`),
    ),
  );
  return ({ table, column }) => names.has(`${table}.${column}`);
}

/** `schema.table` of those that have such a column. */
export function tablesWithTime(known: readonly KnownTable[]): ReadonlySet<string> {
  const timed = known.filter(({ columns }) => columns.some(({ type }) => isTimeType(type)));
  return new Set(timed.map(({ schema, name }) => `${schema}.${name}`));
}
