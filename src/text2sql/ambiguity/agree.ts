import type { Cell, ColumnFormat, Row } from '../../domain/cell.ts';

/** A column as results are compared by it: groupings name a row, measures are its numbers. */
export interface ComparedColumn {
  readonly format: ColumnFormat;
  readonly role: 'grouping' | 'measure';
}

export interface ComparedResult {
  readonly rows: readonly Row[];
  /** What a cut result leaves out may differ, so it agrees with none. */
  readonly truncated: boolean;
}

/** Of counts, amounts and means: a share of the larger of the two. */
const relativeTolerance = 0.005;
/** Of fractions, which are stored as 0..1: a tenth of a percentage point. */
const fractionTolerance = 0.001;
/** Room for the last bit of a sum that came about in another order. */
const rounding = 1e-12;

/**
 * Whether two results say the same: the same groups whatever their order, and every number within tolerance. The columns
 * are those of both results, by position.
 */
export function agree(
  one: ComparedResult,
  other: ComparedResult,
  columns: readonly ComparedColumn[],
): boolean {
  if (one.truncated || other.truncated || one.rows.length !== other.rows.length) return false;
  const sorted = [one, other].map(({ rows }) => sortedByGroup(rows, columns));
  const [left = [], right = []] = sorted;
  return left.every((row, index) => rowsAgree(row, right[index] ?? [], columns));
}

function sortedByGroup(rows: readonly Row[], columns: readonly ComparedColumn[]): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: groupOf(row, columns) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}

function groupOf(row: Row, columns: readonly ComparedColumn[]): string {
  return JSON.stringify(row.filter((_, index) => columns[index]?.role === 'grouping'));
}

function rowsAgree(one: Row, other: Row, columns: readonly ComparedColumn[]): boolean {
  if (one.length !== columns.length || other.length !== columns.length) return false;
  return columns.every(({ format, role }, index) => {
    const [left = null, right = null] = [one[index], other[index]];
    return role === 'grouping' ? left === right : cellsAgree(left, right, format);
  });
}

function cellsAgree(one: Cell, other: Cell, format: ColumnFormat): boolean {
  const [left, right] = [numberIn(one), numberIn(other)];
  if (left === null || right === null) return one === other;
  const tolerance =
    format === 'percent' ? fractionTolerance : relativeTolerance * Math.max(Math.abs(left), Math.abs(right));
  return Math.abs(left - right) <= tolerance + rounding;
}

/** Numerics beyond a double's exactness arrive as text. */
function numberIn(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/iu.test(cell) ? Number(cell) : null;
}
