import type { ColumnRef, QueryOutput, SourceColumn } from './inspection.ts';

/** What a column of any source is made of. */
export interface Value {
  readonly kind: QueryOutput['kind'];
  readonly columns: readonly ColumnRef[];
  readonly aggregate: string | null;
  /** The column of a real table that it plainly is; null when it is computed. */
  readonly plain: ColumnRef | null;
  /** Printed where it was computed. */
  readonly text: string;
  readonly figures: readonly string[];
  readonly found: boolean;
  readonly random: boolean;
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
  /** Numbers written into the value. */
  readonly figures: string[];
  /** Something in it comes from rows. */
  found: boolean;
  random: boolean;
}

export const unknownValue: Value = {
  ...{ kind: 'expression', columns: [], aggregate: null, plain: null },
  ...{ text: '', figures: [], found: true, random: false },
};
export const constantValue: Value = { ...unknownValue, kind: 'constant', found: false };

/** Enough for any honest statement; keeps chains of subqueries that double their columns from growing. */
const maxColumns = 200;

export function noFacts(): Facts {
  return {
    ...{ columns: [], from: [], aggregate: null, constant: true, makesRows: false },
    ...{ figures: [], found: false, random: false },
  };
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

function addFigures(to: string[], figures: readonly string[]): void {
  for (const figure of figures) if (to.length < maxColumns && !to.includes(figure)) to.push(figure);
}

/** Takes the facts of a part into those of the whole. `without`: it only decides, and is no part of the value. */
export function addFacts(whole: Facts, part: Facts, from: 'with sources' | 'without' = 'with sources'): void {
  addColumns(whole.columns, part.columns);
  if (from === 'with sources') {
    whole.from.push(...part.from.slice(0, maxColumns));
    addFigures(whole.figures, part.figures);
  }
  whole.found ||= part.found;
  whole.random ||= part.random;
  whole.aggregate ??= part.aggregate;
  whole.constant &&= part.constant;
  whole.makesRows ||= part.makesRows;
}

export function addValue(whole: Facts, value: Value): void {
  addColumns(whole.columns, value.columns);
  addFigures(whole.figures, value.figures);
  whole.aggregate ??= value.aggregate;
  whole.constant &&= value.kind === 'constant';
  whole.found ||= value.found;
  whole.random ||= value.random;
}

/** An aggregate over constants alone is a constant. */
export function computed(facts: Facts, text = ''): Value {
  const { constant, aggregate, columns, figures, found, random } = facts;
  if (constant) return { ...constantValue, text, figures, random };
  const kind = aggregate === null ? 'expression' : 'aggregate';
  return { kind, columns, aggregate, plain: null, text, figures, found, random };
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
    text: left.text === right.text ? left.text : '',
    figures: [...new Set([...left.figures, ...right.figures])].slice(0, maxColumns),
    found: left.found || right.found,
    random: left.random || right.random,
  };
}
