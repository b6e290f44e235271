import type { Locale } from '../../../domain/locale.ts';
import type { Measure, Unit } from '../../../warehouse/measure/measure.ts';

/** What the head of a heading promises, by its last word in Korean and the one before the first preposition in English. */
const promises: readonly (readonly [Unit, RegExp, RegExp])[] = [
  [
    'count',
    /(?:건수|개수|횟수|명수|인원|(?:주문|회원|가게|고객|리뷰|사람|손님|메뉴|상품|라이더|방문|문의)\s?수)$/,
    /^(?:number of\b.*|.*\bcount)$/,
  ],
  [
    'money',
    /(?:매출|금액|[가-힣]액|비용|요금|수수료|배달비|광고비|가격|객단가|단가|원가|예산|구독료|gmv)$/i,
    /\b(?:revenue|sales|amounts?|spend|costs?|prices?|fees?|turnover|gmv|budget)$/,
  ],
  ['share', /(?:율|비중|퍼센트)$/, /^(?:share\b.*|.*\b(?:rate|share|ratio|percentage|percent))$/],
  ['score', /(?:별점|평점|만족도)$/, /\b(?:rating|score|satisfaction)$/],
  [
    'time',
    /(?:(?:소요|걸린|배달|조리|대기|응답|준비|처리)\s?시간)$/,
    /\b(?:minutes|duration|(?:delivery|cooking|waiting|response|preparation) time)$/,
  ],
  ['part', /(?:시각|시간대|요일)$/, /^(?:hours?|weekdays?|hour of day)$/],
];

const prepositions = /\s(?:by|per|in|for|excluding|without|with|from|of|over|during|last|this)\s.*$/i;

/** The unit a heading promises; null where it promises none. */
export function promisedUnit(heading: string): Unit | null {
  const bare = heading.replace(/\s*[([][^)\]]*[)\]]\s*$/u, '').trim();
  const english = bare.toLowerCase();
  const head = /^(?:number|share) of\b/.test(english) ? english : english.replace(prepositions, '');
  const found = promises.find(([, ko, en]) => ko.test(bare) || en.test(head));
  return found?.[0] ?? null;
}

/** Whether a heading promises what a number plainly is not. What cannot be told contradicts nothing. */
export function contradicts(heading: string, { unit }: Measure): boolean {
  const promised = promisedUnit(heading);
  if (promised === null || unit === 'unknown' || unit === 'number') return false;
  if (promised === 'share') return unit !== 'share' && unit !== 'change' && unit !== 'condition';
  if (promised === 'count') return unit !== 'count' && unit !== 'share' && unit !== 'score';
  return promised !== unit;
}

/** Nothing of another language, unless the asker wrote it as well. */
export function isInLanguage(heading: string, locale: Locale, question: string): boolean {
  if (locale === 'ko') return true;
  const korean = heading.match(/\p{Script=Hangul}+/gu) ?? [];
  return korean.every((word) => question.includes(word));
}

/** A column's name as words. */
export function readableName(name: string): string {
  return name.replaceAll('_', ' ').replace(/\s+/g, ' ').trim();
}
