import { expect, test } from 'vitest';
import { rangesOf } from './wednesday.ts';

test.each([
  ['지난달 7일 이동평균 주문 수', ['2026-02-01..2026-03-01']],
  ['지난달 5일 이동 평균', ['2026-02-01..2026-03-01']],
  ['지난달 7일 평균 주문 수', ['2026-02-01..2026-03-01']],
  ['지난달 15일 평균 배달 시간', ['2026-02-15..2026-02-16']],
  ['지난달 7일 주문 수', ['2026-02-07..2026-02-08']],
])('when a length stands after a month in %s, it is no date', (text, ranges) => {
  expect(rangesOf(text)).toEqual(ranges);
});

test.each([
  ['지난주 금요일과 토요일 주문이 몰린 시각', ['2026-03-20..2026-03-22']],
  ['지난주 금요일, 토요일과 일요일 주문', ['2026-03-20..2026-03-23']],
  ['지난주 월요일과 금요일 주문', ['2026-03-16..2026-03-17', '2026-03-20..2026-03-21']],
  ['지난주 금요일 주문', ['2026-03-20..2026-03-21']],
  ['지난달 금요일과 토요일', ['2026-02-01..2026-03-01', 'weekday-set', 'weekday-set']],
])('when weekdays are named beside each other in %s, none is lost', (text, ranges) => {
  expect(rangesOf(text)).toEqual(ranges);
});

test.each([['3월 첫째 주와 마지막 주의 시간당 주문'], ['지난달 첫째 주, 셋째 주 비교']])(
  'when %s names two weeks of a month, both are held unclear',
  (text) => {
    expect(rangesOf(text)).toEqual(['problem']);
  },
);
