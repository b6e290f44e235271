import {
  builtinName,
  type Fields,
  isFields,
  list,
  strings,
  text,
  typeNameOf,
  unwrap,
} from '../guard/tree.ts';
import { columnMeant } from './column-refs.ts';
import type { Context } from './context.ts';
import { factsOf } from './expressions.ts';
import { namedSets, scalarSets } from './function-names.ts';
import type { ColumnRef } from './inspection.ts';
import type { BoundQuery, NamedColumn, Scope } from './scope.ts';
import { computed, constantValue, type Facts, unknownValue, type Value } from './value.ts';

interface Part {
  /** Null where only the server knows the columns. */
  readonly columns: readonly string[] | null;
  readonly name: string;
  readonly facts: Facts;
}

/** A function in FROM: its columns follow from its name, its alias or the columns written beside it. */
export function readFunctionSource(
  fields: Fields,
  scope: Scope,
  context: Context,
): BoundQuery & { readonly name: string } {
  const alias = isFields(fields.alias) ? text(fields.alias.aliasname) : null;
  const entries = list(fields.functions);
  const parts = entries.map((entry) => {
    const only = entries.length === 1 && fields.is_rowsfrom !== true;
    return readPart(entry, fields.coldeflist, only ? alias : null, scope, context);
  });
  const columns = parts.flatMap(({ columns: names, facts }) =>
    (names ?? []).map((name) => column(name, computed(facts))),
  );
  const open = parts.some((part) => part.columns === null);
  const facts = parts.map((part) => part.facts);
  const counted = fields.ordinality === true ? [column('ordinality', valueOfAll(facts))] : [];
  return {
    name: parts[0]?.name ?? '',
    columns: [...columns, ...counted],
    open,
    real: open || !facts.every((each) => each.constant),
    keys: fields.ordinality === true ? [['ordinality']] : [],
    inner: null,
  };
}

function column(name: string, value: Value): NamedColumn {
  return { name, value, at: null };
}

function valueOfAll(facts: readonly Facts[]): Value {
  const constant = facts.every((each) => each.constant);
  return constant ? constantValue : unknownValue;
}

/** An entry is a list of the call and the columns it is said to return. */
function readPart(
  entry: unknown,
  written: unknown,
  alias: string | null,
  scope: Scope,
  context: Context,
): Part {
  const [call, definitions] = list(unwrap(entry)?.fields.items);
  const facts = factsOf(call, scope, context);
  const node = unwrap(call);
  const name = node?.type === 'FuncCall' ? (strings(node.fields.funcname).at(-1) ?? '') : '';
  const defined = list(unwrap(definitions)?.fields.items ?? written);
  if (defined.length > 0)
    return { columns: defined.map((each) => text(unwrap(each)?.fields.colname)), name, facts };
  const builtin = node?.type === 'FuncCall' ? builtinName(strings(node.fields.funcname)) : null;
  const args = list(node?.fields.args);
  const rowFree = builtin !== 'unnest' || args.every((arg) => isPlainArray(arg, scope, context));
  return { columns: rowFree ? columnsOf(builtin, args.length, alias) : null, name, facts };
}

function columnsOf(builtin: string | null, args: number, alias: string | null): readonly string[] | null {
  if (builtin === null) return null;
  if (Object.hasOwn(namedSets, builtin)) return namedSets[builtin] ?? null;
  if (!scalarSets.has(builtin)) return null;
  return builtin === 'unnest' && args > 1 ? Array<string>(args).fill(builtin) : [alias ?? builtin];
}

const arrayFunctions = new Set(['string_to_array', 'regexp_split_to_array']);
const plainElements = new Set(['A_Const', 'A_Expr', 'ParamRef', 'SQLValueFunction']);
const plainTypes = new Set(['text', 'varchar', 'int2', 'int4', 'int8', 'numeric', 'float8', 'date', 'uuid']);
const plainArray =
  /^(text|character varying(\(\d+\))?|smallint|integer|bigint|numeric(\(\d+,\d+\))?|date|uuid|boolean|timestamp with(out)? time zone|double precision)\[\]$/;

/** Not made of rows, which `unnest` would take apart into their columns. */
function isPlainArray(value: unknown, scope: Scope, context: Context): boolean {
  const node = unwrap(value);
  switch (node?.type) {
    case 'A_ArrayExpr':
      return list(node.fields.elements).every((element) => plainElements.has(unwrap(element)?.type ?? ''));
    case 'TypeCast':
      return plainTypes.has(typeNameOf(node.fields.typeName));
    case 'FuncCall':
      return arrayFunctions.has(builtinName(strings(node.fields.funcname)) ?? '');
    case 'ColumnRef':
      return plainArray.test(typeOf(columnMeant(value, scope)?.column.value.plain ?? null, context));
    default:
      return false;
  }
}

function typeOf(column: ColumnRef | null, context: Context): string {
  const columns = column === null ? [] : (context.tableOf.get(column.table)?.columns ?? []);
  return columns.find((each) => each.name === column?.column)?.type ?? '';
}
