import { expect, it } from 'vitest';
import { mentionsOf } from './wednesday.ts';

const lastWeek = { from: '2026-03-16', to: '2026-03-23' };
const lastMonth = { from: '2026-02-01', to: '2026-03-01' };
const lastYear = { from: '2025-01-01', to: '2026-01-01' };
const yesterday = { from: '2026-03-24', to: '2026-03-25' };

it.each([
  ['전주 대비', 'previous-week', null],
  ['전월 대비', 'previous-month', null],
  ['전월대비', 'previous-month', null],
  ['전일 대비', 'previous-day', null],
  ['전분기 대비', 'previous-quarter', null],
  ['전년 대비', 'previous-year', null],
  ['작년 동기 대비', 'previous-year', null],
  ['전년동기대비', 'previous-year', null],
  ['작년 같은 기간과 비교', 'previous-year', null],
  ['작년 이맘때 대비', 'previous-year', null],
  ['전월 동기 대비', 'previous-month', null],
  ['직전 기간 대비', 'previous-period', null],
  ['이전 기간과 비교해서', 'previous-period', null],
  ['지난주 대비', 'previous-week', lastWeek],
  ['지난주와 비교해줘', 'previous-week', lastWeek],
  ['지난주랑 비교하면', 'previous-week', lastWeek],
  ['지난주보다', 'previous-week', lastWeek],
  ['지난주에 비해', 'previous-week', lastWeek],
  ['지난달 대비', 'previous-month', lastMonth],
  ['작년 대비', 'previous-year', lastYear],
  ['어제와 비교', 'previous-day', yesterday],
  ['2월 대비', 'explicit', lastMonth],
  ['2026년 2월과 비교', 'explicit', lastMonth],
  ['YoY', 'previous-year', null],
  ['vs the week before', 'previous-week', null],
  ['compared to the month before', 'previous-month', null],
  ['than the day before', 'previous-day', null],
  ['MoM', 'previous-month', null],
  ['WoW', 'previous-week', null],
  ['QoQ', 'previous-quarter', null],
  ['year over year', 'previous-year', null],
  ['month-over-month', 'previous-month', null],
  ['week on week', 'previous-week', null],
  ['vs last week', 'previous-week', lastWeek],
  ['versus last month', 'previous-month', lastMonth],
  ['compared to last month', 'previous-month', lastMonth],
  ['compared with yesterday', 'previous-day', yesterday],
  ['than last week', 'previous-week', lastWeek],
  ['compared to the previous week', 'previous-week', null],
  ['vs the previous period', 'previous-period', null],
  ['vs the same period last year', 'previous-year', null],
  ['compared to February', 'explicit', lastMonth],
])('when the text is "%s", it compares by %s', (text, compare, range) => {
  expect(mentionsOf(text)).toEqual([
    { start: 0, end: text.length, text, meaning: { kind: 'compare', compare, range } },
  ]);
});

it.each([
  ['전년 동월 대비', 'previous-year', 'month'],
  ['작년 같은 달 대비', 'previous-year', 'month'],
  ['전년 같은 분기 대비', 'previous-year', 'quarter'],
  ['전주 동요일 대비', 'previous-week', 'day'],
  ['지난주 같은 요일 대비', 'previous-week', 'day'],
  ['전월 동일 대비', 'previous-month', 'day'],
  ['same week last year', 'previous-year', 'week'],
  ['vs the same month last year', 'previous-year', 'month'],
  ['vs the same weekday last week', 'previous-week', 'day'],
])('when the text is "%s", it compares by %s and says that a %s is meant', (text, compare, about) => {
  expect(mentionsOf(text)).toEqual([
    { start: 0, end: text.length, text, meaning: { kind: 'compare', compare, range: null, about } },
  ]);
});

