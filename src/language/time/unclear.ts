import { yearPrefix } from './korean-dates.ts';
import { problem, type Rule } from './rule.ts';

const month = `(?:${yearPrefix}?\\d{1,2}\\s*월|지지난\\s*달|지난\\s*달|저번\\s*달|이번\\s*달|이달)\\s*(?:의\\s*)?`;
const nth = '(?:첫|두|세|네|다섯|둘|셋|넷|마지막|[1-6])';

const nthWeek = `${nth}\\s*(?:번째|째)?\\s*주차?`;

const englishMonths = 'january|february|march|april|may|june|july|august|september|october|november|december';
const englishPeriod = `(?:the\\s+|this\\s+|last\\s+)?(?:${englishMonths}|month|quarter|year)`;
const ordinal = '(?:first|second|third|fourth|fifth|last|final|\\d(?:st|nd|rd|th))';

/**
 * Parts of months whose edges teams draw differently (3월 첫째 주, 월말, late March). Read as one expression, so that
 * "last week of March" is never taken for last week, and refused, so that nobody gets a figure for a guess.
 */
export const unclearKorean: readonly Rule[] = [
  `${month}${nthWeek}(?:\\s*(?:와|과|및|하고|,)\\s*${nthWeek})?`,
  `${month}(?:초반|중반|후반|말경|초|말)`,
  '월말|연말|년말|분기\\s*말|분기\\s*초|주초|연말\\s*연시',
].map((source) => ({ source, read: () => problem('unclear') }));

export const unclearEnglish: readonly Rule[] = [
  `(?:the\\s+)?${ordinal}\\s+(?:few\\s+)?(?:weeks?|weekends?|days?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\s+(?:of|in)\\s+${englishPeriod}`,
  `(?:early|mid|late)[\\s-]+(?:(?:this|last)\\s+)?(?:${englishMonths}|month|quarter|year)`,
  `(?:the\\s+)?(?:end|middle)\\s+of\\s+${englishPeriod}`,
].map((source) => ({ source, read: () => problem('unclear') }));
