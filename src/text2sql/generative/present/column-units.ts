import type { ColumnRef } from '../../../warehouse/inspect/inspection.ts';
import { type Measure, measureOf, unknown } from '../../../warehouse/measure/measure.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import { perKnowledge } from '../per-knowledge.ts';

/** What columns of real tables count in. */
export interface ColumnUnits {
  readonly unitOf: (column: ColumnRef) => Measure;
  /** Whether somebody wrote down that a column holds won: a definition or the column's own comment. */
  readonly isWon: (column: ColumnRef) => boolean;
}

const wonNoted = /[([]\s*(?:단위\s*:?\s*)?원\s*[)\]]|\bKRW\b|₩|\bin won\b/i;
const minutesNoted = /[([]\s*(?:단위\s*:?\s*)?분\s*[)\]]/;
const secondsNoted = /[([]\s*(?:단위\s*:?\s*)?초\s*[)\]]/;

/** Names say it where nobody wrote it down. */
const named: readonly (readonly [RegExp, Measure])[] = [
  [/(^|_)(amount|fee|price|cost|spend|revenue|budget|sales|subtotal|gmv)$/, measureOf('money')],
  [/(^|_)(minutes|mins)$/, measureOf('time')],
  [/(^|_)(seconds|secs)$/, measureOf('time', 60)],
  [/(^|_)(rating|score|satisfaction|stars)$/, measureOf('score')],
  [/(^|_)(rate|ratio|share)$/, measureOf('share')],
  [/(^|_)(percent|pct)$/, measureOf('share', 100)],
];

/** A metric over one bare column gives the column its format. */
const overOneColumn = /^\s*(?:sum|avg|min|max)\s*\(\s*(\w+)\s*\)\s*$/i;

/** What a format of the definitions says of a number. */
export const unitOfFormat: Readonly<Record<string, Measure>> = {
  krw: measureOf('money'),
  minutes: measureOf('time'),
  score: measureOf('score'),
  percent: measureOf('share'),
};

/** From definitions and comments, then from names. */
export const columnUnits = perKnowledge(readUnits);

function readUnits(knowledge: ServedKnowledge): ColumnUnits {
  const units = new Map<string, Measure>();
  const won = new Set<string>();
  for (const [key, unit, isWon] of [...catalogUnits(knowledge), ...definedUnits(knowledge)]) {
    units.set(key, unit);
    if (isWon) won.add(key);
  }
  return {
    unitOf: ({ table, column }) => units.get(`${table}.${column}`) ?? unknown,
    isWon: ({ table, column }) => won.has(`${table}.${column}`),
  };
}

type ColumnUnit = readonly [key: string, unit: Measure, isWon: boolean];

function catalogUnits({ catalog }: ServedKnowledge): readonly ColumnUnit[] {
  return catalog.flatMap(({ schema, name: table, columns }) =>
    columns.flatMap(({ name, comment }): ColumnUnit[] => {
      const noted = unitNoted(comment ?? '');
      const unit = noted ?? named.find(([pattern]) => pattern.test(name))?.[1];
      return unit === undefined ? [] : [[`${schema}.${table}.${name}`, unit, noted?.unit === 'money']];
    }),
  );
}

function definedUnits({ metrics, dimensions }: ServedKnowledge): readonly ColumnUnit[] {
  const ofMetrics = metrics.flatMap((metric) => {
    const column = metric.kind === 'aggregate' ? overOneColumn.exec(metric.expression)?.[1] : undefined;
    return metric.kind !== 'aggregate' || column === undefined
      ? []
      : [{ key: `${metric.table}.${column}`, format: metric.format }];
  });
  const ofDimensions = dimensions.map(({ table, expression, format }) => ({
    key: `${table}.${expression}`,
    format,
  }));
  return [...ofMetrics, ...ofDimensions].flatMap(({ key, format }): ColumnUnit[] => {
    const unit = unitOfFormat[format];
    return unit === undefined ? [] : [[key, unit, format === 'krw']];
  });
}

function unitNoted(comment: string): Measure | null {
  if (wonNoted.test(comment)) return measureOf('money');
  if (minutesNoted.test(comment)) return measureOf('time');
  return secondsNoted.test(comment) ? measureOf('time', 60) : null;
}
