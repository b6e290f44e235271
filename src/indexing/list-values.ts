import type { Dimension, DimensionValue } from '../domain/knowledge.ts';
import type { ColumnValue, StoredColumn, StoredTable } from '../knowledge-index/payload.ts';

/** Runs a statement in the warehouse with the asker's rights; null when it may not or cannot. */
export type ReadTexts = (sql: string) => Promise<readonly string[] | null>;

export interface ListValuesDeps {
  readonly read: ReadTexts;
  /** Columns a policy keeps from askers, beside those whose comment says that they hold personal data. */
  readonly isPersonal?: (table: string, column: string) => boolean;
}

export interface ListedValues {
  readonly dimensions: readonly DimensionValue[];
  readonly columns: readonly ColumnValue[];
}

const personalMarker = '[개인정보]';
const mostValues = 200;
const sampledRows = 5_000;
const longestValue = 60;
const textTypes = /^(text|character varying|character|"?char"?|varchar|bpchar|name)\b/;

/**
 * What the columns of the warehouse hold, for those with few values: `지역 = 강남구` is found by 강남구. Personal data
 * never enters: columns marked so, and any column where a value reads as an e-mail address or a telephone number.
 */
export async function listValues(
  tables: readonly StoredTable[],
  dimensions: readonly Dimension[],
  deps: ListValuesDeps,
): Promise<ListedValues> {
  const byName = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]));
  const ofDimensions: DimensionValue[] = [];
  const covered = new Set<string>();
  for (const dimension of dimensions) {
    const table = byName.get(dimension.table);
    covered.add(`${dimension.table}.${dimension.expression}`);
    if (table === undefined || !dimension.listed || touchesPersonal(table, dimension.expression, deps))
      continue;
    const values = await fewValues(dimension.table, dimension.expression, deps.read);
    const open = dimensions.filter((other) => !touchesPersonal(table, other.expression, deps));
    const places = await placesOf(dimension, open, deps.read);
    ofDimensions.push(
      ...values.map((value) => {
        const liesIn = places.get(value);
        return { ...dimensionValue(dimension, value), ...(liesIn && { liesIn }) };
      }),
    );
  }
  const ofColumns: ColumnValue[] = [];
  for (const { table, name, column } of textColumns(tables)) {
    if (covered.has(`${name}.${column.name}`) || isPersonal(name, column, deps)) continue;
    if (isKey(table, column)) continue;
    const values = await fewValues(name, quoted(column.name), deps.read);
    ofColumns.push(...values.map((value) => ({ table: name, column: column.name, value })));
  }
  return { dimensions: ofDimensions, columns: ofColumns };
}

function dimensionValue(dimension: Dimension, value: string): DimensionValue {
  return { dimension: dimension.name, value, synonyms: dimension.valueSynonyms[value] ?? [] };
}

const mostPairs = 5_000;
const separator = '\u001f';

/** For each value, the values of the dimensions it lies within that its rows have; nothing where there are too many. */
async function placesOf(
  dimension: Dimension,
  dimensions: readonly Dimension[],
  read: ReadTexts,
): Promise<ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>> {
  const found = new Map<string, Record<string, string[]>>();
  for (const name of dimension.within ?? []) {
    const container = dimensions.find((other) => other.name === name && other.table === dimension.table);
    const pairs = container ? await pairsOf(dimension, container, read) : [];
    for (const [value, place] of pairs) {
      const places = found.get(value) ?? {};
      found.set(value, { ...places, [name]: [...(places[name] ?? []), place] });
    }
  }
  return found;
}

async function pairsOf(
  inner: Dimension,
  outer: Dimension,
  read: ReadTexts,
): Promise<readonly (readonly [string, string])[]> {
  const from = inner.table.split('.').map(quoted).join('.');
  const pair = `(${inner.expression})::text || chr(31) || (${outer.expression})::text`;
  const rows = await read(
    `select distinct ${pair} as value from ${from} order by value limit ${mostPairs + 1}`,
  );
  if (rows === null || rows.length > mostPairs) return [];
  return rows.flatMap((row) => {
    const [value, place] = row.split(separator);
    return value && place ? [[value, place] as const] : [];
  });
}

function textColumns(tables: readonly StoredTable[]) {
  return tables.flatMap((table) =>
    table.columns
      .filter((column) => textTypes.test(column.type))
      .map((column) => ({ table, name: `${table.schema}.${table.name}`, column })),
  );
}

function isKey(table: StoredTable, column: StoredColumn): boolean {
  return table.primaryKey.includes(column.name) && table.primaryKey.length === 1;
}

/** A personal column anywhere in the expression is enough, because an expression can only reshape what it reads. */
function touchesPersonal(table: StoredTable, expression: string, deps: ListValuesDeps): boolean {
  const words = new Set(expression.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
  const name = `${table.schema}.${table.name}`;
  return table.columns.some(
    (column) => words.has(column.name.toLowerCase()) && isPersonal(name, column, deps),
  );
}

function isPersonal(table: string, column: StoredColumn, deps: ListValuesDeps): boolean {
  return column.comment?.includes(personalMarker) === true || deps.isPersonal?.(table, column.name) === true;
}

/** Empty when the column has many values, long ones, or any that looks like somebody's address. */
async function fewValues(table: string, expression: string, read: ReadTexts): Promise<readonly string[]> {
  const from = table.split('.').map(quoted).join('.');
  const value = `(${expression})::text as value`;
  const sampled = await read(
    `select distinct value from (select ${value} from ${from} limit ${sampledRows}) as sample limit ${mostValues + 1}`,
  );
  if (sampled === null || !isListable(sampled)) return [];
  const all = await read(`select distinct ${value} from ${from} order by value limit ${mostValues + 1}`);
  if (all === null || !isListable(all)) return [];
  return all.filter((value) => value.trim() !== '');
}

const address = /[^\s@]+@[^\s@]+\.[^\s@]+|(\+?\d{2,3}[-. ]?)?\d{2,4}[-. ]\d{3,4}[-. ]\d{4}/;

function isListable(values: readonly string[]): boolean {
  return (
    values.length <= mostValues &&
    values.every((value) => value.length <= longestValue && !address.test(value))
  );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
