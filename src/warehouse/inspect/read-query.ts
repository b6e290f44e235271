import { type Fields, isFields, list, text, unwrap } from '../guard/tree.ts';
import { readWith } from './common-tables.ts';
import type { Context } from './context.ts';
import { factsOf, worthOf } from './expressions.ts';
import { readOrder } from './grouping.ts';
import { isOneRow } from './limit.ts';
import type { BoundQuery, Level, NamedColumn, Scope } from './scope.ts';
import { readSelect } from './select.ts';
import { eitherOf, unknownValue } from './value.ts';

/** Any query: SELECT, VALUES, or two of them in a set operation, with its WITH clause. */
export function readQuery(
  fields: Fields,
  outer: Scope,
  context: Context,
  onLeft?: (left: BoundQuery) => void,
): BoundQuery {
  const base = readWith(fields.withClause, outer, context);
  const bound = readBody(fields, base, context, onLeft);
  factsOf([fields.limitCount, fields.limitOffset], base, context);
  return bound;
}

function readBody(
  fields: Fields,
  base: Scope,
  context: Context,
  onLeft?: (left: BoundQuery) => void,
): BoundQuery {
  if (isFields(fields.larg) && isFields(fields.rarg)) return readBoth(fields, base, context, onLeft);
  if (fields.valuesLists !== undefined) return readValues(fields, base, context);
  return readSelect(fields, base, context);
}

/** The first branch names the columns. */
function readBoth(
  fields: Fields,
  base: Scope,
  context: Context,
  onLeft?: (left: BoundQuery) => void,
): BoundQuery {
  const left = readQuery(isFields(fields.larg) ? fields.larg : {}, base, context);
  onLeft?.(left);
  const right = readQuery(isFields(fields.rarg) ? fields.rarg : {}, base, context);
  const fixed = text(fields.op) !== 'SETOP_UNION';
  const columns = left.columns.map(({ name, value }, index) => ({
    name,
    value:
      fixed && text(fields.op) === 'SETOP_EXCEPT'
        ? value
        : eitherOf(value, right.columns[index]?.value ?? unknownValue),
    at: null,
  }));
  const both: BoundQuery = {
    columns,
    open: left.open,
    real: left.real || right.real,
    keys: isOneRow(fields) ? [[]] : fields.all === true ? [] : [columns.map((column) => column.name)],
    inner: null,
  };
  orderOutputs(fields, both, base, context);
  return both;
}

function readValues(fields: Fields, base: Scope, context: Context): BoundQuery {
  const rows = list(fields.valuesLists).map((row) =>
    list(unwrap(row)?.fields.items).map((item) => worthOf(item, base, context).value),
  );
  const [first, ...others] = rows;
  const columns = (first ?? []).map((value, index): NamedColumn => {
    const all = others.reduce((whole, row) => eitherOf(whole, row[index] ?? unknownValue), value);
    return { name: `column${index + 1}`, value: all, at: null };
  });
  const real = columns.some((column) => column.value.kind !== 'constant');
  const bound = { columns, open: false, real, keys: rows.length === 1 ? [[]] : [], inner: null };
  orderOutputs(fields, bound, base, context);
  return bound;
}

/** Here ORDER BY sees the outputs and nothing else. */
function orderOutputs(fields: Fields, bound: BoundQuery, base: Scope, context: Context): void {
  const source = { alias: '', schema: null, table: null, ...bound };
  const level: Level = { sources: [source], columns: bound.columns };
  readOrder(
    fields.sortClause,
    [],
    { level, frame: null, parent: null, commonTables: base.commonTables },
    context,
  );
}
