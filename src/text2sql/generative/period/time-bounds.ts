import { type Fields, list, type Node, strings, unwrap } from '../../../warehouse/guard/tree.ts';
import { plusSteps } from './calendar-steps.ts';
import { type Comparison, opposite, solve, tellsDays } from './solve-condition.ts';
import { both, joined, type Spans, span } from './spans.ts';
import type { TimeNames } from './time-names.ts';
import { type TimeSide, timeSide } from './time-sides.ts';
import { momentIn, stepsIn } from './written-moments.ts';

/** By column, the stretches that conditions let through; null where a condition bounds it in a way nobody can tell. */
export type Bounds = ReadonlyMap<string, Spans | null>;

export const unbounded: Bounds = new Map();

/** What conditions are read with. */
export interface BoundsReader {
  readonly names: TimeNames;
  /** Days that the statement makes itself and joins to. */
  readonly series: Spans | null;
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

/** Whether a node outside of WHERE decides by itself what is counted. */
export function isCondition({ type, fields }: Node): boolean {
  if (type === 'BoolExpr') return true;
  return (
    type === 'A_Expr' &&
    fields.kind !== 'AEXPR_NULLIF' &&
    (fields.kind !== 'AEXPR_OP' || comparisons.has(strings(fields.name).at(-1) ?? ''))
  );
}

/** AND narrows, OR keeps what either lets through, and a column that one side of it leaves alone is not bounded. */
export function boundsOf(value: unknown, reader: BoundsReader): Bounds {
  const node = unwrap(value);
  return node === null ? unbounded : nodeBounds(node, reader);
}

export function nodeBounds(node: Node, reader: BoundsReader): Bounds {
  if (node.type !== 'BoolExpr') return leafBounds(node, reader);
  const parts = list(node.fields.args).map((arg) => boundsOf(arg, reader));
  switch (node.fields.boolop) {
    case 'OR_EXPR':
      return anyOf(parts);
    case 'NOT_EXPR':
      return negated(parts[0] ?? unbounded);
    default:
      return allOf(parts);
  }
}

/** What all of several conditions let through. */
export function allOf(parts: readonly Bounds[]): Bounds {
  const found = new Map<string, Spans | null>();
  for (const [column, spans] of parts.flatMap((part) => [...part])) {
    const known = found.get(column);
    const isFirst = !found.has(column);
    found.set(column, isFirst ? spans : spans === null || !known ? null : both(known, spans));
  }
  return found;
}

function anyOf(parts: readonly Bounds[]): Bounds {
  const [first, ...others] = parts;
  const shared = [...(first ?? unbounded).keys()].filter((column) =>
    others.every((part) => part.has(column)),
  );
  return new Map(
    shared.map((column) => {
      const all = parts.map((part) => part.get(column) ?? null);
      const known = all.flatMap((spans) => spans ?? []);
      return [column, all.includes(null) ? null : joined(known)];
    }),
  );
}

function negated(bounds: Bounds): Bounds {
  const [only, another] = [...bounds];
  if (only === undefined || another !== undefined) return unbounded;
  const [column, spans] = only;
  return new Map([[column, spans === null ? null : opposite(spans)]]);
}

function leafBounds({ type, fields }: Node, reader: BoundsReader): Bounds {
  if (type === 'SubLink') return againstQuery(fields, reader);
  if (type !== 'A_Expr') return unbounded;
  const { names } = reader;
  const left = timeSide(fields.lexpr, names);
  const side = left ?? sideOf(fields.rexpr, reader);
  const operator = operatorOf(fields);
  if (side === null || !tellsDays(side)) return unbounded;
  if (operator === null) return new Map([[side.column, null]]);
  const values = left === null ? [fields.lexpr] : itemsOf(fields.rexpr);
  if (values.every((value) => isOther(value, reader))) return joinedTo(side, operator, reader);
  const comparison = left === null ? turned(operator.comparison) : operator.comparison;
  const spans = solve(side, comparison, values, names);
  return new Map([[side.column, spans === null || !operator.isNegated ? spans : opposite(spans)]]);
}

function sideOf(value: unknown, { names }: BoundsReader): TimeSide | null {
  const sides = itemsOf(value).map((each) => timeSide(each, names));
  return sides.find((side) => side !== null) ?? null;
}

/** Made of columns, of time or not: no constant. */
function isOther(value: unknown, { names }: BoundsReader): boolean {
  if (momentIn(value, names) !== null) return false;
  return unwrap(value)?.type === 'ColumnRef' || timeSide(value, names) !== null;
}

function itemsOf(value: unknown): readonly unknown[] {
  const node = unwrap(value);
  if (node?.type === 'List') return list(node.fields.items);
  return Array.isArray(value) ? value : [value];
}

/** `day = d.day` of a series the statement makes reads its days; any other join bounds nothing. */
function joinedTo(side: TimeSide, operator: Operator, { series }: BoundsReader): Bounds {
  if (series === null || operator.isNegated || !tellsDays(side)) return unbounded;
  return new Map([[side.column, series]]);
}

function againstQuery({ testexpr, subLinkType }: Fields, reader: BoundsReader): Bounds {
  const side = timeSide(testexpr, reader.names);
  if (side === null || subLinkType !== 'ANY_SUBLINK' || reader.series === null) return unbounded;
  return new Map([[side.column, reader.series]]);
}

interface Operator {
  readonly comparison: Comparison;
  readonly isNegated: boolean;
}

function operatorOf(fields: Fields): Operator | null {
  const name = strings(fields.name).at(-1) ?? '';
  switch (fields.kind) {
    case 'AEXPR_BETWEEN':
      return { comparison: 'between', isNegated: false };
    case 'AEXPR_NOT_BETWEEN':
      return { comparison: 'between', isNegated: true };
    case 'AEXPR_IN':
      return { comparison: 'in', isNegated: name === '<>' };
    case 'AEXPR_OP':
      if (name === '<>') return { comparison: '=', isNegated: true };
      return comparisons.has(name) ? { comparison: name as Comparison, isNegated: false } : null;
    default:
      return null;
  }
}

const turns: Readonly<Partial<Record<Comparison, Comparison>>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function turned(comparison: Comparison): Comparison {
  return turns[comparison] ?? comparison;
}

/** All days of `generate_series(first, last, step)`; null where it makes none that are written down. */
export function seriesOf(names: TimeNames): Spans | null {
  const made = names.series.flatMap(({ args }) => {
    const [first, last, step] = list(args);
    const [from, to] = [momentIn(first, names), momentIn(last, names)];
    const [size] = stepsIn(step) ?? [];
    if (from === null || to === null || size === undefined) return [];
    return span(from.at, plusSteps(to.at, size[0], size[1]));
  });
  return made.length === 0 ? null : joined(made);
}
