/** Words PostgreSQL reads as its own when they stand bare; columns and aliases of these names are quoted. */
const reserved = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both by case ' +
    'cast char character check coalesce collate collation column concurrently constraint create cross current_catalog ' +
    'current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable ' +
    'desc distinct do else end except exists extract false fetch filter float for foreign freeze from full grant greatest ' +
    'group grouping having if ilike in initially inner inout int integer intersect interval into is isnull join lateral ' +
    'leading least left like limit localtime localtimestamp national natural nchar none normalize not notnull null nullif ' +
    'numeric offset on only or order out outer over overlaps overlay placing position precision primary real references ' +
    'returning right row select session_user setof similar smallint some substring symmetric table tablesample then time ' +
    'timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where window with ' +
    'within'
  ).split(' '),
);

export function isReserved(word: string): boolean {
  return reserved.has(word);
}

/** Bare when PostgreSQL reads it back unchanged, else quoted. */
export function quoteName(name: string): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !reserved.has(name)) return name;
  return `"${name.replaceAll('"', '""')}"`;
}

/** `schema.table`, each part quoted when it must be. */
export function quoteTable(name: string): string {
  const dot = name.indexOf('.');
  if (dot < 0) return quoteName(name);
  return `${quoteName(name.slice(0, dot))}.${quoteName(name.slice(dot + 1))}`;
}

/**
 * A text literal; its type is taken from what it is compared with. Backslashes are plain, as in the SQL standard and in
 * the parser that the guard reads with.
 */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export interface SelectParts {
  readonly distinct?: boolean;
  readonly columns: readonly SelectColumn[];
  readonly from: string;
  readonly joins?: readonly string[];
  readonly where?: readonly string[];
  /** The first n columns. */
  readonly groupBy?: number;
  readonly having?: readonly string[];
  readonly orderBy?: readonly string[];
  readonly limit?: number | null;
}

export interface SelectColumn {
  readonly sql: string;
  readonly name: string;
}

/** One SELECT over several lines, the way a person would lay it out. */
export function renderSelect(parts: SelectParts): string {
  const lines = [
    parts.distinct ? 'select distinct' : 'select',
    parts.columns.map((column) => `  ${renderColumn(column)}`).join(',\n'),
    `from ${parts.from}`,
    ...(parts.joins ?? []),
    ...conditions('where', parts.where ?? []),
  ];
  if (parts.groupBy)
    lines.push(`group by ${Array.from({ length: parts.groupBy }, (_, at) => at + 1).join(', ')}`);
  lines.push(...conditions('having', parts.having ?? []));
  if (parts.orderBy?.length) lines.push(`order by ${parts.orderBy.join(', ')}`);
  if (parts.limit != null) lines.push(`limit ${parts.limit}`);
  return lines.join('\n');
}

export interface CommonTable {
  readonly name: string;
  readonly sql: string;
}

export function renderStatement(tables: readonly CommonTable[], select: string): string {
  if (tables.length === 0) return select;
  const bodies = tables.map((table) => `${quoteName(table.name)} as (\n${indent(table.sql)}\n)`);
  return `with ${bodies.join(',\n')}\n${select}`;
}

export function indent(sql: string): string {
  return sql
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
}

function renderColumn(column: SelectColumn): string {
  const name = quoteName(column.name);
  const isSameName = column.sql === name || column.sql.endsWith(`.${name}`);
  if (column.name === '') return column.sql;
  return isSameName && /^[\w".]+$/.test(column.sql) ? column.sql : `${column.sql} as ${name}`;
}

function conditions(keyword: 'where' | 'having', list: readonly string[]): readonly string[] {
  return list.map((condition, at) => (at === 0 ? `${keyword} ${condition}` : `  and ${condition}`));
}
