import type { TimeGrain } from '../../domain/date-range.ts';
import { fixed, type Rule } from './rule.ts';

/** Words per step; longer ones win, so "요일별" is never "일별" and "최근 4주간" never "주간". */
const korean: readonly (readonly [TimeGrain, string])[] = [
  ['day', '일별|일자별|날짜별|일\\s*단위|매일|날마다|하루(?:별|마다|에|당|단위)?|일간|일자\\s*기준'],
  ['week', '주별|주차별|주\\s*단위|매주|주마다|주간(?:별)?'],
  ['month', '월별|달별|월\\s*단위|매월|매달|달마다|월마다|월간'],
  ['quarter', '분기별|분기\\s*단위|매\\s*분기|분기마다'],
  ['year', '연도별|년도별|연별|년별|연\\s*단위|년\\s*단위|매년|매해|해마다|연간'],
  ['hour-of-day', '시간대별|시간별|시간\\s*단위|시간대(?:마다|\\s*기준)?|매시간|시간마다|시별'],
  ['day-of-week', '요일별|요일마다|요일\\s*(?:기준|단위)'],
];

const english: readonly (readonly [TimeGrain, string])[] = [
  ['day', '(?:(?:by|per|each|every)\\s+)(?:calendar\\s+)?(?:day|date)|day[\\s-]+by[\\s-]+day|daily|a\\s+day'],
  ['week', '(?:(?:by|per|each|every)\\s+)week|week[\\s-]+by[\\s-]+week|weekly|a\\s+week'],
  ['month', '(?:(?:by|per|each|every)\\s+)month|month[\\s-]+by[\\s-]+month|monthly|a\\s+month'],
  ['quarter', '(?:(?:by|per|each|every)\\s+)quarter|quarter[\\s-]+by[\\s-]+quarter|quarterly'],
  ['year', '(?:(?:by|per|each|every)\\s+)year|year[\\s-]+by[\\s-]+year|yearly|annually'],
  [
    'hour-of-day',
    '(?:(?:by|per|each|every)\\s+)(?:the\\s+)?hour(?:\\s+of\\s+(?:the\\s+)?day)?|hour[\\s-]+by[\\s-]+hour|hourly',
  ],
  [
    'day-of-week',
    '(?:(?:by|per|each|every)\\s+)(?:the\\s+)?(?:day\\s+of\\s+(?:the\\s+)?week|weekday)|(?:by|per)\\s+dow',
  ],
];

/** 일별, 주별, 월별, 시간대별, 요일별. */
export const koreanGrains: readonly Rule[] = korean.map(rule);
/** daily, by month, per weekday. */
export const englishGrains: readonly Rule[] = english.map(rule);

function rule([grain, source]: readonly [TimeGrain, string]): Rule {
  return { source, read: () => fixed({ kind: 'grain', grain }) };
}