it.each([
  ['이번 주와 지난주 비교', ['range 2026-03-23', 'previous-week']],
  ['지난주와 이번 주 매출 비교해줘', ['previous-week', 'range 2026-03-23']],
  ['어제와 오늘 비교해줘', ['previous-day', 'range 2026-03-25']],
  ['2월과 3월 매출 차이', ['explicit', 'range 2026-03-01']],
  ['this week vs last week', ['range 2026-03-23', 'previous-week']],
  ['compare February and March', ['explicit', 'range 2026-03-01']],
  ['오늘 매출을 어제와 비교', ['range 2026-03-25', 'previous-day']],
  ['지난주 주문 수 전주 대비', ['range 2026-03-16', 'previous-week']],
  ['지난달 매출 전년 동월 대비 증감률', ['range 2026-02-01', 'previous-year']],
  ['last week orders vs the same period last year', ['range 2026-03-16', 'previous-year']],
])('when two periods meet in "%s", the later is asked for and the earlier compared: %j', (text, expected) => {
  const read = mentionsOf(text).map(({ meaning }) =>
    meaning.kind === 'range'
      ? `range ${meaning.range.from}`
      : meaning.kind === 'compare'
        ? meaning.compare
        : '',
  );
  expect(read).toEqual(expected);
});

it.each([
  ['일별', 'day'],
  ['날짜별로', 'day'],
  ['일자별', 'day'],
  ['매일', 'day'],
  ['하루 평균', 'day'],
  ['하루에', 'day'],
  ['일 단위로', 'day'],
  ['주별', 'week'],
  ['주차별', 'week'],
  ['주간 주문 수', 'week'],
  ['매주', 'week'],
  ['월별', 'month'],
  ['월별로', 'month'],
  ['매달', 'month'],
  ['분기별', 'quarter'],
  ['연도별', 'year'],
  ['시간대별', 'hour-of-day'],
  ['시간별', 'hour-of-day'],
  ['요일별', 'day-of-week'],
  ['daily orders', 'day'],
  ['orders per day', 'day'],
  ['orders by date', 'day'],
  ['weekly', 'week'],
  ['by week', 'week'],
  ['by month', 'month'],
  ['monthly', 'month'],
  ['each month', 'month'],
  ['by quarter', 'quarter'],
  ['by year', 'year'],
  ['by hour', 'hour-of-day'],
  ['by hour of day', 'hour-of-day'],
  ['by weekday', 'day-of-week'],
  ['by day of week', 'day-of-week'],
])('when asked "%s", the step is a %s', (text, grain) => {
  expect(mentionsOf(text).map((one) => one.meaning)).toEqual([{ kind: 'grain', grain }]);
});

it.each([
  ['최근 4주간 주별 주문 수', ['range', 'week']],
  ['지난주 일별 주문 수', ['range', 'day']],
  ['지난주 하루 평균', ['range', 'day']],
  ['지난달 요일별', ['range', 'day-of-week']],
  ['daily orders last week', ['day', 'range']],
])('when a range and a step meet in "%s", both are read: %j', (text, expected) => {
  const read = mentionsOf(text).map(({ meaning }) =>
    meaning.kind === 'grain' ? meaning.grain : meaning.kind,
  );
  expect(read).toEqual(expected);
});

it.each([
  ['주말 주문 수', [6, 7]],
  ['평일 주문', [1, 2, 3, 4, 5]],
  ['매주 월요일 주문', [1]],
  ['금요일마다', [5]],
  ['orders on weekends', [6, 7]],
  ['orders on weekdays', [1, 2, 3, 4, 5]],
  ['orders on Mondays', [1]],
  ['every Friday', [5]],
])('when asked "%s", it is a condition on days of the week: %j', (text, days) => {
  expect(mentionsOf(text).map((one) => one.meaning)).toEqual([{ kind: 'weekday-set', days }]);
});

it('when a weekday stands beside another range, it narrows that range', () => {
  expect(mentionsOf('지난달 월요일 주문 수').map((one) => one.meaning)).toMatchObject([
    { kind: 'range', range: lastMonth },
    { kind: 'weekday-set', days: [1] },
  ]);
});
