import type { AskedDays } from '../period/asked-days.ts';
import type { PeriodFit } from '../period/period-fit.ts';
import { type Finding, likelyFault } from './finding.ts';

/** A statement over other days than those that were asked for gives a right number to another question. */
export function rangeFindings(asked: AskedDays, fit: PeriodFit): readonly Finding[] {
  switch (fit.kind) {
    case 'unbounded':
      return [
        outOfRange(asked, null, 'the question names a period and no condition limits the time column to it'),
      ];
    case 'other':
      return [
        outOfRange(
          asked,
          fit.bound,
          'the condition on the time column does not cover exactly the days asked for: write half-open bounds with date literals',
        ),
      ];
    case 'unknown':
      return [unclear(asked)];
    default:
      return [];
  }
}

function outOfRange(asked: AskedDays, bound: string | null, hint: string): Finding {
  const words = wordsOf(asked);
  return likelyFault(
    'out-of-range',
    {
      ko: `물어본 기간(${words})과 쿼리의 기간이 달라요`,
      en: `the query covers other days than those asked for (${words})`,
    },
    { name: bound, nearest: wantedOf(asked), hint },
  );
}

function unclear(asked: AskedDays): Finding {
  const words = wordsOf(asked);
  return likelyFault(
    'range-unclear',
    {
      ko: `쿼리가 물어본 기간(${words})을 정확히 읽는지 확인할 수 없어요`,
      en: `nobody can tell from the query whether it reads exactly the days asked for (${words})`,
    },
    {
      name: null,
      nearest: wantedOf(asked),
      hint: 'compare the time column itself with date literals, as half-open bounds',
    },
  );
}

function wordsOf({ ranges }: AskedDays): string {
  return ranges.map((each) => each.words).join(', ');
}

function wantedOf({ ranges }: AskedDays): readonly string[] {
  return ranges.map(({ range }) => `${range.from} <= day < ${range.to}`);
}
