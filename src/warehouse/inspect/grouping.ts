import { type Fields, integerOf, isFields, list, strings, unwrap } from '../guard/tree.ts';
import { placeMeant } from './column-refs.ts';
import type { Context } from './context.ts';
import { factsOf } from './expressions.ts';
import type { SourceColumn } from './inspection.ts';
import { printed, wholeText } from './printed.ts';
import { findBare, type Scope } from './scope.ts';
import type { Target } from './targets.ts';

/** What an item of GROUP BY, ORDER BY or DISTINCT ON stands for. */
export interface Meant {
  /** The expression, an alias or ordinal replaced by what it stands for. */
  readonly text: string;
  /** Its place among the outputs, when it is one. */
  readonly target: number | null;
  readonly at: SourceColumn | null;
}

export interface Groups {
  readonly items: readonly Meant[];
  /** ROLLUP and its kin repeat rows at several levels. */
  readonly plain: boolean;
}

/** GROUP BY prefers a column of the sources to an output of the same name. */
export function readGroups(
  fields: Fields,
  targets: readonly Target[],
  scope: Scope,
  context: Context,
): Groups {
  const items = flattened(fields.groupClause).map((item) => {
    const name = bareName(item);
    const found = name === null ? null : findBare(name, scope);
    const isInput = found?.kind === 'column' && !found.outer;
    return meant(item, isInput ? null : name, targets, scope, context);
  });
  for (const { at } of items) if (at !== null) scope.frame?.fixed.push(at);
  context.found.groups.unshift(...items.map(({ text }) => text));
  const plain = list(fields.groupClause).every((item) => unwrap(item)?.type !== 'GroupingSet');
  return { items, plain };
}

/** ORDER BY prefers an output to a column of the sources. */
export function readOrder(
  sortClause: unknown,
  targets: readonly Target[],
  scope: Scope,
  context: Context,
): void {
  for (const item of list(sortClause)) {
    const node = unwrap(item)?.fields.node;
    meant(node, bareName(node), targets, scope, context);
  }
}

/** `all` for plain DISTINCT, the items of DISTINCT ON, null without either. */
export function readDistinct(
  distinctClause: unknown,
  targets: readonly Target[],
  scope: Scope,
  context: Context,
): readonly Meant[] | 'all' | null {
  const items = list(distinctClause);
  if (items.length === 0) return null;
  if (items.every((item) => isFields(item) && Object.keys(item).length === 0)) return 'all';
  return items.map((item) => meant(item, bareName(item), targets, scope, context));
}

function meant(
  item: unknown,
  alias: string | null,
  targets: readonly Target[],
  scope: Scope,
  context: Context,
): Meant {
  const place =
    ordinal(item) ?? targets.findIndex((target) => alias !== null && target.column.name === alias);
  const target = targets[place];
  if (target !== undefined) {
    const text = target.node === null ? target.column.name : printed(target.node);
    return { text, target: place, at: target.column.at };
  }
  const outputs = targets.map(({ column }) => column.name);
  if (ordinal(item) === null) factsOf(item, { ...scope, outputs }, context);
  const at = placeMeant(item, scope);
  return { text: printed(item), target: outputOf(item, at, targets), at };
}

/** The output that shows an expression of the sources; null when none does. */
export function outputOf(value: unknown, at: SourceColumn | null, targets: readonly Target[]): number | null {
  const whole = wholeText(value);
  const place = targets.findIndex(({ column, text }) => {
    if (at !== null && column.at?.source === at.source && column.at.column === at.column) return true;
    return whole !== '' && text === whole;
  });
  return place < 0 ? null : place;
}

function ordinal(item: unknown): number | null {
  const place = integerOf(item);
  return place === null ? null : place - 1;
}

function bareName(item: unknown): string | null {
  const node = unwrap(item);
  const parts = node?.type === 'ColumnRef' ? strings(node.fields.fields) : [];
  return parts.length === 1 && parts[0] !== '' ? (parts[0] ?? null) : null;
}

/** `(a, b)` and the sets of ROLLUP, CUBE and GROUPING SETS, item by item. */
function flattened(items: unknown): unknown[] {
  return list(items).flatMap((item) => {
    const node = unwrap(item);
    if (node?.type === 'GroupingSet') return flattened(node.fields.content);
    if (node?.type === 'RowExpr') return flattened(node.fields.args);
    return [item];
  });
}
