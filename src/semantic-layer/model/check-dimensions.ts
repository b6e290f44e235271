import type { AggregateMetric, Dimension, TableMeta } from '../../domain/knowledge.ts';
import { expressionFault } from './expression.ts';
import type { ModelProblem } from './model-problem.ts';
import type { Route } from './route.ts';

export interface DimensionCheck {
  readonly dimensions: readonly Dimension[];
  readonly tables: ReadonlyMap<string, TableMeta>;
  /** One metric per table that metrics are computed from. */
  readonly bases: readonly AggregateMetric[];
  readonly route: (metric: AggregateMetric, dimension: Dimension) => Route;
}

/** A dimension over an unknown table goes; one with two equally short ways from a table is cut off from that table. */
export function checkDimensions(check: DimensionCheck): {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly problems: readonly ModelProblem[];
} {
  const problems: ModelProblem[] = [];
  const dimensions = new Map<string, Dimension>();
  for (const dimension of check.dimensions) {
    const problem = ownProblem(dimension, dimensions, check.tables);
    if (problem) problems.push(problem);
    else dimensions.set(dimension.name, dimension);
  }
  for (const dimension of dimensions.values()) {
    for (const base of check.bases) {
      const route = check.route(base, dimension);
      if (route.kind === 'ambiguous') problems.push(ambiguous(dimension, base.table, route.ways));
    }
  }
  return { dimensions, problems };
}

function ownProblem(
  dimension: Dimension,
  known: ReadonlyMap<string, Dimension>,
  tables: ReadonlyMap<string, TableMeta>,
): ModelProblem | null {
  const item = { kind: 'dimension', name: dimension.name } as const;
  const name = `dimension ${dimension.name}`;
  if (known.has(dimension.name)) {
    const message = `${name} is defined twice; the first definition is used`;
    return { item, code: 'duplicate-name', effect: 'none', message };
  }
  const through = Object.entries(dimension.via ?? {}).flat();
  const missing = [dimension.table, ...through].find((table) => !tables.has(table));
  if (missing !== undefined) {
    return {
      item,
      code: 'unknown-table',
      effect: 'excluded',
      message: `${name} needs ${missing}, which is not described`,
    };
  }
  const fault = expressionFault(dimension.expression);
  if (fault !== null)
    return { item, code: 'not-an-expression', effect: 'excluded', message: `${name} ${fault}` };
  return null;
}

function ambiguous(dimension: Dimension, table: string, ways: readonly [string, string]): ModelProblem {
  return {
    item: { kind: 'dimension', name: dimension.name },
    code: 'ambiguous-path',
    effect: 'pair-excluded',
    message:
      `dimension ${dimension.name} is reached from ${table} by two equally short ways: ${ways[0]}; ${ways[1]}. ` +
      'Name the table to go through under via.',
  };
}
