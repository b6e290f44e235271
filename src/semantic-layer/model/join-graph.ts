import type { TableMeta } from '../../domain/knowledge.ts';
import type { ModelProblem } from './model-problem.ts';

/** One join, seen from the table it starts at. `many` when a row may meet several rows of the other table. */
export interface JoinStep {
  readonly from: string;
  readonly to: string;
  /** Pairs of columns: of `from`, of `to`. */
  readonly on: readonly (readonly [string, string])[];
  readonly many: boolean;
  /**
   * Leads to a table whose rows belong to this one's: the first join a table declares names what its rows are part of
   * (an item of its order, a payment of its order).
   */
  readonly toDetails: boolean;
  /** A row may have no partner: walked only by a dimension that names the table. */
  readonly optional: boolean;
}

/** Steps leaving each table, in order of declaration. */
export type JoinGraph = ReadonlyMap<string, readonly JoinStep[]>;

/** Every declared join can be walked both ways; a many-to-one walked backwards meets several rows. */
export function buildJoinGraph(metas: readonly TableMeta[]): {
  readonly tables: ReadonlyMap<string, TableMeta>;
  readonly graph: JoinGraph;
  readonly problems: readonly ModelProblem[];
} {
  const problems: ModelProblem[] = [];
  const tables = new Map<string, TableMeta>();
  for (const meta of metas) {
    if (tables.has(meta.name)) problems.push(duplicate(meta.name));
    else tables.set(meta.name, meta);
  }
  const graph = new Map<string, JoinStep[]>([...tables.keys()].map((name) => [name, []]));
  for (const meta of tables.values()) {
    meta.joins.forEach((join, at) => {
      if (!graph.has(join.to)) {
        problems.push(unknownTarget(meta.name, join.to));
        return;
      }
      const on = Object.entries(join.on);
      const back = on.map(([here, there]): readonly [string, string] => [there, here]);
      const [isMany, isManyBack] = [join.cardinality === 'one-to-many', join.cardinality === 'many-to-one'];
      const optional = join.optional === true;
      addStep(graph, { from: meta.name, to: join.to, on, many: isMany, toDetails: isMany, optional });
      addStep(graph, {
        from: join.to,
        to: meta.name,
        on: back,
        many: isManyBack,
        toDetails: at === 0,
        optional: false,
      });
    });
  }
  return { tables, graph, problems };
}

/** A join declared from both sides is one join; the side that promises a single row is believed. */
function addStep(graph: Map<string, JoinStep[]>, step: JoinStep): void {
  const steps = graph.get(step.from) ?? [];
  const at = steps.findIndex((known) => known.to === step.to && sameColumns(known.on, step.on));
  const known = steps[at];
  if (known)
    steps[at] = {
      ...known,
      many: known.many && step.many,
      toDetails: known.toDetails || step.toDetails,
      optional: known.optional || step.optional,
    };
  else steps.push(step);
}

function sameColumns(left: JoinStep['on'], right: JoinStep['on']): boolean {
  const text = (on: JoinStep['on']) => on.map(([here, there]) => `${here}=${there}`).sort();
  return text(left).join() === text(right).join();
}

function duplicate(name: string): ModelProblem {
  return {
    item: { kind: 'table', name },
    code: 'duplicate-name',
    effect: 'none',
    message: `table ${name} is described twice; the first description is used`,
  };
}

function unknownTarget(name: string, to: string): ModelProblem {
  return {
    item: { kind: 'table', name },
    code: 'unknown-table',
    effect: 'none',
    message: `table ${name} declares a join to ${to}, which is not described; the join is left out`,
  };
}
