import { builtinName, type Fields, isFields, list, strings, typeNameOf, unwrap } from '../guard/tree.ts';
import { columnMeant, readColumnRef } from './column-refs.ts';
import { type Context, note } from './context.ts';
import { figuresOf, meansFirst, meansLast, randomFunctions, setting, spans } from './figures.ts';
import { aggregateFunctions, makesRows } from './function-names.ts';
import type { QueryAggregate } from './inspection.ts';
import { wholeText } from './printed.ts';
import { emptyFrame, type Scope } from './scope.ts';
import {
  addColumns,
  addFacts,
  addValue,
  computed,
  type Facts,
  noFacts,
  unknownValue,
  type Value,
} from './value.ts';

/** Walks an expression: every name in it is resolved, every aggregate and condition noted. */
export function read(value: unknown, scope: Scope, context: Context, facts: Facts): void {
  if (Array.isArray(value)) {
    for (const item of value) read(item, scope, context, facts);
    return;
  }
  if (!isFields(value)) return;
  const node = unwrap(value);
  const reader = node !== null && Object.hasOwn(readers, node.type) ? readers[node.type] : undefined;
  if (node !== null && reader !== undefined) reader(node.fields, scope, context, facts);
  else for (const field of Object.values(node?.fields ?? value)) read(field, scope, context, facts);
}

/** The same for an expression on its own. */
export function factsOf(value: unknown, scope: Scope, context: Context): Facts {
  const facts = noFacts();
  read(value, scope, context, facts);
  return facts;
}

type Reader = (fields: Fields, scope: Scope, context: Context, facts: Facts) => void;

const readers: Readonly<Record<string, Reader>> = {
  ColumnRef: readColumnRef,
  A_Const: readConstant,
  TypeName: () => {},
  TypeCast: readCast,
  FuncCall: readCall,
  SubLink: readSubLink,
  CaseExpr: readCase,
  JsonObjectAgg: readJsonAggregate('json_objectagg'),
  JsonArrayAgg: readJsonAggregate('json_arrayagg'),
};

function readCall(fields: Fields, scope: Scope, context: Context, facts: Facts): void {
  const name = builtinName(strings(fields.funcname)) ?? '';
  const { partitionClause, ...window } = isFields(fields.over) ? fields.over : {};
  const partition = isFields(fields.over) ? factsOf(partitionClause, scope, context) : null;
  if (isAggregate(name, fields)) readAggregate(name, fields, partition, scope, context, facts);
  else readArguments(name, fields, scope, context, facts);
  facts.makesRows ||= makesRows(name);
  facts.random ||= randomFunctions.has(name);
  addFacts(facts, factsOf([fields.agg_order, window], scope, context), 'without');
  if (partition === null) return;
  addFacts(facts, partition, 'without');
  facts.constant &&= !hasTables(scope);
  facts.found ||= !isAggregate(name, fields) && hasTables(scope);
}

/** Numbers that only say how (`round(x, 2)`) are no part of the value. */
function readArguments(name: string, fields: Fields, scope: Scope, context: Context, facts: Facts): void {
  const [first, ...others] = list(fields.args);
  const [value, means] = meansFirst.has(name) ? [others, [first]] : [[first], others];
  const isPlain = !meansFirst.has(name) && !meansLast.has(name);
  read(isPlain ? fields.args : value, scope, context, facts);
  if (isPlain) return;
  const { figures, ...rest } = factsOf(means, scope, context);
  addFacts(facts, { ...rest, figures: [] });
}

function readConstant(fields: Fields, _scope: Scope, _context: Context, facts: Facts): void {
  facts.figures.push(...figuresOf(fields));
}

/** `interval '7 days'` and `date '2026-03-01'` write no number into a value. */
function readCast(fields: Fields, scope: Scope, context: Context, facts: Facts): void {
  const given = factsOf(fields.arg, scope, context);
  const isSpan = spans.has(typeNameOf(fields.typeName)) && unwrap(fields.arg)?.type === 'A_Const';
  addFacts(facts, isSpan ? { ...given, figures: [] } : given);
  facts.makesRows ||= given.makesRows;
}

/** Known as one, or written with what only aggregates take. */
function isAggregate(name: string, fields: Fields): boolean {
  if (aggregateFunctions.has(name)) return true;
  return [fields.agg_star, fields.agg_distinct, fields.agg_order, fields.agg_filter].some(
    (mark) => mark !== undefined,
  );
}

