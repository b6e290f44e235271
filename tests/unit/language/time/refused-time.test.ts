import { expect, it } from 'vitest';
import { readTime } from '../../../../src/language/time/read-time.ts';
import { mentionsOf, wednesday } from './wednesday.ts';

it.each([
  ['2월 30일 주문', 'impossible-date'],
  ['2025년 2월 29일', 'impossible-date'],
  ['2026-02-30', 'impossible-date'],
  ['2026-13', 'impossible-date'],
  ['2/30', 'impossible-date'],
  ['13월 매출', 'impossible-date'],
  ['25월 매출', 'impossible-date'],
  ['0월 매출', 'impossible-date'],
  ['5분기 매출', 'impossible-date'],
  ['February 30', 'impossible-date'],
  ['Q5 2025', 'impossible-date'],
  ['2월 30일부터 3월 2일까지', 'impossible-date'],
  ['최근 9999년', 'impossible-date'],
  ['3월 7일부터 3월 1일까지', 'reversed-range'],
  ['3월 7일부터 1일까지', 'reversed-range'],
  ['3월 7~1일', 'reversed-range'],
  ['2026-03-07 ~ 2026-03-01', 'reversed-range'],
  ['어제부터 지난주까지', 'reversed-range'],
  ['from March 7 to March 1', 'reversed-range'],
  ['between yesterday and last week', 'reversed-range'],
  ['내일 주문', 'in-the-future'],
  ['모레', 'in-the-future'],
  ['다음 주', 'in-the-future'],
  ['다음달', 'in-the-future'],
  ['내년 3월', 'in-the-future'],
  ['2027년', 'in-the-future'],
  ['2026-04-01', 'in-the-future'],
  ['이번 주말', 'in-the-future'],
  ['tomorrow', 'in-the-future'],
  ['next week', 'in-the-future'],
  ['December 2026', 'in-the-future'],
  ['since next Monday', 'in-the-future'],
  ['3월 첫째 주 주문', 'unclear'],
  ['3월 2주차 주문', 'unclear'],
  ['지난달 말 주문', 'unclear'],
  ['작년 3월 초 주문', 'unclear'],
  ['월말 매출', 'unclear'],
  ['last week of March', 'unclear'],
  ['the first Monday of March', 'unclear'],
  ['orders in late March', 'unclear'],
  ['the end of last month', 'unclear'],
])('when asked "%s", it is a %s and no wrong range', (text, problem) => {
  expect(mentionsOf(text).map((one) => one.meaning)).toEqual([{ kind: 'problem', problem }]);
});

it.each(['설 연휴 주문', '추석 매출', 'orders during Seollal'])(
  'when the calendar lists no holiday for "%s", that is said',
  (text) => {
    const read = readTime(text, wednesday, []);
    expect(read.map((one) => one.meaning)).toEqual([{ kind: 'problem', problem: 'unknown-holiday' }]);
  },
);

it('when the calendar lists the holiday for other years only, that is said', () => {
  expect(mentionsOf('2020년 추석')[0]?.meaning).toEqual({ kind: 'problem', problem: 'unknown-holiday' });
});

it('when the law fixes a holiday, no calendar is needed', () => {
  expect(readTime('광복절 주문', wednesday, [])[0]?.meaning).toMatchObject({
    range: { from: '2025-08-15', to: '2025-08-16' },
  });
});

it.each([
  '이월 주문',
  '일반 주문',
  '주문 수',
  '주소별 주문',
  '지난주문 내역',
  '전주시 주문',
  '월드컵 이벤트',
  '오늘의집',
  '배달 7일 이상 걸린 주문',
  '3일 연속 주문한 회원',
  '주문 7일 이동평균',
  '30일 내 재주문율',
  '14일 리텐션',
  '7일 주문',
  '요일제',
  '분기점',
  '연간회원권',
  '매일유업',
  '하루견과',
  '금일봉',
  '일일일',
  'may I see the orders',
  'the second order',
  'weekday_id column',
  'SKU20260315A',
  'order 20261399',
  '3.15 ratio',
  '10/20/30',
  '15/3',
  'monthlyreport',
  'ytdx',
])('when the text is "%s", no time is read into it', (text) => {
  expect(mentionsOf(text)).toEqual([]);
});
