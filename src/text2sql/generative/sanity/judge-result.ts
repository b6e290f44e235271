import type { Row } from '../../../domain/cell.ts';
import type { Localised } from '../../../domain/locale.ts';
import { withJosa } from '../../../language/josa.ts';
import type { CheckedQuery } from '../../../warehouse/guard/guard-scope.ts';
import { fanOuts } from '../../../warehouse/inspect/fan-outs.ts';
import type { ColumnRef, KnownTable, QueryShape, TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { RunResult } from '../../../warehouse/warehouse.ts';
import { isEmpty } from '../../present/show-rows.ts';
import type { AskedDays } from '../period/asked-days.ts';
import type { PeriodFit } from '../period/period-fit.ts';
import { dayIn } from '../period/statement-days.ts';
import { figureFindings } from './figure-findings.ts';
import { type Finding, likelyFault } from './finding.ts';
import { joinFindings } from './join-findings.ts';
import { limitFindings } from './limit-findings.ts';
import { otherTimeFindings } from './other-time.ts';
import { rangeFindings } from './range-findings.ts';
import { type StatedValue, unusedValueFindings } from './stated-values.ts';
import { type ValueContext, valueFindings } from './value-findings.ts';

export interface SanityContext extends ValueContext {
  readonly question: string;
  /** What a column is called by people; null where nobody wrote it down. */
  readonly columnLabel?: (table: string, column: string) => Localised | null;
  readonly asked: AskedDays;
  readonly tables: readonly KnownTable[];
  readonly links: readonly TableLink[];
  readonly timeZone: string;
  /** The stored values that the question names. */
  readonly stated: readonly StatedValue[];
  /** The few tables that matter most to it. */
  readonly central: readonly string[];
}

export interface JudgedStatement {
  readonly tree: CheckedQuery['tree'];
  readonly shape: QueryShape;
  readonly period: PeriodFit;
}

/** What speaks against a result, from the statement's shape and the rows. */
export async function judgeResult(
  { tree, shape, period }: JudgedStatement,
  result: RunResult,
  context: SanityContext,
): Promise<readonly Finding[]> {
  const { links, asked, question } = context;
  return [
    ...fanOutFindings(shape, links),
    ...joinFindings(shape, links, context.tables),
    ...rangeFindings(asked, period),
    ...otherTimeFindings(shape, period, context),
    ...(isNothing(result.rows) ? await nothingFindings(shape, result.rows, context) : []),
    ...dateFindings(shape, period, result, context.timeZone),
    ...limitFindings(question, tree, result.rows.length),
    ...figureFindings(shape, result.rows, [question]),
    ...unusedValueFindings(shape, context.stated, context.central),
    ...(result.truncated === null ? [] : [truncated]),
  ];
}

const truncated: Finding = {
  kind: 'truncated',
  text: { ko: '결과가 표시 한도에서 잘렸어요', en: 'the result was cut at the display limit' },
  fault: null,
};

function fanOutFindings(shape: QueryShape, links: readonly TableLink[]): readonly Finding[] {
  return fanOuts(shape, links).map(({ aggregate, table, by }) =>
    likelyFault(
      'fan-out',
      {
        ko: `${withJosa(aggregate, '이/가')} ${by} 조인 때문에 ${table}의 같은 행을 여러 번 셀 수 있어요`,
        en: `${aggregate} may count rows of ${table} several times because of the join with ${by}`,
      },
      {
        name: `${aggregate} over ${table}`,
        hint: `${by} repeats rows of ${table}: aggregate before the join, or use exists`,
      },
    ),
  );
}

/** No row, nothing but nulls, or a single row of zeros and nulls: where a literal is no stored value, that is why. */
function isNothing(rows: readonly Row[]): boolean {
  if (isEmpty(rows)) return true;
  return rows.length === 1 && (rows[0] ?? []).every((cell) => cell === null || Number(cell) === 0);
}

async function nothingFindings(
  shape: QueryShape,
  rows: readonly Row[],
  context: SanityContext,
): Promise<readonly Finding[]> {
  const unknown = await valueFindings(shape, context);
  if (unknown.length > 0) return unknown;
  if (rows.length === 0) {
    return [{ kind: 'empty', text: { ko: '조건에 맞는 행이 없어요', en: 'no row matches' }, fault: null }];
  }
  if (!isEmpty(rows)) return [];
  return [
    likelyFault(
      'all-null',
      { ko: '결과가 모두 비어 있어요', en: 'every value of the result is empty' },
      { name: null, hint: 'every value is null: check the joins, the conditions and what is aggregated' },
    ),
  ];
}

/** Days shown that lie after the asked ones, or long before them (a week or month may begin before its first asked day). */
function dateFindings(
  shape: QueryShape,
  period: PeriodFit,
  { rows }: RunResult,
  timeZone: string,
): readonly Finding[] {
  const [first] = shape.outputs;
  if (period.kind !== 'covered' || first === undefined || shape.groupedBy.length === 0) return [];
  const carries = ({ table, column }: ColumnRef) => period.columns.includes(`${table}.${column}`);
  if (first.aggregate !== null || !first.columns.some(carries)) return [];
  const end =
    period.ranges
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  const earliest = `${(period.ranges.map(({ from }) => from).sort()[0] ?? '').slice(0, 4)}-01-01`;
  const days = rows.flatMap((row) => dayIn(String(row[0] ?? ''), timeZone) ?? []);
  const stray = days.find((day) => day >= end || day < earliest);
  if (stray === undefined) return [];
  return [
    likelyFault(
      'dates-outside',
      { ko: `물어본 기간 밖의 날(${stray})이 있어요`, en: `it shows days outside the period (${stray})` },
      { name: first.name, hint: 'rows of days outside the asked period are shown' },
    ),
  ];
}
