import type { AggregateMetric, Dimension, Metric, TableMeta } from '../../domain/knowledge.ts';
import { expressionFault } from './expression.ts';
import type { ModelProblem } from './model-problem.ts';
import type { Route } from './route.ts';

/** A dimension over an unknown table, or whose SQL cannot stand in a statement, is left out. */
export function checkDimensions(
  given: readonly Dimension[],
  tables: ReadonlyMap<string, TableMeta>,
): { readonly dimensions: ReadonlyMap<string, Dimension>; readonly problems: readonly ModelProblem[] } {
  const problems: ModelProblem[] = [];
  const dimensions = new Map<string, Dimension>();
  for (const dimension of given) {
    const problem = ownProblem(dimension, dimensions, tables);
    if (problem) problems.push(problem);
    else dimensions.set(dimension.name, dimension);
  }
  return { dimensions, problems };
}

/** A dimension with two equally short ways from a metric's table is cut off from that table, and that is told. */
export function findTies(
  dimensions: ReadonlyMap<string, Dimension>,
  metrics: Iterable<Metric>,
  route: (metric: AggregateMetric, dimension: Dimension) => Route,
): readonly ModelProblem[] {
  const bases = new Map<string, AggregateMetric>();
  for (const metric of metrics) if (metric.kind === 'aggregate') bases.set(metric.table, metric);
  return [...dimensions.values()].flatMap((dimension) =>
    [...bases.values()].flatMap((base) => {
      const found = route(base, dimension);
      return found.kind === 'ambiguous' ? [ambiguous(dimension, base.table, found.ways)] : [];
    }),
  );
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
