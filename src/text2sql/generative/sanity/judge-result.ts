import type { Row } from '../../../domain/cell.ts';
import { fanOuts } from '../../../warehouse/inspect/fan-outs.ts';
import type { KnownTable, QueryShape, TableLink } from '../../../warehouse/inspect/inspection.ts';
import type { RunResult } from '../../../warehouse/warehouse.ts';
import type { AskedDays } from './asked-days.ts';
import { figureFindings } from './figure-findings.ts';
import { type Finding, likelyFault } from './finding.ts';
import { rangeFindings } from './range-findings.ts';
import { type StatedValue, unusedValueFindings } from './stated-values.ts';
import { dayIn, statementDays, timeColumns } from './statement-days.ts';
import { type ValueContext, valueFindings } from './value-findings.ts';

export interface SanityContext extends ValueContext {
  readonly question: string;
  readonly asked: AskedDays;
  readonly tables: readonly KnownTable[];
  readonly links: readonly TableLink[];
  readonly timeZone: string;
  /** The stored values that the question names. */
  readonly stated: readonly StatedValue[];
  /** The few tables that matter most to it. */
  readonly central: readonly string[];
}

/** What speaks against a result, from the statement's shape and the rows. */
export async function judgeResult(
  shape: QueryShape,
  result: RunResult,
  context: SanityContext,
): Promise<readonly Finding[]> {
  const { tables, links, asked, timeZone, question } = context;
  return [
    ...fanOutFindings(shape, links),
    ...rangeFindings(asked, statementDays(shape, tables, timeZone)),
    ...(isNothing(result.rows) ? await nothingFindings(shape, result.rows, context) : []),
    ...dateFindings(shape, result, context),
    ...limitFindings(question, shape, result),
    ...figureFindings(result.sql, shape, result.rows),
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
        ko: `${aggregate}이(가) ${by} 조인 때문에 ${table}의 같은 행을 여러 번 셀 수 있어요`,
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
  if (rows.every((row) => row.every((cell) => cell === null))) return true;
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
  if (!rows.every((row) => row.every((cell) => cell === null))) return [];
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
  { rows }: RunResult,
  { asked, tables, timeZone }: SanityContext,
): readonly Finding[] {
  const { whole, isOpen } = asked;
  const [first] = shape.outputs;
  if (whole === null || isOpen || first === undefined || shape.groupedBy.length === 0) return [];
  if (first.aggregate !== null || !first.columns.some(timeColumns(tables))) return [];
  const days = rows.flatMap((row) => dayIn(String(row[0] ?? ''), timeZone) ?? []);
  const earliest = `${whole.from.slice(0, 4)}-01-01`;
  const stray = days.find((day) => day >= whole.to || day < earliest);
  if (stray === undefined) return [];
  return [
    likelyFault(
      'dates-outside',
      { ko: `물어본 기간 밖의 날(${stray})이 있어요`, en: `it shows days outside the period (${stray})` },
      { name: stray, hint: 'rows of days outside the asked period are shown' },
    ),
  ];
}

const fewest = [
  /(?:\btop|\bbottom|\bbest|\bworst|\bfirst|상위|하위|탑)\s*(\d{1,4})\b/iu,
  /(?:가장|제일|높은|낮은|많은|적은|많이|적게).{0,24}?(\d{1,4})\s*(?:개|명|곳|건|가지|위)/u,
];

function limitFindings(question: string, { limit }: QueryShape, { rows }: RunResult): readonly Finding[] {
  const asked = fewest.flatMap((pattern) => pattern.exec(question)?.[1] ?? [])[0];
  if (asked === undefined || limit !== null || rows.length <= Number(asked)) return [];
  return [
    {
      kind: 'limit-missing',
      text: { ko: `${asked}개를 물었는데 모두 보여요`, en: `${asked} were asked for and all are shown` },
      fault: null,
    },
  ];
}
