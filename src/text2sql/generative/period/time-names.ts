import { type Fields, isFields, nodesIn, strings, text, unwrap } from '../../../warehouse/guard/tree.ts';
import type { KnownTable, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { isTimeType } from './time-columns.ts';

/** What the names of one statement stand for, as far as time goes. */
export interface TimeNames {
  readonly timeZone: string;
  /** A real time column by its name and the alias before it; null for anything else. */
  readonly columnOf: (qualifier: string | null, name: string) => TimeColumn | null;
  /** Whether an alias stands for a table rather than a subquery. */
  readonly isTable: (alias: string | null) => boolean;
  /** What an output of a subquery is computed by; null where there is none, or several that differ. */
  readonly targetOf: (name: string) => unknown;
  /** Ends of the series the statement makes, where they are written down. */
  readonly series: readonly Fields[];
}

export interface TimeColumn {
  /** `schema.table.column`. */
  readonly key: string;
  /** Holds moments of the whole world, which the session's zone turns into a wall clock. */
  readonly isInstant: boolean;
  /** Holds whole days. */
  readonly isDay: boolean;
}

export function timeNames(
  tree: Fields,
  shape: QueryShape,
  known: readonly KnownTable[],
  timeZone: string,
): TimeNames {
  const columns = columnsBy(shape, known);
  const aliases = new Set(shape.tables.map(({ alias }) => alias));
  const targets = new Map<string, Map<string, unknown>>();
  const series: Fields[] = [];
  for (const { type, fields } of nodesIn(tree)) {
    if (type === 'FuncCall' && strings(fields.funcname).at(-1) === 'generate_series') series.push(fields);
    if (type === 'RangeFunction') addAliases(fields, targets);
    if (type !== 'ResTarget') continue;
    const name = text(fields.name) || columnName(fields.val);
    if (name !== '') addTo(targets, name, fields.val);
  }
  return {
    timeZone,
    series,
    columnOf: (qualifier, name) =>
      columns.get(`${qualifier ?? ''}.${name}`) ?? columns.get(`.${name}`) ?? null,
    isTable: (alias) => alias !== null && aliases.has(alias),
    targetOf: (name) => {
      const found = [...(targets.get(name)?.values() ?? [])].filter((value) => columnName(value) !== name);
      return found.length === 1 ? found[0] : null;
    },
  };
}

/** By `alias.column`, and by the bare name where one table alone has it. */
function columnsBy(shape: QueryShape, known: readonly KnownTable[]): ReadonlyMap<string, TimeColumn> {
  const byName = new Map(known.map((table) => [`${table.schema}.${table.name}`, table]));
  const all = shape.tables.flatMap(({ name, alias }) =>
    (byName.get(name)?.columns ?? [])
      .filter(({ type }) => isTimeType(type))
      .map((column) => ({ alias, name: column.name, column: timeColumn(name, column) })),
  );
  const bare = new Map(all.map(({ name }) => [name, all.filter((each) => each.name === name)]));
  return new Map([
    ...all.map((each) => [`${each.alias}.${each.name}`, each.column] as const),
    ...[...bare].flatMap(([name, found]) => {
      const [first] = found;
      const isOne = new Set(found.map(({ column }) => column.key)).size === 1;
      return first !== undefined && isOne ? [[`.${name}`, first.column] as const] : [];
    }),
  ]);
}

function timeColumn(table: string, { name, type = '' }: KnownTable['columns'][number]): TimeColumn {
  const isInstant = /^timestamp( with |tz)/.test(type) && !/without/.test(type);
  return { key: `${table}.${name}`, isInstant, isDay: type === 'date' };
}

/** `generate_series(…) as d(day)`. */
function addAliases(fields: Fields, targets: Map<string, Map<string, unknown>>): void {
  const alias = isFields(fields.alias) ? fields.alias : {};
  const call = nodesIn(fields.functions).find(({ type }) => type === 'FuncCall');
  for (const name of [...strings(alias.colnames), text(alias.aliasname)]) {
    if (name !== '' && call !== undefined) addTo(targets, name, { FuncCall: call.fields });
  }
}

function addTo(targets: Map<string, Map<string, unknown>>, name: string, value: unknown): void {
  const all = targets.get(name) ?? new Map<string, unknown>();
  targets.set(name, all.set(JSON.stringify(value, withoutPlaces), value));
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'location' ? undefined : value;
}

function columnName(value: unknown): string {
  const node = unwrap(value);
  return node?.type === 'ColumnRef' ? (strings(node.fields.fields).at(-1) ?? '') : '';
}

/** Qualifier and name of a column reference; null for anything else. */
export function referenceIn(
  value: unknown,
): { readonly qualifier: string | null; readonly name: string } | null {
  const node = unwrap(value);
  if (node?.type !== 'ColumnRef') return null;
  const parts = strings(node.fields.fields);
  const name = parts.at(-1) ?? '';
  return name === '' ? null : { qualifier: parts.at(-2) ?? null, name };
}
