import type { CheckedQuery } from '../../../warehouse/guard/guard-scope.ts';
import { clockReadings, isClockWord } from '../../../warehouse/inspect/clock-readings.ts';
import type { KnownTable, QueryShape } from '../../../warehouse/inspect/inspection.ts';
import type { AskedDays } from '../period/asked-days.ts';
import { timeColumns } from '../period/time-columns.ts';
import { type Finding, likelyFault } from './finding.ts';

/** Days counted from the server's clock cannot be held against those asked for, and its today may be another one. */
export function clockFindings(
  query: Pick<CheckedQuery, 'tree'>,
  shape: QueryShape,
  { asked, tables }: { readonly asked: AskedDays; readonly tables: readonly KnownTable[] },
): readonly Finding[] {
  const read = [...new Set([...clockReadings(query), ...comparedWords(shape, tables)])];
  if (read.length === 0) return [];
  const names = read.slice(0, 4).join(', ');
  const periods = asked.ranges.map(({ range }) => `${range.from} <= day < ${range.to}`);
  return [
    likelyFault(
      'server-clock',
      {
        ko: `날짜를 데이터베이스 서버의 시계(${names})로 세어, 물어본 날과 다를 수 있어요`,
        en: `it counts days from the database server's clock (${names}), which may not be the days asked about`,
      },
      {
        name: names,
        nearest: [...periods, `today is ${asked.today}`],
        hint: 'write the given days as date literals in place of what reads the server clock',
      },
    ),
  ];
}

/** `day >= 'today'` has no cast to tell it by. */
function comparedWords({ conditions }: QueryShape, tables: readonly KnownTable[]): readonly string[] {
  const isTime = timeColumns(tables);
  return conditions
    .filter(({ columns }) => columns.some(isTime))
    .flatMap(({ literals }) => literals.filter(isClockWord).map((word) => word.trim().toLowerCase()));
}
