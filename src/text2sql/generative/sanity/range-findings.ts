import type { IsoDate } from '../../../domain/date-range.ts';
import { addDays } from '../../../domain/iso-days.ts';
import type { AskedDays } from './asked-days.ts';
import { type Finding, likelyFault } from './finding.ts';
import type { StatementDays } from './statement-days.ts';

/** A statement over other days than those that were asked for gives a right number to another question. */
export function rangeFindings(asked: AskedDays, days: StatementDays): readonly Finding[] {
  if (asked.whole === null || asked.isOpen || !days.hasColumn) return [];
  const { from, to } = asked.whole;
  const wanted = `${from} <= day < ${to}`;
  if (!days.hasCondition) return [outOfRange(asked, null, wanted)];
  const stray = [...days.lower, ...days.upper, ...days.exact].find(
    (day) => day < addDays(from, -1) || day > to,
  );
  if (stray !== undefined) return [outOfRange(asked, stray, wanted)];
  if (days.isComputed || days.exact.length > 0) return [];
  const missed = missedEnd(asked, days);
  return missed === null ? [] : [outOfRange(asked, missed, wanted)];
}

/** The bound that leaves out days at either end, or the open end of a period that is over; null when all are read. */
function missedEnd({ whole, today }: AskedDays, { lower, upper }: StatementDays): IsoDate | null {
  if (whole === null) return null;
  const first = [...lower].sort()[0];
  const last = [...upper].sort().at(-1);
  if (first === undefined || first > whole.from) return first ?? whole.from;
  if (last === undefined) return whole.to <= today ? whole.to : null;
  return last < addDays(whole.to, -1) ? last : null;
}

function outOfRange(asked: AskedDays, day: IsoDate | null, wanted: string): Finding {
  const words = asked.ranges.map((each) => each.words).join(', ');
  return likelyFault(
    'out-of-range',
    {
      ko: `물어본 기간(${words})과 쿼리의 기간이 달라요`,
      en: `the query covers other days than those asked for (${words})`,
    },
    {
      name: day,
      nearest: [wanted],
      hint:
        day === null
          ? 'the question names a period and no condition limits the time column to it'
          : 'the condition on the time column does not cover exactly the days asked for',
    },
  );
}
