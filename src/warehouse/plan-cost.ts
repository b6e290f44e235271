import type { Row } from '../domain/cell.ts';

/** The planner's figures: cost in its own unit, rows of the result. */
export interface PlanCost {
  readonly cost: number;
  readonly rows: number;
}

/** Reads the one cell of `EXPLAIN (FORMAT JSON)`. */
export function planCost(rows: readonly Row[]): PlanCost {
  const [plan] = JSON.parse(String(rows[0]?.[0])) as [{ Plan: Record<string, unknown> }];
  return { cost: Number(plan.Plan['Total Cost']), rows: Number(plan.Plan['Plan Rows']) };
}
