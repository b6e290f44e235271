import { type Fields, isFields, list, strings, text, unwrap } from '../guard/tree.ts';
import { type Context, note } from './context.ts';
import { factsOf } from './expressions.ts';
import { readFunctionSource } from './function-source.ts';
import type { ColumnRef, JoinedSource, KnownTable } from './inspection.ts';
import { joinItems } from './join-items.ts';
import {
  type BoundQuery,
  type Frame,
  type Level,
  type NamedColumn,
  openQuery,
  renamedRows,
  type Scope,
} from './scope.ts';
import { unknownValue, type Value } from './value.ts';

/** What the FROM clause offers to the rest of its SELECT. `base` sees the outer queries and the WITH clauses. */
export function readFrom(items: unknown, base: Scope, frame: Frame, context: Context): Level {
  let all: Level = { sources: [], columns: [] };
  for (const item of list(items)) all = together(all, readItem(item, all, { base, frame, context }));
  return all;
}

interface Place {
  readonly base: Scope;
  readonly frame: Frame;
  readonly context: Context;
}

const nothing: Level = { sources: [], columns: [] };

/** `beside` is what stands left of the item, for LATERAL and for functions, which are lateral by nature. */
function readItem(value: unknown, beside: Level, place: Place): Level {
  const node = unwrap(value);
  switch (node?.type) {
    case 'RangeVar':
      return readTable(node.fields, place);
    case 'RangeSubselect':
      return readSubselect(node.fields, beside, place);
    case 'RangeFunction': {
      const bound = readFunctionSource(node.fields, seeing(beside, place), place.context);
      const made = addSource(bound, node.fields.alias, bound.name, place);
      relate(beside, made, place);
      return made;
    }
    case 'RangeTableSample':
      factsOf([node.fields.args, node.fields.repeatable], place.base, place.context);
      return readItem(node.fields.relation, beside, place);
    case 'JoinExpr':
      return readJoin(node.fields, beside, place);
    default:
      return nothing;
  }
}

function seeing(level: Level, { base, frame }: Place): Scope {
  return { ...base, level, frame, parent: base };
}

function together(left: Level, right: Level): Level {
  return {
    sources: [...left.sources, ...right.sources],
    columns: [...left.columns, ...right.columns],
  };
}

function readTable(fields: Fields, place: Place): Level {
  const [schema, name] = [text(fields.schemaname), text(fields.relname)];
  const common = schema === '' ? place.base.commonTables.get(name) : undefined;
  if (common !== undefined) return addSource(common.bound(), fields.alias, name, place);
  const table = knownTable(schema, name, place.context);
  const full = table === null ? [schema, name].filter(Boolean).join('.') : `${table.schema}.${table.name}`;
  const alias = isFields(fields.alias) ? text(fields.alias.aliasname) : name;
  const { tables } = place.context.found;
  if (!tables.some((used) => used.name === full && used.alias === alias)) note(tables, { name: full, alias });
  return addSource(tableQuery(table, full), fields.alias, name, place, {
    full,
    schema: table?.schema ?? schema,
  });
}

function knownTable(schema: string, name: string, context: Context): KnownTable | null {
  if (schema !== '') return context.tableOf.get(`${schema}.${name}`) ?? null;
  const [only, ...others] = context.tables.filter((table) => table.name === name);
  return others.length === 0 ? (only ?? null) : null;
}

function tableQuery(table: KnownTable | null, full: string): BoundQuery {
  if (table === null) return openQuery;
  const columns = table.columns.map(({ name }) => ({ name, value: columnValue(full, name), at: null }));
  const visible = new Set(table.columns.map((column) => column.name));
  const key = table.primaryKey ?? [];
  const keys = key.length > 0 && key.every((column) => visible.has(column)) ? [key] : [];
  return { columns, open: false, real: true, keys, inner: null };
}

function columnValue(table: string, column: string): Value {
  const ref: ColumnRef = { table, column };
  return {
    ...{ kind: 'column', columns: [ref], aggregate: null, plain: ref },
    ...{ text: column, figures: [], found: true, random: false },
  };
}

function readSubselect(fields: Fields, beside: Level, place: Place): Level {
  const query = unwrap(fields.subquery);
  if (query?.type !== 'SelectStmt') return nothing;
  const isLateral = fields.lateral === true;
  const scope = isLateral ? seeing(beside, place) : place.base;
  const made = addSource(place.context.query(query.fields, scope, place.context), fields.alias, '', place);
  if (isLateral) relate(beside, made, place);
  return made;
}

/** What is made anew for every row beside it belongs to that row. */
function relate(beside: Level, made: Level, { frame }: Place): void {
  const places = [beside, made].flatMap(({ columns }) => columns.flatMap(({ at }) => at?.source ?? []));
  if (beside.sources.length > 0) frame.rows.related.push([...new Set(places)]);
}

/** Gives the rows a place in the frame and a name; the alias may rename the first columns. */
function addSource(
  bound: BoundQuery,
  alias: unknown,
  ownName: string,
  { frame }: Place,
  table: { full: string; schema: string } | null = null,
): Level {
  const place = frame.rows.sources.length;
  const { name, columnNames } = aliasOf(alias, ownName);
  const unlisted = bound.open ? columnNames.slice(bound.columns.length) : [];
  const listed = [...bound.columns, ...unlisted.map((each) => ({ name: each, value: unknownValue }))];
  const columns = listed.map((column, index) => {
    const called = columnNames[index] ?? column.name;
    return { name: called, value: column.value, at: { source: place, column: called } };
  });
  frame.rows.sources.push(joinedSource(bound, columns, name, table?.full ?? null));
  const isBare = !isFields(alias) && table !== null;
  const source = {
    alias: name,
    schema: isBare ? table.schema : null,
    table: table?.full ?? null,
    columns,
    open: bound.open,
    real: bound.real,
  };
  return { sources: [source], columns };
}

function aliasOf(alias: unknown, ownName: string): { name: string; columnNames: string[] } {
  if (!isFields(alias)) return { name: ownName, columnNames: [] };
  return { name: text(alias.aliasname), columnNames: strings(alias.colnames) };
}

function joinedSource(
  bound: BoundQuery,
  columns: readonly NamedColumn[],
  alias: string,
  table: string | null,
): JoinedSource {
  const renamed = new Map(bound.columns.map((column, index) => [column.name, columns[index]?.name ?? '']));
  return {
    alias,
    table,
    real: bound.real,
    ...renamedRows(bound, renamed),
    columns: new Map(
      columns.flatMap(({ name, value }) => (value.plain === null ? [] : [[name, value.plain]])),
    ),
  };
}

/** ON sees both sides and the outer queries; it does not see what stands left of the whole join. */
function readJoin(fields: Fields, beside: Level, place: Place): Level {
  const left = readItem(fields.larg, beside, place);
  const right = readItem(fields.rarg, together(beside, left), place);
  return joinItems(fields, left, right, { ...place, seen: seeing(together(left, right), place) });
}
