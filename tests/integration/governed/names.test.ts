import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Metric } from '../../../src/domain/knowledge.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { koreanHolidays } from '../../../src/language/time/korean-holidays.ts';
import { buildSemanticModel } from '../../../src/semantic-layer/model.ts';
import { createReader } from '../../../src/semantic-layer/reading/read-question.ts';
import { TEST_CLOCK } from '../../support/demo-company.ts';

const { knowledge } = await readKnowledge(join(import.meta.dirname, '../../../knowledge'));
const model = buildSemanticModel({ ...knowledge, values: [] });
const reader = createReader(model, { glossary: knowledge.glossary, holidays: koreanHolidays });
const read = (question: string) => reader.read(question, TEST_CLOCK);

/** Counts that between them reach every attribute. */
const counts = [
  'orders',
  'deliveries',
  'payment_attempts',
  'refunds',
  'tickets',
  'new_members',
  'new_subscriptions',
  'canceled_subscriptions',
  'searches',
  'sessions',
  'ad_spend',
  'mart_orders',
  'mart_units_sold',
  'image_reviews',
];

it.each(knowledge.metrics)('when $name is asked for by any of its names, it alone is meant', (metric) => {
  const other = namesOf(metric).filter((name) => {
    const { query, ambiguities } = read(model.hasTime(metric.name) ? `${name} 지난달` : name);
    if (query === null)
      return !ambiguities.some((each) => each.kind === 'metric' && each.metrics.includes(metric.name));
    return query.metrics.join() !== metric.name || query.groupings.length + query.filters.length > 0;
  });
  expect(other).toEqual([]);
});

it.each(knowledge.dimensions)(
  'when a number is split by any name of $name, it is split by it',
  (dimension) => {
    const korean = [dimension.label.ko, ...dimension.synonyms.ko].map((word) => ({ word, ask: askInKorean }));
    const english = [dimension.label.en, ...dimension.synonyms.en].map((word) => ({
      word,
      ask: askInEnglish,
    }));
    const faults = [...korean, ...english].filter(({ word, ask }) => !isSplitBy(dimension.name, word, ask));
    expect(faults.map(({ word }) => word)).toEqual([]);
  },
);

type AskSplit = (metric: Metric, word: string) => string;

const askInKorean: AskSplit = (metric, word) => `지난달 ${word}별 ${metric.label.ko}`;
const askInEnglish: AskSplit = (metric, word) => `${metric.label.en} by ${word} last month`;

/** "새마트 카테고리별 주문 수" are the orders of 새마트. */
function isCountOf(names: readonly string[], count: string): boolean {
  const [name = '', ...others] = names;
  return others.length === 0 && metricNamed(name).label.ko.endsWith(metricNamed(count).label.ko);
}

/** The first count that anything is read for must be split by the attribute; every attribute splits one of them. */
function isSplitBy(dimension: string, word: string, ask: AskSplit): boolean {
  for (const count of counts) {
    const { query } = read(ask(metricNamed(count), word));
    if (query === null) continue;
    const [grouping] = query.groupings;
    return isCountOf(query.metrics, count) && grouping?.kind === 'dimension' && grouping.name === dimension;
  }
  return false;
}

function namesOf({ label, synonyms }: Metric): string[] {
  return [label.ko, label.en, ...synonyms.ko, ...synonyms.en];
}

function metricNamed(name: string): Metric {
  const found = knowledge.metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no metric is called ${name}`);
  return found;
}
