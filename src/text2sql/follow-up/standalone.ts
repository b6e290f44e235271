import type { Clock, DateRange } from '../../domain/date-range.ts';
import { addDays, daysText, isSameRange } from '../../domain/iso-days.ts';
import type { Locale, Localised } from '../../domain/locale.ts';
import { formatValue } from '../../language/messages/format-value.ts';
import { inSentence } from '../../language/messages/sentences.ts';
import { readTime } from '../../language/time/read-time.ts';
import { BEGINNING, type CompareKind } from '../../language/time/time-mention.ts';
import type { MetricCondition, MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import { titleOf } from '../governed/title.ts';

/** What days can be called by. */
export interface PeriodWords {
  readonly clock: Clock;
  /** The texts the days may have been named in, the newest first: the asker's own words come before any other. */
  readonly said: readonly string[];
}

/** The query as somebody would ask it at once: "지난주 강남구 매출, 전월 대비". */
export function standaloneQuestion(query: MetricQuery, model: SemanticModel, period: PeriodWords): Localised {
  const title = titleOf(query, model);
  const ko = [periodIn(query.range, period, 'ko'), title.ko].filter((part) => part !== '').join(' ');
  const en = [title.en, periodIn(query.range, period, 'en')].filter((part) => part !== '').join(' ');
  return {
    ko: [ko, ...additions(query, model, 'ko')].join(', '),
    en: [en, ...additions(query, model, 'en')].join(', '),
  };
}

function additions(query: MetricQuery, model: SemanticModel, locale: Locale): string[] {
  return [
    ...query.having.map((condition) => conditionIn(condition, model, locale)),
    comparisonIn(query.compare, locale),
    orderIn(query, model, locale),
  ].filter((part) => part !== '');
}

const relative: Readonly<Record<Locale, readonly string[]>> = {
  ko: [
    '오늘',
    '어제',
    '이번 주',
    '지난주',
    '이번 달',
    '지난달',
    '최근 7일',
    '최근 30일',
    '이번 분기',
    '지난 분기',
    '올해',
    '작년',
  ],
  en: [
    'today',
    'yesterday',
    'this week',
    'last week',
    'this month',
    'last month',
    'in the last 7 days',
    'in the last 30 days',
    'this quarter',
    'last quarter',
    'this year',
    'last year',
  ],
};

/** By the words it was asked in, by others that mean these days now, or else by the days. */
export function periodIn(range: DateRange | null, { clock, said }: PeriodWords, locale: Locale): string {
  if (range === null) return '';
  const own = said.flatMap((text) => wordsFor(range, text, clock));
  const ownWord = own.find((word) => isIn(word, locale) && !partOfName.test(word));
  if (ownWord !== undefined) return ownWord;
  const word = relative[locale].find((each) => wordsFor(range, each, clock).length > 0);
  return word ?? daysIn(range, locale);
}

/** Names many days, and which of them only the answer before told. */
const partOfName =
  /^(?:[월화수목금토일]요일|\d{1,2}일|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/iu;

/** The words of a text that mean these days, as they were said. */
function wordsFor(range: DateRange, text: string, clock: Clock): string[] {
  return readTime(text, clock, []).flatMap(({ meaning, text: words }) =>
    meaning.kind === 'range' && isSameRange(meaning.range, range)
      ? [words.replace(/(?<=[가-힣])(?:에는|에서|에|은|는|의|도|만|로|이랑|랑|과|와)$/u, '').trim()]
      : [],
  );
}

function isIn(word: string, locale: Locale): boolean {
  return /[가-힣]/u.test(word) ? locale === 'ko' : locale === 'en' && /[a-z]/iu.test(word);
}

function daysIn(range: DateRange, locale: Locale): string {
  const { from, to } = range;
  const last = addDays(to, -1);
  if (from === last) return from;
  if (from === BEGINNING) return locale === 'ko' ? `${last}까지` : `until ${last}`;
  return locale === 'ko' ? daysText(range) : `from ${from} to ${last}`;
}

const comparisons: Readonly<Record<Exclude<CompareKind, 'explicit'>, Localised>> = {
  'previous-period': { ko: '직전 기간 대비', en: 'vs the previous period' },
  'previous-day': { ko: '전일 대비', en: 'vs the day before' },
  'previous-week': { ko: '전주 대비', en: 'vs the week before' },
  'previous-month': { ko: '전월 대비', en: 'vs the month before' },
  'previous-quarter': { ko: '전분기 대비', en: 'vs the quarter before' },
  'previous-year': { ko: '전년 동기 대비', en: 'vs the same period last year' },
};

export function comparisonIn(compare: MetricQuery['compare'], locale: Locale): string {
  if (compare === null) return '';
  if (compare.kind !== 'explicit') return comparisons[compare.kind][locale];
  const days = daysIn(compare.range, 'ko');
  return locale === 'ko' ? `${days} 대비` : `vs ${days}`;
}

/** "상위 5개", "lowest first by orders"; empty where the rows follow as they come. */
export function orderIn(query: MetricQuery, model: SemanticModel, locale: Locale): string {
  const { order, limit, metrics } = query;
  if (order === null && limit === null) return '';
  const words = orderWords[locale];
  const direction = order?.direction ?? 'descending';
  if (order?.by === 'time') return words.time(direction, limit);
  const by = order === null || order.by === metrics[0] ? '' : orderedBy(order.by, model, locale);
  return words.rows(direction, limit, by);
}

type Direction = 'ascending' | 'descending';

const orderWords = {
  ko: {
    time: (direction: Direction, limit: number | null) =>
      `${direction === 'ascending' ? '오래된 순' : '최근 순'}${limit === null ? '' : ` ${limit}개`}`,
    rows: (direction: Direction, limit: number | null, by: string) => {
      const isLowest = direction === 'ascending';
      const rows =
        limit === null ? `${isLowest ? '낮은' : '높은'} 순` : `${isLowest ? '하위' : '상위'} ${limit}개`;
      return `${by} ${rows}`.trim();
    },
  },
  en: {
    time: (direction: Direction, limit: number | null) =>
      `${direction === 'ascending' ? 'oldest' : 'newest'} first${limit === null ? '' : `, ${limit} rows`}`,
    rows: (direction: Direction, limit: number | null, by: string) => {
      const isLowest = direction === 'ascending';
      const rows =
        limit === null
          ? `${isLowest ? 'lowest' : 'highest'} first`
          : `${isLowest ? 'bottom' : 'top'} ${limit}`;
      return by === '' ? rows : `${rows} by ${by}`;
    },
  },
} as const;

function orderedBy(by: string, model: SemanticModel, locale: Locale): string {
  if (by === 'change') return locale === 'ko' ? '변화' : 'change';
  if (by === 'change-rate') return locale === 'ko' ? '변화율' : 'rate of change';
  return inSentence(model.metrics.get(by)?.label[locale] ?? by);
}

const operators: Readonly<Record<MetricCondition['operator'], Localised>> = {
  '>': { ko: '초과', en: 'over' },
  '>=': { ko: '이상', en: 'at least' },
  '<': { ko: '미만', en: 'under' },
  '<=': { ko: '이하', en: 'at most' },
  '=': { ko: '', en: 'exactly' },
};

export function conditionIn(
  { metric: name, operator, value }: MetricCondition,
  model: SemanticModel,
  locale: Locale,
): string {
  const metric = model.metrics.get(name);
  const label = inSentence(metric?.label[locale] ?? name);
  const word = operators[operator][locale];
  const amount = metric === undefined ? String(value) : formatValue(value, metric.format, locale);
  return locale === 'ko' ? `${label} ${amount} ${word}`.trim() : `${label} ${word} ${amount}`;
}
