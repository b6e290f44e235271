import { type Fields, list, unwrap } from '../../../warehouse/guard/tree.ts';
import { type Measure, unknown } from '../../../warehouse/measure/measure.ts';
import { measureOutputs } from '../../../warehouse/measure/measure-outputs.ts';
import type { ServedKnowledge } from '../../served-knowledge.ts';
import type { Asked } from '../asked.ts';
import type { Ran } from '../attempt.ts';
import type { Names } from '../names.ts';
import type { AskedDays } from '../period/asked-days.ts';
import { columnUnits } from './column-units.ts';
import type { ColumnContext } from './columns.ts';
import { describeOutput } from './describe-output.ts';
import { createHonesty } from './honesty.ts';

/** What a model's words on a result are held against, read off its statement. */
export interface Grounds {
  /** What each output counts in. */
  readonly measures: readonly Measure[];
  readonly isHonest: (words: string) => boolean;
  readonly columns: ColumnContext;
}

export interface GroundsContext {
  readonly asked: Asked;
  readonly knowledge: ServedKnowledge;
  readonly names: Names;
  readonly days: AskedDays;
}

export function groundsOf({ checked, sql, used }: Ran, context: GroundsContext): Grounds {
  const { asked, knowledge, names, days } = context;
  const { shape } = checked.inspection;
  const units = columnUnits(knowledge);
  const measures = measureOutputs(checked.query, { tables: knowledge.catalog, unitOf: units.unitOf });
  const isHonest = createHonesty({
    question: [asked.question, asked.refined ?? ''].join('\n'),
    sql,
    conditions: shape.conditions,
    measures,
    metrics: knowledge.metrics,
    used,
    dimensions: knowledge.dimensions,
    ranges: days.ranges.map(({ range }) => range),
  });
  const described = { names, isDirect: readsTables(checked.query.tree), locale: asked.locale };
  return {
    measures,
    isHonest,
    columns: {
      metrics: used,
      measures,
      outputs: shape.outputs,
      usesWon: knowledge.metrics.some(({ format }) => format === 'krw'),
      isWon: ({ columns }) => columns.some(units.isWon),
      isMoney: ({ columns }) => columns.some((column) => units.unitOf(column).unit === 'money'),
      isHonest,
      describe: (at) => describeOutput(shape, at, measures[at] ?? unknown, described),
      question: asked.question,
      locale: asked.locale,
    },
  };
}

function readsTables({ fromClause, withClause }: Fields): boolean {
  return withClause === undefined && list(fromClause).every((item) => unwrap(item)?.type === 'RangeVar');
}
