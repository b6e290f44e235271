import { isSameRange } from '../../domain/iso-days.ts';
import type { Localised } from '../../domain/locale.ts';
import { formatDateRange } from '../../language/numbers/format.ts';
import type { Grouping, MetricQuery } from '../../semantic-layer/metric-query.ts';
import type { SemanticModel } from '../../semantic-layer/model.ts';
import { isValueNote } from '../../semantic-layer/reading/notes.ts';
import { titleOf } from '../governed/title.ts';
import type { Previous } from './choose-previous.ts';
import { noQuery } from './no-query.ts';
import { comparisonIn, conditionIn, orderIn, type PeriodWords, periodIn } from './standalone.ts';

/** That somebody else's question goes on; doors know people by names of their own, and the thread shows who asked it. */
export function authorNotes(previous: Previous | null, asker: string): Localised[] {
  const author = previous?.author ?? asker;
  if (previous === null || author === asker) return [];
  const { question } = previous.state;
  return [
    {
      ko: `다른 분의 질문('${question}')을 이어서 봤습니다.`,
      en: `This goes on from somebody else's question ('${question}').`,
    },
  ];
}

/**
 * What the words were read as, without what they only named to take it back; of the second look at the whole, what is not
 * about single values, which are told already.
 */
export function readingNotes(
  words: readonly Localised[],
  whole: readonly Localised[],
  { filters, groupings }: MetricQuery,
): Localised[] {
  const holdsStill = ({ ko }: Localised) =>
    filters.some(({ values }) => ko.includes(` = ${values.join(', ')}`));
  const isSplit = ({ dimension }: MetricQuery['filters'][number]) =>
    groupings.some((one) => one.kind === 'dimension' && one.name === dimension);
  const apart = filters.filter(isSplit).map(({ values }) => ` = ${values.join(', ')}`);
  return [
    ...words
      .filter((note) => !isValueNote(note) || holdsStill(note))
      .map((note) => (apart.some((values) => note.ko.includes(values)) ? withoutTogether(note) : note)),
    ...whole.filter((note) => !isValueNote(note)),
  ];
}

/** Values that the answer is split by are not added up. */
function withoutTogether({ ko, en }: Localised): Localised {
  return { ko: ko.replace(/ \(합쳐서\)$/u, ''), en: en.replace(/ \(together\)$/u, '') };
}

/** What was taken over from the question before, and what of it no longer holds. */
export function followNotes(
  before: MetricQuery,
  after: MetricQuery,
  model: SemanticModel,
  period: PeriodWords,
): Localised[] {
  const kept = keptOf(before, after, model, period);
  const dropped = droppedOf(before, after, model);
  return [
    ...(kept.length === 0
      ? []
      : [
          {
            ko: `앞 질문에서 이어받은 것: ${kept.map(({ ko }) => ko).join(', ')}`,
            en: `Taken over from the question before: ${kept.map(({ en }) => en).join(', ')}`,
          },
        ]),
    ...(dropped.length === 0
      ? []
      : [
          {
            ko: `앞 질문에서 뺀 것: ${dropped.map(({ ko }) => ko).join(', ')}`,
            en: `Left out from the question before: ${dropped.map(({ en }) => en).join(', ')}`,
          },
        ]),
  ];
}

function keptOf(
  before: MetricQuery,
  after: MetricQuery,
  model: SemanticModel,
  period: PeriodWords,
): Localised[] {
  const metrics = before.metrics.filter((name) => after.metrics.includes(name));
  const filters = before.filters.filter((filter) => holds(filter, after.filters));
  const groupings = before.groupings.filter((one) => holds(one, after.groupings));
  return [
    ...(before.range !== null && isSameRange(before.range, after.range)
      ? [rangeText(before.range, period)]
      : []),
    ...filters.map((filter) => filterText(filter, model)),
    ...groupings.map((one) => groupingText(one, model)),
    ...metrics.map((name) => model.metrics.get(name)?.label ?? plain(name)),
    ...before.having
      .filter((condition) => holds(condition, after.having))
      .map((condition) => said((locale) => conditionIn(condition, model, locale))),
    ...comparisonKept(before, after),
    ...orderKept(before, after, model),
  ];
}

function droppedOf(before: MetricQuery, after: MetricQuery, model: SemanticModel): Localised[] {
  const filters = before.filters.filter(
    ({ dimension }) => !after.filters.some((filter) => filter.dimension === dimension),
  );
  const endsComparison = before.compare !== null && after.compare === null;
  return [
    ...filters.map((filter) => filterText(filter, model)),
    ...(endsComparison ? [said((locale) => comparisonIn(before.compare, locale))] : []),
  ];
}

function rangeText(range: NonNullable<MetricQuery['range']>, period: PeriodWords): Localised {
  return said((locale) => {
    const [words, days] = [periodIn(range, period, locale), formatDateRange(range, locale)];
    return days.startsWith(words.slice(0, 10)) ? days : `${words} (${days})`;
  });
}

function filterText(filter: MetricQuery['filters'][number], model: SemanticModel): Localised {
  const title = titleOf({ ...noQuery, filters: [filter] }, model);
  return { ko: title.ko.trim(), en: title.en.trim() };
}

function groupingText(grouping: Grouping, model: SemanticModel): Localised {
  const title = titleOf({ ...noQuery, groupings: [grouping] }, model);
  return { ko: title.ko.trim(), en: title.en.trim() };
}

function comparisonKept(before: MetricQuery, after: MetricQuery): Localised[] {
  return before.compare !== null && holds(before.compare, [after.compare])
    ? [said((locale) => comparisonIn(before.compare, locale))]
    : [];
}

function orderKept(before: MetricQuery, after: MetricQuery, model: SemanticModel): Localised[] {
  const text = said((locale) => orderIn(before, model, locale));
  return text.ko !== '' && text.ko === orderIn(after, model, 'ko') ? [text] : [];
}

function holds(one: unknown, all: readonly unknown[]): boolean {
  return all.some((each) => JSON.stringify(each) === JSON.stringify(one));
}

function said(text: (locale: 'ko' | 'en') => string): Localised {
  return { ko: text('ko'), en: text('en') };
}

function plain(text: string): Localised {
  return { ko: text, en: text };
}
