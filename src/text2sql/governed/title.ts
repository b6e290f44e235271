import type { TimeGrain } from '../../domain/date-range.ts';
import type { Locale, Localised } from '../../domain/locale.ts';
import { withJosa } from '../../language/josa.ts';
import { inSentence } from '../../language/messages/sentences.ts';
import type { DimensionFilter, MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';

const grains: Readonly<Record<TimeGrain, Localised>> = {
  day: { ko: '일별', en: 'day' },
  week: { ko: '주별', en: 'week' },
  month: { ko: '월별', en: 'month' },
  quarter: { ko: '분기별', en: 'quarter' },
  year: { ko: '연도별', en: 'year' },
  'hour-of-day': { ko: '시간대별', en: 'hour of day' },
  'day-of-week': { ko: '요일별', en: 'day of week' },
};

/** What a governed question asks for, as a noun phrase: "강남구 카테고리별 주문 수", "orders by category in 강남구". */
export function titleOf(query: MetricQuery, model: SemanticModel): Localised {
  return { ko: korean(query, model), en: english(query, model) };
}

function korean(query: MetricQuery, model: SemanticModel): string {
  const filters = query.filters.map((filter) => {
    const values = valueNames(filter, model, 'ko').join('·');
    return filter.negated ? `${withJosa(values, '을/를')} 뺀` : values;
  });
  const groupings = query.groupings.map((grouping) =>
    grouping.kind === 'time' ? grains[grouping.grain].ko : `${label(grouping.name, model, 'ko')}별`,
  );
  return [...filters, groupings.join(' '), metrics(query, model, 'ko', '와 ')]
    .filter((part) => part !== '')
    .join(' ');
}

function english(query: MetricQuery, model: SemanticModel): string {
  const groupings = query.groupings.map((grouping) =>
    grouping.kind === 'time' ? grains[grouping.grain].en : label(grouping.name, model, 'en'),
  );
  const filters = query.filters.map(
    (filter) => `${filter.negated ? 'without' : 'for'} ${valueNames(filter, model, 'en').join(' or ')}`,
  );
  return [
    metrics(query, model, 'en', ' and '),
    ...(groupings.length > 0 ? [`by ${groupings.join(' and ')}`] : []),
    ...filters,
  ].join(' ');
}

function metrics(query: MetricQuery, model: SemanticModel, locale: Locale, joint: string): string {
  return query.metrics.map((name) => inSentence(model.metrics.get(name)?.label[locale] ?? name)).join(joint);
}

function label(dimension: string, model: SemanticModel, locale: Locale): string {
  return inSentence(model.dimensions.get(dimension)?.label[locale] ?? dimension);
}

/** Codes (`female`), and Korean values in English, are told by the first of their names in the asker's script, if any. */
function valueNames({ dimension, values }: DimensionFilter, model: SemanticModel, locale: Locale): string[] {
  const names = model.dimensions.get(dimension)?.valueSynonyms ?? {};
  const isKorean = (text: string) => /\p{Script=Hangul}/u.test(text);
  const isForeign = (value: string) => (locale === 'ko' ? /^[a-z][a-z0-9_]*$/.test(value) : isKorean(value));
  const isOwn = (text: string) => isKorean(text) === (locale === 'ko');
  return values.map((value) => (isForeign(value) ? (names[value]?.find(isOwn) ?? value) : value));
}
