import type { AggregateMetric, Metric } from '../../../domain/knowledge.ts';
import { normalise } from '../../../language/tokens/normalise.ts';
import type { QueryShape } from '../../../warehouse/inspect/inspection.ts';
import { type Finding, likelyFault } from './finding.ts';

/** The governed metrics of the prompt. */
export interface DefinedMetrics {
  readonly metrics: readonly Metric[];
  /** What a metric is computed from, down to aggregates of tables. */
  readonly leavesOf: (metric: Metric) => readonly AggregateMetric[];
}

/**
 * A number under the name of a governed metric that is plainly computed in another way: its conditions are missing, or its
 * aggregate. `used` are those that the statement computes by.
 */
export function definitionFindings(
  shape: QueryShape,
  headings: readonly { readonly name: string; readonly label: string }[],
  used: readonly Metric[],
  { metrics, leavesOf }: DefinedMetrics,
): readonly Finding[] {
  const known = new Set(used.map(({ name }) => name));
  const byName = new Map(headings.map(({ name, label }) => [name, label]));
  const labels = shape.outputs
    .filter(({ aggregate }) => aggregate !== null)
    .map(({ name }) => normalise(byName.get(name) ?? ''));
  const claimed = metrics.filter(({ label }) =>
    [label.ko, label.en].some((text) => labels.includes(normalise(text))),
  );
  const isOneOf = claimed.some(({ name }) => known.has(name));
  return claimed
    .filter((metric) => !isOneOf && !leavesOf(metric).every((leaf) => mayCompute(leaf, shape)))
    .slice(0, 1)
    .map(notAsDefined);
}

function mayCompute({ table, expression, filters }: AggregateMetric, shape: QueryShape): boolean {
  if (!shape.tables.some(({ name }) => name === table)) return false;
  const literals = new Set(shape.conditions.flatMap((condition) => condition.literals));
  const wanted = filters.flatMap((filter) =>
    [...filter.matchAll(/'((?:[^']|'')*)'/g)].map(([, literal = '']) => literal.replaceAll("''", "'")),
  );
  const name = /^\s*(\w+)\s*\(/.exec(expression)?.[1]?.toLowerCase();
  const isAggregated = name === undefined || shape.aggregates.some((aggregate) => aggregate.name === name);
  return isAggregated && wanted.every((literal) => literals.has(literal));
}

function notAsDefined({ name, label }: Metric): Finding {
  return likelyFault(
    'not-as-defined',
    {
      ko: `'${label.ko}'(이)라고 했지만 검증된 정의대로 계산하지 않았어요`,
      en: `it is called '${label.en}' but is not computed as that is defined`,
    },
    {
      name,
      hint: 'compute it exactly as defined, with every condition of the definition, or give the column another label',
    },
  );
}
