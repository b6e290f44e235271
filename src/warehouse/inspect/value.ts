import type { ColumnRef, QueryOutput, SourceColumn } from './inspection.ts';

/** What a column of any source is made of. */
export interface Value {
  readonly kind: QueryOutput['kind'];
  readonly columns: readonly ColumnRef[];
  readonly aggregate: string | null;
  /** The column of a real table that it plainly is; null when it is computed. */
  readonly plain: ColumnRef | null;
}

/** Gathered while an expression is walked. */
export interface Facts {
  readonly columns: ColumnRef[];
  /** Columns of the level's own sources that its value comes from; those of conditions inside CASE are left out. */
  readonly from: SourceColumn[];
  aggregate: string | null;
  /** Nothing in it depends on a table. */
  constant: boolean;
  /** It calls a function that makes several rows of one. */
  makesRows: boolean;
}

export const unknownValue: Value = { kind: 'expression', columns: [], aggregate: null, plain: null };
export const constantValue: Value = { ...unknownValue, kind: 'constant' };

/** Enough for any honest statement; keeps chains of subqueries that double their columns from growing. */
const maxColumns = 200;

export function noFacts(): Facts {
  return { columns: [], from: [], aggregate: null, constant: true, makesRows: false };
}

export function addColumns(to: ColumnRef[], columns: readonly ColumnRef[]): void {
  for (const column of columns) {
    if (to.length >= maxColumns) return;
    if (!to.some((known) => sameColumn(known, column))) to.push(column);
  }
}

export function sameColumn(left: ColumnRef | null, right: ColumnRef | null): boolean {
  return left !== null && right !== null && left.table === right.table && left.column === right.column;
}

/** Takes the facts of a part into those of the whole. */
export function addFacts(whole: Facts, part: Facts, from: 'with sources' | 'without' = 'with sources'): void {
  addColumns(whole.columns, part.columns);
  if (from === 'with sources') whole.from.push(...part.from.slice(0, maxColumns));
  whole.aggregate ??= part.aggregate;
  whole.constant &&= part.constant;
  whole.makesRows ||= part.makesRows;
}

export function addValue(whole: Facts, value: Value): void {
  addColumns(whole.columns, value.columns);
  whole.aggregate ??= value.aggregate;
  whole.constant &&= value.kind === 'constant';
}

/** An aggregate over constants alone is a constant. */
export function computed({ constant, aggregate, columns }: Facts): Value {
  if (constant) return constantValue;
  return { kind: aggregate === null ? 'expression' : 'aggregate', columns, aggregate, plain: null };
}

/** The same place of two branches of UNION, or of two rows of VALUES. */
export function eitherOf(left: Value, right: Value): Value {
  const columns: ColumnRef[] = [...left.columns];
  addColumns(columns, right.columns);
  const kind = left.kind === right.kind ? left.kind : 'expression';
  return {
    kind,
    columns,
    aggregate: left.aggregate ?? right.aggregate,
    plain: sameColumn(left.plain, right.plain) ? left.plain : null,
  };
}
