import type { Fields } from '../guard/tree.ts';
import type { BindFault, ConditionClause, JoinedRows, KnownTable, QueryShape } from './inspection.ts';
import type { BoundQuery, Scope } from './scope.ts';
import type { Facts } from './value.ts';

/** What the parts of the binder share while one statement is read. Readers that need each other meet here. */
export interface Context {
  readonly tables: readonly KnownTable[];
  /** By `schema.table`. */
  readonly tableOf: ReadonlyMap<string, KnownTable>;
  readonly text: string;
  readonly found: Findings;
  /** Binds a query inside an expression or FROM. `onLeft` hears of the first branch of UNION before the second is bound. */
  query(select: Fields, scope: Scope, context: Context, onLeft?: (left: BoundQuery) => void): BoundQuery;
  /** Notes the conditions of a boolean expression. */
  conditions(value: unknown, clause: ConditionClause, scope: Scope, context: Context): Facts;
}

export interface Findings {
  readonly faults: BindFault[];
  readonly tables: QueryShape['tables'][number][];
  readonly joins: QueryShape['joins'][number][];
  readonly aggregates: QueryShape['aggregates'][number][];
  readonly conditions: QueryShape['conditions'][number][];
  /** Outer levels are read after inner ones and put before them. */
  readonly groups: string[];
  readonly levels: JoinedRows[];
  /** Subqueries of conditions that are open now, the innermost last, and how many there were. */
  readonly open: number[];
  blocks: number;
}

/** Enough for any honest statement. */
const maxNotes = 300;

export function note<T>(list: T[], entry: T): void {
  if (list.length < maxNotes) list.push(entry);
}

/** The tree counts bytes; whoever reads a fault counts characters. */
export function characterAt(text: string, location: number): number {
  return location < 0 ? -1 : Buffer.from(text).subarray(0, location).toString().length;
}
