import { failed, type Outcome } from '../../domain/outcome.ts';
import type { CheckedQuery, GuardScope } from '../../warehouse/guard/guard-scope.ts';
import type { BindFault, Inspection, KnownTable } from '../../warehouse/inspect/inspection.ts';
import { nearestTables } from '../../warehouse/inspect/nearest.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { type Fault, faultOf } from './fault.ts';

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
  /** The planner's units. */
  readonly maxCost: number;
}

export type CheckResult =
  | { readonly ok: true; readonly checked: Checked }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Guard, names, constants, cost: what can be known of a statement before it runs. */
export async function checkStatement(sql: string, context: CheckContext): Promise<CheckResult> {
  const { warehouse, scope, tables, maxCost } = context;
  const guarded = admit(sql, context);
  if (!guarded.ok) return refused(faultOf(guarded.problem, nearestFor(guarded.problem, tables)));
  const query = guarded.value;
  const inspection = warehouse.inspect(query, tables);
  if (inspection.faults.length > 0) return { ok: false, faults: inspection.faults.map(bindFault) };
  if (readsNoData(query, inspection)) return refused(faultOf({ code: 'sql-reads-no-data' }));
  const planned = await warehouse.explainCost(sql, scope);
  if (!planned.ok) return refused(faultOf(planned.problem));
  if (planned.value.cost > maxCost) return refused(faultOf({ code: 'sql-too-costly' }));
  return { ok: true, checked: { query, inspection } };
}

function refused(fault: Fault): CheckResult {
  return { ok: false, faults: [fault] };
}

/** The guard lets EXPLAIN through for people who look at plans; a plan answers no question. */
function admit(sql: string, { warehouse, scope }: CheckContext): Outcome<CheckedQuery> {
  const guarded = warehouse.check(sql, scope);
  if (!guarded.ok || guarded.value.kind === 'select') return guarded;
  return failed({ code: 'sql-not-a-query', params: { what: 'EXPLAIN' } });
}

function nearestFor({ code, params }: Parameters<typeof faultOf>[0], tables: readonly KnownTable[]) {
  const isTable = code === 'sql-unknown-table' || code === 'sql-table-not-allowed';
  return isTable ? nearestTables(String(params?.name ?? ''), tables) : [];
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
  return shape.outputs.length > 0 && shape.outputs.every(({ kind }) => kind === 'constant');
}