function readAggregate(
  name: string,
  fields: Fields,
  partition: Facts | null,
  scope: Scope,
  context: Context,
  facts: Facts,
): void {
  const all = factsOf(fields.args, scope, context);
  const given = setting.has(name) ? { ...all, figures: [] } : all;
  const before = context.found.conditions.length;
  if (fields.agg_filter !== undefined) context.conditions(fields.agg_filter, 'filter', scope, context);
  const filters = context.found.conditions.slice(before);
  const call = {
    ...{ name, distinct: fields.agg_distinct === true, text: wholeText({ FuncCall: fields }) },
    filters: filters.every(({ isCertain }) => isCertain) ? filters.map(({ text }) => text) : ['…'],
  };
  noteAggregate(call, given, partition, scope, context);
  addFacts(facts, given);
  facts.constant &&= !hasTables(scope);
  facts.found ||= (name === 'count' || name === 'sum') && hasTables(scope);
  if (partition === null) facts.aggregate = given.aggregate ?? name;
}

function noteAggregate(
  call: Pick<QueryAggregate, 'name' | 'distinct' | 'text' | 'filters'>,
  given: Facts,
  partition: Facts | null,
  scope: Scope,
  context: Context,
): void {
  const frame = scope.frame ?? emptyFrame();
  if (partition === null) frame.aggregated = true;
  const tables = frame.rows.sources.flatMap((source) =>
    source.table === null ? [...source.columns.values()].map((column) => column.table) : [source.table],
  );
  note(context.found.aggregates, {
    ...call,
    level: frame.level,
    columns: given.columns,
    tables: [...new Set(tables)],
    grain: {
      rows: frame.rows,
      from: given.from,
      fixed: partition === null ? frame.fixed : partition.from,
    },
  });
}

function readJsonAggregate(name: string): Reader {
  return (fields, scope, context, facts) => {
    const given = factsOf(Object.values(fields), scope, context);
    noteAggregate({ name, distinct: false, text: '', filters: [] }, given, null, scope, context);
    addFacts(facts, given);
    facts.aggregate ??= name;
    facts.constant &&= !hasTables(scope);
  };
}

/** Rows of constants alone (VALUES, a series) aggregate to a constant. */
function hasTables(scope: Scope): boolean {
  return scope.level?.sources.some((source) => source.real) === true;
}

/** What only decides between values is no part of them: `sum(case when item … then 1 end)` counts. */
function readCase(fields: Fields, scope: Scope, context: Context, facts: Facts): void {
  const subject = factsOf(fields.arg, scope, context);
  addFacts(facts, subject, 'without');
  for (const arm of list(fields.args)) {
    const { expr, result } = unwrap(arm)?.fields ?? {};
    const decides = fields.arg === undefined ? context.conditions(expr, 'case', scope, context) : null;
    addFacts(facts, decides ?? factsOf(expr, scope, context), 'without');
    read(result, scope, context, facts);
  }
  read(fields.defresult, scope, context, facts);
}

/** A subquery is read in sight of this level; `x in (select y …)` joins x and y. */
function readSubLink(fields: Fields, scope: Scope, context: Context, facts: Facts): void {
  addFacts(facts, factsOf(fields.testexpr, scope, context));
  const query = unwrap(fields.subselect);
  if (query?.type !== 'SelectStmt') return;
  const { open } = context.found;
  open.push(context.found.blocks);
  context.found.blocks += 1;
  const bound = context.query(query.fields, scope, context);
  open.pop();
  const [only] = bound.columns;
  joinTested(fields, only?.value.plain ?? null, scope, context);
  if (fields.subLinkType === 'EXPR_SUBLINK' || fields.subLinkType === 'ARRAY_SUBLINK') {
    addValue(facts, only?.value ?? unknownValue);
    return;
  }
  for (const { value } of bound.columns) addColumns(facts.columns, value.columns);
  facts.found ||= bound.real;
  facts.constant &&= !bound.real && bound.columns.every(({ value }) => value.kind === 'constant');
}

function joinTested(fields: Fields, right: Value['plain'], scope: Scope, context: Context): void {
  if (fields.subLinkType !== 'ANY_SUBLINK' || (strings(fields.operName).at(-1) ?? '=') !== '=') return;
  const left = columnMeant(fields.testexpr, scope)?.column.value.plain ?? null;
  if (left !== null && right !== null) note(context.found.joins, { left, right, kind: 'semi' });
}

/** What an expression is worth as a column, the column itself when it is nothing else; with its own text. */
export function worthOf(
  value: unknown,
  scope: Scope,
  context: Context,
): { value: Value; facts: Facts; text: string } {
  const facts = factsOf(value, scope, context);
  const text = wholeText(value);
  return { value: columnMeant(value, scope)?.column.value ?? computed(facts, text), facts, text };
}
