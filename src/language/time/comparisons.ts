import { fixed, type Rule } from './rule.ts';
import type { ComparedUnit, CompareKind } from './time-mention.ts';

const compared =
  '(?:\\s*(?:대비|비교(?:해서|해|하여|하면)?|보다|에\\s*비해(?:서)?|와\\s*비교|과\\s*비교|랑\\s*비교))?';
const same = '(?:같은|동일한?)\\s*';
const over = '[\\s-]*(?:over|on|to)[\\s-]*';
const versus = '(?:(?:vs\\.?|versus|compared\\s+(?:to|with)|against|than|relative\\s+to)\\s+)';

const units: readonly (readonly [RegExp, ComparedUnit])[] = [
  [/(?:동일|요일|날|day|weekday)$/, 'day'],
  [/(?:주|week)$/, 'week'],
  [/(?:월|달|month)$/, 'month'],
  [/(?:분기|quarter)$/, 'quarter'],
];

/** Words that compare by themselves, without naming a period first. */
const korean: readonly (readonly [CompareKind, string])[] = [
  [
    'previous-year',
    `(?:작년|전년|지난\\s*해)\\s*(?<about>동기간|동기|동월|동주|동일|동분기|${same}(?:기간|시기|달|월|주|날|때|분기))${compared}`,
  ],
  [
    'previous-month',
    `(?:지난\\s*달|전월)\\s*(?<about>동기간|동기|동일|${same}(?:기간|시기|날|때))${compared}`,
  ],
  [
    'previous-week',
    `(?:지난\\s*주|전주)\\s*(?<about>동기간|동기|동요일|동일|${same}(?:기간|요일|시기|날|때))${compared}`,
  ],
  [
    'previous-period',
    '(?:이전|직전|전)\\s*(?:기간|동기간)\\s*(?:대비|보다|(?:과|이랑)\\s*비교(?:해서|해|하여|하면)?|에\\s*비해)|직전\\s*대비|이전\\s*대비',
  ],
];

const english: readonly (readonly [CompareKind, string])[] = [
  ['previous-year', `y[/o]y|year${over}year`],
  ['previous-quarter', `q[/o]q|quarter${over}quarter`],
  ['previous-month', `m[/o]m|month${over}month`],
  ['previous-week', `w[/o]w|week${over}week`],
  ['previous-day', `d[/o]d|day${over}day`],
  [
    'previous-year',
    `${versus}?(?:the\\s+)?same\\s+(?<about>period|time|week|month|day|days|dates|quarter)(?:\\s+of)?\\s+(?:last\\s+year|the\\s+(?:previous|prior)\\s+year|a\\s+year\\s+(?:ago|earlier))`,
  ],
  [
    'previous-month',
    `${versus}?(?:the\\s+)?same\\s+(?<about>period|time|day|days|dates)(?:\\s+of)?\\s+last\\s+month`,
  ],
  [
    'previous-week',
    `${versus}?(?:the\\s+)?same\\s+(?<about>period|time|day|days|weekday)(?:\\s+of)?\\s+last\\s+week`,
  ],
  ['previous-period', `${versus}(?:the\\s+)?(?:previous|prior|preceding)\\s+period`],
  ...(['day', 'week', 'month', 'quarter', 'year'] as const).map((unit): readonly [CompareKind, string] => [
    `previous-${unit}`,
    `${versus}(?:the\\s+)?${unit}\\s+(?:before|earlier)(?!\\s+(?:last|yesterday))`,
  ]),
];

/** 작년 동기 대비, 직전 기간 대비. */
export const koreanComparisons: readonly Rule[] = korean.map(rule);
/** YoY, week over week, vs the same period last year. */
export const englishComparisons: readonly Rule[] = english.map(rule);

function rule([compare, source]: readonly [CompareKind, string]): Rule {
  return {
    source,
    read: ({ about }) => {
      const unit = units.find(([word]) => word.test(about ?? ''))?.[1];
      return fixed({ kind: 'compare', compare, range: null, ...(unit === undefined ? {} : { about: unit }) });
    },
  };
}
