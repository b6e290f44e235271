import type { Inspection } from './inspection.ts';
import { forbid } from './refusal.ts';
import { type Fields, isFields, list, locationOf, text, unwrap } from './tree.ts';

/**
 * A recursive step with UNION ALL and nothing that could end it (no WHERE, no join condition, no LIMIT, no HAVING, no
 * CYCLE) never ends. The planner prices it low, so it is refused here; the timeout ends what only looks finite.
 */
export function judgeRecursion(fields: Fields, { commonTables, scope }: Inspection): void {
  const name = text(fields.ctename);
  const query = unwrap(fields.ctequery)?.fields;
  if (scope.tables === null || !commonTables.has(name) || query === undefined) return;
  if (query.op !== 'SETOP_UNION' || query.all !== true || !isFields(query.rarg)) return;
  if (fields.cycle_clause !== undefined || query.limitCount !== undefined) return;
  if (readsName(query.rarg.fromClause, name) && !canEnd(query.rarg)) {
    forbid('recursion', name, locationOf(fields));
  }
}

function readsName(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((item) => readsName(item, name));
  const node = unwrap(value);
  if (node?.type === 'RangeVar') return node.fields.schemaname === undefined && node.fields.relname === name;
  if (node?.type === 'JoinExpr')
    return readsName(node.fields.larg, name) || readsName(node.fields.rarg, name);
  return false;
}

function canEnd(step: Fields): boolean {
  if (step.whereClause !== undefined || step.havingClause !== undefined || step.limitCount !== undefined)
    return true;
  return list(step.fromClause).some((item) =>
    ['JoinExpr', 'RangeSubselect', 'RangeFunction'].includes(unwrap(item)?.type ?? ''),
  );
}
