import { builtinName, type Fields, isFields, list, strings, text, unwrap } from '../guard/tree.ts';
import { placeMeant } from './column-refs.ts';
import { type Groups, type Meant, outputOf } from './grouping.ts';
import { isOneRow } from './limit.ts';
import type { BoundQuery, Frame, Scope } from './scope.ts';
import type { Target } from './targets.ts';

interface SelectParts {
  readonly fields: Fields;
  readonly targets: readonly Target[];
  readonly groups: Groups;
  readonly distinct: readonly Meant[] | 'all' | null;
  readonly scope: Scope;
  readonly frame: Frame;
}

/** Which outputs tell the rows of a SELECT apart, and whose rows they are when it neither groups nor multiplies them. */
export function rowsOf(select: SelectParts): Pick<BoundQuery, 'keys' | 'inner'> {
  const { fields, targets, groups, distinct, frame } = select;
  const names = targets.map(({ column }) => column.name);
  const multiplied = targets.some(({ facts }) => facts?.makesRows === true);
  const isOne = isOneRow(fields) || (!multiplied && isSingle(select));
  const distinctKeys = distinct === 'all' ? [names] : distinct === null ? [] : keyOf(distinct, names);
  if (isOne) return { keys: [[]], inner: null };
  if (multiplied) return { keys: distinctKeys, inner: null };
  if (groups.items.length > 0) {
    return { keys: [...distinctKeys, ...(groups.plain ? keyOf(groups.items, names) : [])], inner: null };
  }
  const places = targets.flatMap(({ column: { name, at } }) => (at === null ? [] : [[name, at] as const]));
  const parts = targets.flatMap(({ column, facts }) =>
    column.at === null && facts !== null ? [[column.name, facts.from] as const] : [],
  );
  return {
    keys: [...distinctKeys, ...numberedKeys(select, names)],
    inner: { rows: frame.rows, columns: new Map(places), parts: new Map(parts) },
  };
}

/** An aggregate over everything, or a SELECT without FROM. */
function isSingle({ groups, frame }: SelectParts): boolean {
  return groups.items.length === 0 && (frame.aggregated || frame.rows.sources.length === 0);
}

/** The outputs that show all of the items; none when one is not shown. */
function keyOf(items: readonly Meant[], names: readonly string[]): string[][] {
  const shown = items.map(({ target }) => (target === null ? undefined : names[target]));
  return shown.every((name) => name !== undefined) ? [shown.filter((name) => name !== undefined)] : [];
}

/** `row_number() over (partition by x)`: x and the number together. */
function numberedKeys({ fields, targets, scope }: SelectParts, names: readonly string[]): string[][] {
  return targets.flatMap(({ node, column }) => {
    const partition = numbering(node, fields);
    if (partition === null) return [];
    const shown = partition.map((item) => {
      const place = outputOf(item, placeMeant(item, scope), targets);
      return place === null ? undefined : names[place];
    });
    const key = shown.filter((name) => name !== undefined);
    return key.length === shown.length ? [[...key, column.name]] : [];
  });
}

function numbering(value: unknown, fields: Fields): readonly unknown[] | null {
  const node = unwrap(value);
  if (node?.type !== 'FuncCall' || !isFields(node.fields.over)) return null;
  if (builtinName(strings(node.fields.funcname)) !== 'row_number') return null;
  const { over } = node.fields;
  const name = text(over.name) || text(over.refname);
  const named = list(fields.windowClause)
    .map((window) => unwrap(window)?.fields)
    .find((window) => name !== '' && text(window?.name) === name);
  if (text(named?.refname) !== '') return null;
  return list(over.partitionClause ?? named?.partitionClause);
}
