import { describe, expect, it } from 'vitest';
import { placeDays } from '../../../../src/text2sql/follow-up/place-days.ts';
import { TEST_CLOCK } from '../../../support/demo-company.ts';

const february = { from: '2026-02-01', to: '2026-03-01' };
const march = { from: '2026-03-01', to: '2026-04-01' };
const week = { from: '2026-03-23', to: '2026-03-30' };
const yesterday = { from: '2026-03-31', to: '2026-04-01' };
const quarter = { from: '2026-01-01', to: '2026-04-01' };

describe('days named by a part of their name', () => {
  it.each([
    ['15일은?', february, '2026-02-15은?'],
    ['the 15th?', february, '2026-02-15?'],
    ['16일', { from: '2026-02-15', to: '2026-02-16' }, '2026-02-16'],
    ['10일까지', march, '2026-03-01 ~ 2026-03-10'],
    ['1~10일만', march, '2026-03-01 ~ 2026-03-10만'],
    ['20일부터', march, '2026-03-20 ~ 2026-03-31'],
    ['어제까지', february, '2026-02-01 ~ 2026-03-31'],
    ['월요일은?', week, '2026-03-23은?'],
    ['what about monday?', week, '2026-03-23?'],
    ['금요일은?', yesterday, '2026-03-27은?'],
    ['월요일만', march, '2026-03-01 ~ 2026-03-31 월요일만'],
    ['전월은?', february, '2026-01-01 ~ 2026-01-31은?'],
    ['the month before?', february, '2026-01-01 ~ 2026-01-31?'],
    ['그 전주는?', week, '2026-03-16 ~ 2026-03-22는?'],
    ['전날은?', yesterday, '2026-03-30은?'],
  ])('when %s follows %o, they are put in or beside those', (text, range, placed) => {
    expect(placeDays(text, range, TEST_CLOCK)).toEqual({ text: placed, isPlaced: true });
  });

  it.each([
    ['30일은?', february],
    ['15일은?', quarter],
    ['전월은?', week],
    ['전주는?', march],
    ['전날은?', week],
    ['20일부터', week],
  ])('when %s has no place beside %o, it is not guessed', (text, range) => {
    expect(placeDays(text, range, TEST_CLOCK)).toBeNull();
  });

  it.each([
    '전월 대비',
    '전주랑 비교',
    '최근 7일',
    '7일 이동평균',
    '3월 15일은?',
    '지난달은?',
    '10일 동안',
    '금요일과 토요일',
  ])('when %s is said, it is left as it is', (text) => {
    expect(placeDays(text, february, TEST_CLOCK)).toEqual({ text, isPlaced: false });
  });

  it('when nothing before has days, they are left as they are', () => {
    expect(placeDays('15일은?', null, TEST_CLOCK)).toEqual({ text: '15일은?', isPlaced: false });
  });
});
