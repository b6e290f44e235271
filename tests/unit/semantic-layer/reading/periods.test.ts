import { expect, it } from 'vitest';
import { isDefaultRangeNote } from '../../../../src/semantic-layer/reading/notes.ts';
import { createReader } from '../../../../src/semantic-layer/reading/read-question.ts';
import { describeQuery } from './describe-query.ts';
import { clock, glossary, holidays, model, read } from './small-company.ts';

const reader = createReader(model, { glossary, holidays });

/** Asked on Wednesday, 18 March 2026. */
it.each([
  ['시간대별 주문수', 'order_count by @hour-of-day | 02-16..03-18'],
  ['일별 주문수', 'order_count by @day | 02-16..03-18'],
  ['주별 주문수', 'order_count by @week | 2025-12-22..03-16'],
  ['weekly orders', 'order_count by @week | 2025-12-22..03-16'],
  ['월별 주문수', 'order_count by @month | 2025-04-01..03-18'],
  ['orders by month', 'order_count by @month | 2025-04-01..03-18'],
  ['분기별 매출', 'gmv by @quarter | 1970-01-01..03-18'],
  ['gmv by year', 'gmv by @year | 1970-01-01..03-18'],
])('when %s are asked for without a period, there are enough steps to see', (question, query) => {
  const reading = read(question);
  expect(describeQuery(reading.query)).toBe(query);
  expect(reading.notes.filter(isDefaultRangeNote)).toHaveLength(1);
});

it.each([
  ['전주 동요일 대비 주문수', 'order_count | 03-17..03-18 | vs 03-10..03-11'],
  ['지난주 같은 요일 대비 주문수', 'order_count | 03-17..03-18 | vs 03-10..03-11'],
  ['orders vs the same weekday last week', 'order_count | 03-17..03-18 | vs 03-10..03-11'],
  ['전년 동월 대비 매출', 'gmv | 03-01..03-19 | vs 2025-03-01..2025-03-19'],
  ['gmv vs the same month last year', 'gmv | 03-01..03-19 | vs 2025-03-01..2025-03-19'],
  ['전년 동기 대비 매출', 'gmv | 01-01..03-19 | vs 2025-01-01..2025-03-19'],
  ['지난주 주문수 전주 동기 대비', 'order_count | 03-09..03-16 | vs 03-02..03-09'],
])('when asked "%s", the words say which period is compared', (question, query) => {
  expect(describeQuery(read(question).query)).toBe(query);
});

it.each([
  ['전주 대비 주문수', '2026-03-16T09:00:00+09:00', 'order_count | 03-09..03-16 | vs 03-02..03-09'],
  ['전월 대비 매출', '2026-03-01T09:00:00+09:00', 'gmv | 02-01..03-01 | vs 01-01..02-01'],
  ['전주 대비 주문수', '2026-03-17T09:00:00+09:00', 'order_count | 03-16..03-18 | vs 03-09..03-11'],
])('when asked "%s" at %s, a period without a whole day is not compared', (question, now, query) => {
  expect(describeQuery(reader.read(question, { ...clock, now: new Date(now) }).query)).toBe(query);
});

it.each([
  ['주문이 제일 많았던 날 3일', 'order_count by @day | 02-16..03-18 | top order_count | first 3'],
  ['주문이 많은 요일 2일', 'order_count by @day-of-week | 02-16..03-18 | top order_count | first 2'],
  ['지난달 주문이 제일 많은 날 3일', 'order_count by @day | 02-01..03-01 | top order_count | first 3'],
  ['3일 주문수', 'order_count | 03-03..03-04'],
  ['3일에 주문이 가장 많은 지역', 'order_count by region | 03-03..03-04 | top order_count | first 1'],
])('when asked "%s", days are counted only after what is picked', (question, query) => {
  expect(describeQuery(read(question).query)).toBe(query);
});

it.each(['전년 동요일 대비 주문수', '매출 상위 3일'])('when asked "%s", it is not answered', (question) => {
  expect(read(question).query).toBeNull();
});
