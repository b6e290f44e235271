import type { Knowledge, Metric } from '../../domain/knowledge.ts';
import { type Finding, meantAmong } from './finding.ts';

/** Every name an item uses must be borne by another item. */
export function findDangling(knowledge: Knowledge): Finding[] {
  return [
    ...danglingJoins(knowledge),
    ...danglingTables(knowledge),
    ...danglingWays(knowledge),
    ...danglingConditions(knowledge),
    ...danglingContainers(knowledge),
    ...danglingMetrics(knowledge),
    ...circularMetrics(knowledge.metrics),
    ...danglingDefinitions(knowledge),
    ...danglingLogTerms(knowledge),
  ];
}

/** The metrics that a ratio or derived metric is computed from. */
export function operandsOf(metric: Metric): readonly string[] {
  switch (metric.kind) {
    case 'aggregate':
      return [];
    case 'ratio':
      return [metric.numerator, metric.denominator];
    case 'derived':
      return [...metric.expression.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim());
  }
}

function danglingJoins({ tables }: Knowledge): Finding[] {
  const names = tables.map((table) => table.name);
  return tables.flatMap((table) =>
    table.joins
      .filter((join) => !names.includes(join.to))
      .map((join) => ({
        source: table.source,
        message: `table \`${table.name}\` joins \`${join.to}\`, which has no file under tables/`,
        remedy: meantAmong(join.to, names),
        fatal: false,
      })),
  );
}

function danglingTables({ tables, metrics, dimensions }: Knowledge): Finding[] {
  const names = tables.map((table) => table.name);
  const aggregates = metrics.filter((metric) => metric.kind === 'aggregate');
  return [
    ...aggregates.map((metric) => ({ item: metric, what: 'metric' })),
    ...dimensions.map((dimension) => ({ item: dimension, what: 'dimension' })),
  ]
    .filter(({ item }) => !names.includes(item.table))
    .map(({ item, what }) => ({
      source: item.source,
      message: `${what} \`${item.name}\` is on table \`${item.table}\`, which has no file under tables/`,
      remedy: meantAmong(item.table, names),
      fatal: true,
    }));
}

function danglingWays({ tables, dimensions }: Knowledge): Finding[] {
  const names = tables.map((table) => table.name);
  return dimensions.flatMap(({ name, via = {}, source }) =>
    [...new Set(Object.entries(via).flat())]
      .filter((table) => !names.includes(table))
      .map((table) => ({
        source,
        message: `dimension \`${name}\` goes via \`${table}\`, which has no file under tables/`,
        remedy: meantAmong(table, names),
        fatal: true,
      })),
  );
}

function danglingConditions({ tables, dimensions }: Knowledge): Finding[] {
  const names = tables.map((table) => table.name);
  return dimensions.flatMap(({ name, existsWhen = {}, source }) =>
    Object.keys(existsWhen)
      .filter((table) => !names.includes(table))
      .map((table) => ({
        source,
        message: `dimension \`${name}\` says when it exists for \`${table}\`, which has no file under tables/`,
        remedy: meantAmong(table, names),
        fatal: true,
      })),
  );
}

function danglingContainers({ dimensions }: Knowledge): Finding[] {
  return dimensions.flatMap(({ name, table, within = [], source }) => {
    const beside = dimensions.filter((other) => other.table === table && other.name !== name);
    const names = beside.map((other) => other.name);
    return within
      .filter((container) => !names.includes(container))
      .map((container) => ({
        source,
        message: `dimension \`${name}\` lies within \`${container}\`, which is no other dimension of \`${table}\``,
        remedy: meantAmong(container, names),
        fatal: true,
      }));
  });
}

function danglingMetrics({ metrics }: Knowledge): Finding[] {
  const names = metrics.map((metric) => metric.name);
  return metrics.flatMap((metric) => {
    const operands = operandsOf(metric);
    const named = metric.finer == null ? operands : [...operands, metric.finer];
    const unknown = named.filter((name) => !names.includes(name));
    const found = unknown.map((name) => ({
      source: metric.source,
      message: `metric \`${metric.name}\` names \`${name}\`, which is no metric`,
      remedy: meantAmong(name, names),
      fatal: true,
    }));
    if (metric.kind !== 'derived' || operands.length > 0) return found;
    const message = `metric \`${metric.name}\` is derived, and its expression names no metric`;
    return [
      {
        source: metric.source,
        message,
        remedy: 'write metrics in braces: {net_sales} - {coupon_cost}',
        fatal: true,
      },
    ];
  });
}

function circularMetrics(metrics: readonly Metric[]): Finding[] {
  const byName = new Map(metrics.map((metric) => [metric.name, metric]));
  const reaches = (from: string, target: string, seen: Set<string>): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    const metric = byName.get(from);
    const operands = metric ? operandsOf(metric) : [];
    return operands.some((name) => name === target || reaches(name, target, seen));
  };
  return metrics
    .filter((metric) => reaches(metric.name, metric.name, new Set()))
    .map((metric) => ({
      source: metric.source,
      message: `metric \`${metric.name}\` is computed from itself`,
      remedy: 'compute it from aggregate metrics',
      fatal: true,
    }));
}

function danglingDefinitions({ glossary, metrics }: Knowledge): Finding[] {
  const names = metrics.map((metric) => metric.name);
  return glossary.flatMap((term) => {
    const unknown = term.definitions.flatMap(({ metric }) =>
      metric && !names.includes(metric) ? [metric] : [],
    );
    const findings = unknown.map((name) => ({
      source: term.source,
      message: `term \`${term.name}\` names the metric \`${name}\`, which does not exist`,
      remedy: meantAmong(name, names),
      fatal: true,
    }));
    if (term.definitions.filter((definition) => definition.preferred).length <= 1) return findings;
    const message = `term \`${term.name}\` prefers more than one definition`;
    return [...findings, { source: term.source, message, remedy: 'keep one `preferred: true`', fatal: true }];
  });
}

function danglingLogTerms({ logTerms, logs }: Knowledge): Finding[] {
  const names = logTerms.map((term) => term.term);
  const corrections = logTerms.flatMap((term) =>
    term.notToConfuseWith
      .filter((other) => !names.includes(other.term) || other.term === term.term)
      .map((other) => ({
        source: term.source,
        message: `log term \`${term.term}\` is set apart from \`${other.term}\`, which is no other log term`,
        remedy: meantAmong(other.term, names),
        fatal: false,
      })),
  );
  const keys = logs
    .filter((log) => log.key !== `${log.screen}.${log.group}.${log.event}`)
    .map((log) => ({
      source: log.source,
      message: `event \`${log.key}\` does not match its screen, group and event`,
      remedy: `the key is screen.group.event: \`${log.screen}.${log.group}.${log.event}\``,
      fatal: true,
    }));
  return [...corrections, ...keys];
}
