import type { TimeGrain } from '../../domain/date-range.ts';
import type { Locale, Localised } from '../../domain/locale.ts';
import { withJosa } from '../../language/josa.ts';
import { inSentence } from '../../language/messages/sentences.ts';
import type { DimensionFilter, MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import { valueName } from './value-names.ts';

const grains: Readonly<Record<TimeGrain, Localised>> = {
  day: { ko: '일별', en: 'day' },
  week: { ko: '주별', en: 'week' },
  month: { ko: '월별', en: 'month' },
  quarter: { ko: '분기별', en: 'quarter' },
  year: { ko: '연도별', en: 'year' },
  'hour-of-day': { ko: '시간대별', en: 'hour of day' },
  'day-of-week': { ko: '요일별', en: 'day of week' },
};

/** What a governed question asks for, as a noun phrase: "강남구 카테고리별 주문 수", "orders by category for Gangnam-gu". */
export function titleOf(query: MetricQuery, model: SemanticModel): Localised {
  return { ko: korean(query, model), en: english(query, model) };
}

function korean(query: MetricQuery, model: SemanticModel): string {
  const filters = query.filters.map((filter) => {
    const values = namesOf(filter, model, 'ko').join('·');
    return filter.negated ? `${withJosa(values, '을/를')} 뺀` : values;
  });
  const groupings = query.groupings.map((grouping) =>
    grouping.kind === 'time' ? grains[grouping.grain].ko : splitBy(label(grouping.name, model, 'ko')),
  );
  const metrics = labelsOf(query, model, 'ko');
  const joined = metrics
    .map((name, at) => (at < metrics.length - 1 ? withJosa(name, '와/과') : name))
    .join(' ');
  return [...filters, groupings.join(' '), joined].filter((part) => part !== '').join(' ');
}

/** 성별 ends in 별 already. */
function splitBy(label: string): string {
  return label.endsWith('별') ? label : `${label}별`;
}

function english(query: MetricQuery, model: SemanticModel): string {
  const groupings = query.groupings.map((grouping) =>
    grouping.kind === 'time' ? grains[grouping.grain].en : label(grouping.name, model, 'en'),
  );
  const filters = query.filters.map(
    (filter) => `${filter.negated ? 'without' : 'for'} ${namesOf(filter, model, 'en').join(' or ')}`,
  );
  return [
    labelsOf(query, model, 'en').join(' and '),
    ...(groupings.length > 0 ? [`by ${groupings.join(' and ')}`] : []),
    ...filters,
  ].join(' ');
}

function labelsOf(query: MetricQuery, model: SemanticModel, locale: Locale): string[] {
  return query.metrics.map((name) => inSentence(model.metrics.get(name)?.label[locale] ?? name));
}

function label(dimension: string, model: SemanticModel, locale: Locale): string {
  return inSentence(model.dimensions.get(dimension)?.label[locale] ?? dimension);
}

function namesOf({ dimension, values }: DimensionFilter, model: SemanticModel, locale: Locale): string[] {
  return values.map((value) => valueName(value, model.dimensions.get(dimension))[locale]);
}
