import { failed, type Outcome } from '../../domain/outcome.ts';
import type { Problem } from '../../domain/problem.ts';
import { isPlain, leadsSomewhere } from '../../language/plain-text.ts';
import type { CheckedQuery, GuardScope } from '../../warehouse/guard/guard-scope.ts';
import type { BindFault, Inspection, KnownTable } from '../../warehouse/inspect/inspection.ts';
import { nearestTables } from '../../warehouse/inspect/nearest.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { type Fault, faultOf, strayTextCode } from './fault.ts';

/** A statement that may run, and what it does. */
export interface Checked {
  readonly query: CheckedQuery;
  readonly inspection: Inspection;
}

export interface CheckContext {
  readonly warehouse: Pick<Warehouse, 'check' | 'inspect' | 'explainCost'>;
  readonly scope: GuardScope;
  /** The tables of the scope with their columns. */
  readonly tables: readonly KnownTable[];
  /** All tables open to the asker, beyond those of the scope. */
  readonly sanity: { readonly visible: ReadonlySet<string> };
  /** The planner's units. */
  readonly maxCost: number;
  /** Whether a statement may compare with a text: one that leads somewhere only if the asker wrote it or a column stores it. */
  readonly isQuotable: (text: string) => boolean;
}

export type CheckResult =
  | { readonly ok: true; readonly checked: Checked }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Guard, names, constants, cost: what can be known of a statement before it runs. */
export async function checkStatement(sql: string, context: CheckContext): Promise<CheckResult> {
  const { warehouse, scope, tables, maxCost } = context;
  const guarded = admit(sql, context);
  if (!guarded.ok) {
    const problem = withinSight(guarded.problem, context);
    return refused(faultOf(problem, nearestFor(problem, tables)));
  }
  const query = guarded.value;
  const inspection = warehouse.inspect(query, tables);
  if (inspection.faults.length > 0) return { ok: false, faults: inspection.faults.map(bindFault) };
  const stray = strayText(query, inspection, context);
  if (stray !== null) return refused(stray);
  if (readsNoData(query, inspection)) return refused(faultOf({ code: 'sql-reads-no-data' }));
  if (inspection.shape.outputs.some(({ isRandom }) => isRandom)) return refused(faultOf(chance));
  const planned = await warehouse.explainCost(sql, scope);
  if (!planned.ok) return refused(faultOf(planned.problem));
  if (planned.value.cost > maxCost) return refused(faultOf({ code: 'sql-too-costly' }));
  return { ok: true, checked: { query, inspection } };
}

function refused(fault: Fault): CheckResult {
  return { ok: false, faults: [fault] };
}

/** What is drawn by lot is another number every time. */
const chance: Problem = { code: 'sql-forbidden', params: { what: 'function', name: 'random' } };

/** The guard lets EXPLAIN through for people who look at plans; a plan answers no question. */
function admit(sql: string, { warehouse, scope }: CheckContext): Outcome<CheckedQuery> {
  const guarded = warehouse.check(sql, scope);
  if (!guarded.ok || guarded.value.kind === 'select') return guarded;
  return failed({ code: 'sql-not-a-query', params: { what: 'EXPLAIN' } });
}

/** A table that is open to the asker exists; it is only none of those chosen for the question. */
function withinSight(problem: Problem, { sanity }: CheckContext): Problem {
  const name = String(problem.params?.name ?? '').replaceAll('"', '');
  const isOutside = isAboutTable(problem) && sanity.visible.has(name);
  return isOutside ? { code: 'sql-table-outside', params: { name } } : problem;
}

function isAboutTable({ code }: Problem): boolean {
  return ['sql-unknown-table', 'sql-table-not-allowed', 'sql-table-outside'].includes(code);
}

function nearestFor(problem: Problem, tables: readonly KnownTable[]) {
  return isAboutTable(problem) ? nearestTables(String(problem.params?.name ?? ''), tables) : [];
}

function bindFault({ kind, name, qualifier, nearest }: BindFault): Fault {
  const full = qualifier === null ? name : `${qualifier}.${name}`;
  const hint =
    kind === 'ambiguous-column'
      ? 'several tables have this column: write its table before it'
      : 'this name does not exist: use one of the nearest, or another described column';
  return {
    code: kind,
    name: full,
    nearest,
    hint,
    problem: { code: 'sql-missing-name', params: { name: full } },
    text: null,
  };
}

/** A number that was written down is no number that was found. */
function readsNoData({ tables }: CheckedQuery, { shape }: Inspection): boolean {
  if (tables.length === 0) return true;
  return shape.outputs.length > 0 && shape.outputs.every(isWritten);
}

/** `max(42)` is 42 whatever the rows are. */
function isWritten({ kind, isFound }: Inspection['shape']['outputs'][number]): boolean {
  return kind === 'constant' || !isFound;
}

/** Of a heading that is no column's own name; more is a sentence. */
const longestHeading = 40;

/** Headings, texts and names that lead somewhere when they are shown, and that nobody but the model wrote. */
function strayText(
  { text }: CheckedQuery,
  { shape }: Inspection,
  { tables, isQuotable }: CheckContext,
): Fault | null {
  const known = new Set(tables.flatMap(({ name, columns }) => [name, ...columns.map((each) => each.name)]));
  const writesText = shape.outputs.some(({ kind }) => kind === 'constant');
  const isFit = (literal: string) =>
    writesText ? literal.length <= longestHeading && !leadsSomewhere(literal) : isQuotable(literal);
  const quoted = [...text.matchAll(/'((?:[^']|'')*)'|"((?:[^"]|"")*)"/g)].filter(([, literal, name = '']) =>
    literal === undefined
      ? leadsSomewhere(name) && !known.has(name.replaceAll('""', '"'))
      : !isFit(literal.replaceAll("''", "'")),
  );
  const heading = shape.outputs.find(
    ({ name }) => !isPlain(name) || (name.length > longestHeading && !known.has(name)),
  );
  if (heading === undefined && quoted.length === 0) return null;
  return {
    ...faultOf({ code: 'sql-forbidden', params: { what: 'syntax', name: 'text' } }),
    code: strayTextCode,
    hint: 'name each output column in lower case with underscores, and write no text of your own',
  };
}
